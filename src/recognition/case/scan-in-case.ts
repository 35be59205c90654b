import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LookInCase } from './look-in-case.js';
import { readScanned } from './scanned.js';
import type { VerifyInCase } from './verify-in-case.js';

/** The clerk scans whatever the citizen shows, or pastes it: it is looked up or verified, as what it is. */
export class ScanInCase {
  constructor(
    private readonly look: LookInCase,
    private readonly verify: VerifyInCase,
  ) {}

  /** @throws Refusal SCAN_UNKNOWN, and as `LookInCase` and `VerifyInCase` */
  async run(id: Uint8Array, typed: string, session: OfficerSession): Promise<void> {
    const scanned = await readScanned(typed);
    if (scanned.kind === 'ground') return this.look.run(id, { ground: scanned.ground }, session);
    return this.verify.run(id, scanned.evidence, session);
  }
}
