import { Refusal } from '../../primitives/refusal.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { readDeskInput } from './desk-input.js';
import type { CaseHolder } from './kept/counter-case.js';
import type { LookInCase } from './look-in-case.js';

/** Somebody comes in the holder's place, with the number of the entrustment and the own identity document. */
export interface CaseEntrustment {
  /** As typed: blanks, hyphens and capital letters are forgiven. */
  readonly entrustment: string;
  /** The delegate's code, as scanned or typed. */
  readonly delegate: string;
  readonly delegateType?: string | undefined;
}

/** The clerk looks at the holder's licences for whoever the holder has entrusted. */
export class EntrustedInCase {
  constructor(private readonly look: LookInCase) {}

  /** @throws Refusal DESK_INPUT_UNKNOWN, HOLDER_CODE_…, ENTRUSTMENT_NOT_GOOD, and as `LookInCase` */
  async run(id: Uint8Array, typed: CaseEntrustment, session: OfficerSession): Promise<void> {
    const entrustment = typed.entrustment.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
    const delegate = delegateOf(typed);
    await this.look.run(id, { ground: { entrusted: { entrustment, delegate } } }, session);
  }
}

/** The delegate is known by the document alone, not by a code of their phone. */
function delegateOf({ delegate, delegateType }: CaseEntrustment): CaseHolder {
  const input = readDeskInput(delegate, delegateType);
  if (input.kind === 'holder') return input.holder;
  const sentence = '请输入受托人本人的证件号码。Type the code on the delegate’s own identity document.';
  throw new Refusal('unprocessable', 'DESK_INPUT_UNKNOWN', sentence, [{ pointer: '/ground/entrusted/delegate', detail: 'must be a holder code' }]);
}
