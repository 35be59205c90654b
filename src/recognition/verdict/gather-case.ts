import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import type { FindIssue } from '../../ledger/find-issue.js';
import type { TrustedKeys } from '../../trust/trusted-keys.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { OpenBody, SealedBodies } from '../../licence/sealed-body.js';
import type { Case } from './checks.js';
import type { Evidence } from './evidence.js';

/** Gathers everything that the checks look at: times first, then the key at those times, then the register and the ledger. */
export class GatherCase {
  constructor(
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly issues: FindIssue,
    private readonly keys: TrustedKeys,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async run(evidence: Evidence): Promise<Case> {
    const { kid, use, bytes, signature } = evidence.signed;
    const candidates = await this.keys.byKid(kid, use);
    const signer = candidates.find((entry) => this.keys.verifies(entry, bytes, signature));
    const chain = signer && this.keys.judgeChain(signer, evidence.issuedAt);
    const version = signer && (await this.licences.byIdentifier(this.reader, evidence.identifier));
    const isLogged = version !== undefined && (await this.issues.run(version.licenceId, version.sealedDigest));
    return { evidence, now: this.clock.now(), candidates, signer, chain, version, isLogged };
  }

  /** The register's own copy behind an identifier. */
  async stored(identifier: string): Promise<OpenBody | undefined> {
    const version = await this.licences.byIdentifier(this.reader, identifier);
    return version && (await this.bodies.open([version.id])).get(hex(version.id));
  }
}
