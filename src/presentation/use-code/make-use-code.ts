import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { actorOf } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { MarkedDraw } from './marked-draw.js';
import type { MadeUseCode, MintUseCode } from './mint-use-code.js';
import { MOST_SECONDS, useCodeText } from './use-code.js';

/** Which licence a holder lets one department fetch, for one of its service items. */
export interface UseCodeOrder {
  readonly identifier: string;
  readonly department: CreditCode;
  readonly serviceItem: string;
}

/** A holder makes a use code on the phone: whoever of that department types it has the holder's word. */
export class MakeUseCode {
  constructor(
    private readonly units: UnitOfWork,
    private readonly licences: LicenceStore,
    private readonly mint: MintUseCode,
    private readonly draw: MarkedDraw,
    private readonly idempotency: Idempotency,
    private readonly reader: Reader,
  ) {}

  /** @returns the code, the same for each repetition @throws Refusal LICENCE_UNKNOWN, for somebody else's too · IDEMPOTENCY_… */
  async run(session: HolderSession, { identifier, department, serviceItem }: UseCodeOrder, call: MarkedCall): Promise<Pick<MadeUseCode, 'id' | 'code'>> {
    const version = await this.licences.heldBy(this.reader, session.holderIndex, identifier);
    if (version === undefined) throw new Refusal('notFound', 'LICENCE_UNKNOWN', '您名下没有这张证照。You hold no licence with this identifier.');
    const { holderIndex } = session;
    const drawn = this.draw.of(call);
    const plan = { version, holderIndex, department, serviceItem, ground: 'holderPresent', strength: 'strong', madeBy: actorOf(session), lifetimeSeconds: MOST_SECONDS, drawn } as const;
    return this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return { id: begun.answerRef, code: useCodeText(drawn) };
      const made = await this.mint.run(unit, plan);
      await this.idempotency.finish(unit, call, made.id);
      return made;
    });
  }
}
