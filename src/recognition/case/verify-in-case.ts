import { isoInstant } from '../../primitives/clock.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { PresentedEvidence } from '../verdict/presented.js';
import type { VerifyLicence } from '../verify.js';
import type { CaseParts } from './kept/case-parts.js';
import { withEntry } from './kept/counter-case.js';

/** The clerk verifies what the citizen has brought: a code, a file, an identifier. */
export class VerifyInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly verify: VerifyLicence,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `VerifyLicence` */
  async run(id: Uint8Array, evidence: PresentedEvidence, session: OfficerSession): Promise<void> {
    const { purpose } = await this.parts.forStep(id, session);
    const answer = await this.verify.run({ evidence, purpose }, session);
    await this.parts.keep(id, session, (content) => withEntry(content, { kind: 'verdict', at: isoInstant(this.parts.clock.now()), answer: answer as unknown as JsonObject }));
  }
}
