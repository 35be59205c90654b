import { isoInstant } from '../../primitives/clock.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { GroundOrder } from '../ground/ground-order.js';
import type { LookUp } from '../look-up.js';
import type { VerifyLicence } from '../verify.js';
import type { PresentedEvidence } from '../verdict/presented.js';
import type { CaseParts } from './case-parts.js';
import { withEntry } from './counter-case.js';

/** What the clerk looks at next. */
export interface CaseLook {
  readonly ground: GroundOrder;
  /** Absent: what the proof opens. */
  readonly licenceTypes?: readonly LicenceTypeCode[];
  /** Whether the case's holder is asked about, or only what the proof opens. */
  readonly of: 'holder' | 'proof';
}

/** The clerk looks at licences within a case: the answer is kept with it. */
export class LookInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly lookUp: LookUp,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `LookUp` */
  async run(id: Uint8Array, { ground, licenceTypes, of }: CaseLook, session: OfficerSession): Promise<void> {
    const { purpose, holder } = await this.parts.open(id, session);
    const query = { purpose, ground, ...(of === 'holder' ? { holder } : {}), ...(licenceTypes === undefined ? {} : { licenceTypes: [...licenceTypes] }) };
    const answer = await this.lookUp.run(query, session);
    await this.parts.keep(id, session, (content) => withEntry(content, { kind: 'look-up', at: isoInstant(this.parts.clock.now()), answer: answer as unknown as JsonObject }));
  }
}

/** The clerk verifies what the citizen has brought: a code, a file, an identifier. */
export class VerifyInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly verify: VerifyLicence,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `VerifyLicence` */
  async run(id: Uint8Array, evidence: PresentedEvidence, session: OfficerSession): Promise<void> {
    const { purpose } = await this.parts.open(id, session);
    const answer = await this.verify.run({ evidence, purpose }, session);
    await this.parts.keep(id, session, (content) => withEntry(content, { kind: 'verdict', at: isoInstant(this.parts.clock.now()), answer: answer as unknown as JsonObject }));
  }
}
