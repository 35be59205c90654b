import type { JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import type { HolderCode } from '../../holder/holder-code.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Proof } from '../../presentation/proof.js';
import type { ExamineSecondFact } from './examine-second-fact.js';
import type { GroundOrder } from './ground-order.js';

/** For whom, of whom and for what a ground is stated. */
export interface Stated {
  readonly caller: DepartmentCaller;
  /** Absent where the read does not begin with a holder. */
  readonly holder: HolderCode | undefined;
  /** As it will be recorded. */
  readonly purpose: JsonValue;
}

/** Examines the ground of a read: duty needs no proof, every other ground does. The proof is used up later, with the record of the read. */
export class ExamineGround {
  constructor(private readonly secondFact: ExamineSecondFact) {}

  /** @returns undefined for duty @throws Refusal GROUND_HOLDER_MISSING, PRESENCE_… */
  async run(ground: GroundOrder, { caller, holder, purpose }: Stated): Promise<Proof | undefined> {
    if (ground === 'duty') return undefined;
    const { secondFact } = ground.holderPresent;
    return this.secondFact.run({ fact: secondFact, holder: holder ?? refuseWithoutHolder(), caller, purpose });
  }
}

function refuseWithoutHolder(): never {
  const flaws = [{ pointer: '/holder', detail: 'name the holder' }];
  throw new Refusal('unprocessable', 'GROUND_HOLDER_MISSING', '该依据须同时填写持证主体。This ground is about a holder: name the holder as well.', flaws);
}
