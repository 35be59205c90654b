import { z } from 'zod';
import { isoInstant, type Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import { CHECKS, verdictOf, type Finding, type VerdictWord } from '../primitives/verdict.js';
import type { Reader } from '../database/reader.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import type { FindIssue } from '../ledger/find-issue.js';
import { authorise, grantedTypes } from '../access/authorise.js';
import type { DepartmentCaller } from '../access/caller.js';
import { departmentReader } from '../access/event/department-reader.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { purposeSchema } from '../access/purpose.js';
import type { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import type { TrustedKeys } from '../trust/trusted-keys.js';
import type { LicenceStore } from '../licence/register/licence-store.js';
import type { SealedBodies } from '../licence/sealed-body.js';
import { findingsOf, notFound, unreadable, type Case } from './checks.js';
import { evidenceOfSealed, readCode, readSealed, type Evidence, type Reading } from './evidence.js';

/** What is presented: `POST /v1/recognition/verifications`. */
export const verification = z.strictObject({
  evidence: z.union([
    z.strictObject({ identifier: z.string().max(94) }),
    z.strictObject({ sealedLicence: z.string().max(1_048_576) }),
    z.strictObject({ printedCode: z.string().max(8_192) }),
  ]),
  purpose: purposeSchema,
});
export type Verification = z.output<typeof verification>;

/** Truth about what was presented. Whether it is accepted for a purpose is the asking department's to say. */
export interface Verdict {
  readonly verdict: VerdictWord;
  readonly asOf: string;
  readonly findings: readonly Finding[];
  /** What the presented evidence says, only where its signature is good. */
  readonly licence?: { readonly identifier: string; readonly issuingAuthority: string; readonly typeCode: string; readonly facts: Readonly<Record<string, unknown>> };
  /** When the state was read from the register. */
  readonly statusAsOf: string;
  readonly trustListVersion: number;
}

/** As the interface's document shows it. */
export const verdictShape = z.object({
  verdict: z.enum(['valid', 'invalid', 'cannotTell']),
  asOf: z.iso.datetime(),
  findings: z.array(z.object({ check: z.enum(CHECKS), outcome: z.enum(['passed', 'failed', 'unknown']), code: z.string().optional().describe('why it did not pass'), detail: z.string() })),
  licence: z
    .object({ identifier: z.string(), issuingAuthority: z.string(), typeCode: z.string(), facts: z.record(z.string(), z.unknown()) })
    .optional()
    .describe('what the presented evidence says, only where its signature is good'),
  statusAsOf: z.iso.datetime(),
  trustListVersion: z.int(),
});

/** Judges a licence in any of its forms. Never throws for a false licence: it returns every finding. */
export class VerifyLicence {
  constructor(
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly issues: FindIssue,
    private readonly keys: TrustedKeys,
    private readonly checkPurpose: CheckPurpose,
    private readonly recordAccess: RecordAccess,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RIGHT_MISSING; PURPOSE_… */
  async run({ evidence, purpose }: Verification, caller: DepartmentCaller): Promise<Verdict> {
    const reading = await this.read(evidence, caller);
    const found = reading?.readable === true ? reading.evidence : undefined;
    if (found !== undefined && found.form !== 'identifier') authorise(caller, { right: 'recognition:verify', typeCode: found.typeCode as LicenceTypeCode }, this.clock.now());
    const judged = found === undefined ? undefined : await this.gather(found);
    const findings = judged === undefined ? [reading === undefined ? notFound() : unreadable(reading.readable ? '' : reading.detail)] : findingsOf(judged);
    const subjects = judged?.version === undefined ? [] : [{ versionId: judged.version.id, disclosed: ['standing'] }];
    await this.recordAccess.run({ act: 'recognition/verify', reader: departmentReader(caller), ground: 'duty', purpose: await this.checkPurpose.run(purpose, caller), holderIndex: null, subjects });
    return this.verdict(findings, judged);
  }

  /** @returns undefined for an identifier that the register does not hold, or of a type that the caller may not verify: the two look alike */
  private async read(presented: Verification['evidence'], caller: DepartmentCaller): Promise<Reading | undefined> {
    if ('sealedLicence' in presented) return readSealed(presented.sealedLicence);
    if ('printedCode' in presented) return readCode(presented.printedCode);
    const version = await this.licences.byIdentifier(this.reader, presented.identifier);
    const types = grantedTypes(caller, { right: 'recognition:verify' }, this.clock.now());
    if (version === undefined || (types !== '*' && !types.includes(version.typeCode as LicenceTypeCode))) return undefined;
    const body = (await this.bodies.open([version.id])).get(hex(version.id));
    return body && { readable: true, evidence: { ...evidenceOfSealed(body.sealed, 'identifier'), facts: new Map() } };
  }

  /** Times first, then the key at those times, then the register and the ledger. */
  private async gather(evidence: Evidence): Promise<Case> {
    const { kid, use, bytes, signature } = evidence.signed;
    const candidates = await this.keys.byKid(kid, use);
    const signer = candidates.find((entry) => this.keys.verifies(entry, bytes, signature));
    const chain = signer && this.keys.judgeChain(signer, evidence.issuedAt);
    const version = signer && (await this.licences.byIdentifier(this.reader, evidence.identifier));
    const isLogged = version !== undefined && (await this.issues.run(version.licenceId, version.sealedDigest));
    return { evidence, now: this.clock.now(), candidates, signer, chain, version, isLogged };
  }

  private async verdict(findings: readonly Finding[], judged: Case | undefined): Promise<Verdict> {
    const asOf = isoInstant(this.clock.now());
    const { revision } = await this.keys.list();
    const verdict = { verdict: verdictOf(findings), asOf, findings, statusAsOf: asOf, trustListVersion: revision };
    if (judged?.signer === undefined) return verdict;
    const { identifier, issuingAuthority, typeCode, facts } = judged.evidence;
    return { ...verdict, licence: { identifier, issuingAuthority, typeCode, facts: Object.fromEntries(facts) } };
  }
}
