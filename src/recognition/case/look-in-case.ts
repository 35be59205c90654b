import { isoInstant } from '../../primitives/clock.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { GroundOrder } from '../ground/ground-order.js';
import { WHOLE_ANSWER, type LookUp } from '../look-up.js';
import type { CaseParts } from './kept/case-parts.js';
import { withEntry } from './kept/counter-case.js';

/** What the clerk looks at next, of the case's holder. */
export interface CaseLook {
  readonly ground: GroundOrder;
  /** Absent: what the ground opens. */
  readonly licenceTypes?: readonly LicenceTypeCode[] | undefined;
}

/** The clerk looks at licences within a case: the answer is kept with it, in the transaction that uses the holder's code up. */
export class LookInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly lookUp: LookUp,
  ) {}

  /** A code or an entrustment of somebody else than the case's holder is refused. @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `LookUp` */
  async run(id: Uint8Array, { ground, licenceTypes }: CaseLook, session: OfficerSession): Promise<void> {
    const { purpose, holder: { codeType, code } } = await this.parts.forStep(id, session);
    const query = { purpose, ground, holder: { codeType, code }, ...(licenceTypes === undefined ? {} : { licenceTypes: [...licenceTypes] }) };
    const at = isoInstant(this.parts.clock.now());
    await this.lookUp.run(query, session, {
      ...WHOLE_ANSWER,
      keep: (unit, answer) => this.parts.keepIn(unit, id, { session, add: (content) => withEntry(content, { kind: 'look-up', at, answer: answer as unknown as JsonObject }) }),
    });
  }
}
