import type { JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import type { HolderCode } from '../../holder/holder-code.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Purpose } from '../../access/purpose.js';
import type { ExamineDynamicCode } from '../../presentation/code/examine-dynamic-code.js';
import type { ExamineConsent } from '../../presentation/consent/examine-consent.js';
import type { ExamineEntrustment } from '../../presentation/entrustment/examine-entrustment.js';
import type { Proof } from '../../presentation/proof.js';
import type { ExamineUseCode } from '../../presentation/use-code/examine-use-code.js';
import type { ExamineSecondFact } from './examine-second-fact.js';
import { parseHolderAt, type GroundOrder } from './ground-order.js';

/** For whom, of whom and for what a ground is stated. */
export interface Stated {
  readonly caller: DepartmentCaller;
  /** Absent where the read does not begin with a holder. */
  readonly holder: HolderCode | undefined;
  readonly purpose: Purpose;
  /** The purpose as it will be recorded. */
  readonly recorded: JsonValue;
}

type Presence = Extract<GroundOrder, { holderPresent: unknown }>['holderPresent'];

/** Examines the ground of a read: duty needs no proof, every other ground does. The proof is used up later, with the record of the read. */
export class ExamineGround {
  constructor(
    private readonly dynamicCode: ExamineDynamicCode,
    private readonly consent: ExamineConsent,
    private readonly secondFact: ExamineSecondFact,
    private readonly entrustment: ExamineEntrustment,
    private readonly useCode: ExamineUseCode,
  ) {}

  /** @returns undefined for duty @throws Refusal GROUND_HOLDER_MISSING, and as each proof is refused */
  async run(ground: GroundOrder, stated: Stated): Promise<Proof | undefined> {
    if (ground === 'duty') return undefined;
    const by = { caller: stated.caller, serviceItem: stated.purpose.serviceItemCode };
    if ('holderPresent' in ground) return this.presence(ground.holderPresent, stated);
    if ('useCode' in ground) return this.useCode.run(ground.useCode, by);
    const { entrustment, delegate } = ground.entrusted;
    return this.entrustment.run({ entrustment: bytesOf(entrustment), delegate: parseHolderAt(delegate, '/ground/entrusted/delegate') }, by);
  }

  private async presence(presence: Presence, { caller, holder, purpose, recorded }: Stated): Promise<Proof> {
    if ('dynamicCode' in presence) return this.dynamicCode.run(presence.dynamicCode);
    if ('consent' in presence) return this.consent.run(bytesOf(presence.consent), { caller, purpose });
    return this.secondFact.run({ fact: presence.secondFact, holder: holder ?? refuseWithoutHolder(), caller, serviceItem: purpose.serviceItemCode, purpose: recorded });
  }
}

function bytesOf(id: string): Uint8Array {
  return new Uint8Array(Buffer.from(id, 'hex'));
}

function refuseWithoutHolder(): never {
  const flaws = [{ pointer: '/holder', detail: 'name the holder' }];
  throw new Refusal('unprocessable', 'GROUND_HOLDER_MISSING', '该依据须同时填写持证主体。This ground is about a holder: name the holder as well.', flaws);
}
