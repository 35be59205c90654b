import { z } from 'zod';
import type { JsonObject } from '../primitives/canonical-json.js';
import { isoInstant, type Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import { verdictOf, type Finding } from '../primitives/verdict.js';
import type { DataKeys } from '../holder/data-key.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import { authorise, mayOn } from '../access/authorise.js';
import { departmentOf, type DepartmentCaller } from '../access/caller.js';
import { departmentReader } from '../access/event/department-reader.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { purposeSchema, type Purpose } from '../access/purpose.js';
import type { HolderQuota } from '../access/quota/holder-quota.js';
import type { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import type { TrustedKeys } from '../trust/trusted-keys.js';
import type { JudgeCode } from '../presentation/code/judge-code.js';
import type { JudgeAnswer } from './answer/judge-answer.js';
import type { Receipted } from './answer/receipt.js';
import type { SignAnswer } from './answer/sign-answer.js';
import { FACTS_SENTENCES, type ClaimedFacts } from './facts/claimed-facts.js';
import type { CompareClaim } from './facts/compare-claim.js';
import { parseHolderAt } from './ground/ground-order.js';
import { typeCodeIn } from './seen/find-versions.js';
import { evidenceOfSealed, readCode, readSealed, type Reading } from './verdict/evidence.js';
import { findingsOf, notFound, unreadable, type Case } from './verdict/checks.js';
import type { GatherCase } from './verdict/gather-case.js';
import { evidenceInFile, presentedEvidence, type PresentedEvidence } from './verdict/presented.js';
import { flawOfCode, liveFinding } from './verdict/shown-code.js';
import { sentenceOf, verdictNames, type Verdict } from './verdict/verdict.js';

const ACT = 'recognition/verify';

/** What is presented, and for what: `POST /v1/recognition/verifications`. */
export const verification = z.strictObject({ evidence: presentedEvidence, purpose: purposeSchema });
export type Verification = z.output<typeof verification>;

/** For whom and what something is judged. */
interface Asking {
  readonly caller: DepartmentCaller;
  readonly purpose: Purpose;
  /** As it will be recorded. */
  readonly recorded: JsonObject;
}

/** What was found out before it is told. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly case?: Case;
  readonly facts?: Verdict['facts'];
}

/** Judges a licence in any of its forms. Never throws for a false licence: it returns every finding. */
export class VerifyLicence {
  constructor(
    private readonly gather: GatherCase,
    private readonly compareClaim: CompareClaim,
    private readonly judgeAnswer: JudgeAnswer,
    private readonly judgeCode: JudgeCode,
    private readonly keys: TrustedKeys,
    private readonly checkPurpose: CheckPurpose,
    private readonly quota: HolderQuota,
    private readonly dataKeys: DataKeys,
    private readonly recordAccess: RecordAccess,
    private readonly sign: SignAnswer,
    private readonly clock: Clock,
  ) {}

  /** @param write another spelling of the verdict, which then is what is signed @throws Refusal RIGHT_MISSING; PURPOSE_… */
  async run(verification: Verification, caller: DepartmentCaller): Promise<Receipted<Verdict>>;
  async run<Told extends object>(verification: Verification, caller: DepartmentCaller, write: (verdict: Verdict) => Told | Promise<Told>): Promise<Receipted<Told>>;
  async run({ evidence, purpose }: Verification, caller: DepartmentCaller, write: (verdict: Verdict) => object | Promise<object> = (verdict) => verdict): Promise<Receipted<object>> {
    const recorded = (await this.checkPurpose.run(purpose, caller)) as JsonObject;
    const holderIndex = this.claimedHolder(evidence);
    if (holderIndex !== null) await this.quota.take(caller, holderIndex);
    const judged = await this.judge(evidence, { caller, purpose, recorded });
    const version = judged.case?.version;
    const subjects = version === undefined ? [] : [{ versionId: version.id, disclosed: verdictNames(judged.facts) }];
    const access = this.recordAccess.prepare({ act: ACT, reader: departmentReader(caller), ground: 'duty', purpose: recorded, holderIndex, subjects });
    const verdict = await write(await this.verdict(judged, hex(access.id)));
    const signed = await this.sign.run(verdict, { access, act: ACT, department: departmentOf(caller), ground: 'duty', purpose: recorded });
    await access.commit();
    return signed;
  }

  /** A claim about somebody is a look at somebody, also where nothing fits it. */
  private claimedHolder(evidence: PresentedEvidence): Uint8Array | null {
    const holder = 'facts' in evidence ? evidence.facts.holder : undefined;
    return holder === undefined ? null : this.dataKeys.indexOf(parseHolderAt(holder, '/evidence/facts/holder'));
  }

  private async judge(evidence: PresentedEvidence, asking: Asking): Promise<Judged> {
    if ('file' in evidence) {
      const inside = evidenceInFile(evidence.file);
      return inside === undefined ? { findings: [unreadable('文件不是可识别的证照、答复或二维码 the file holds no licence, answer or code that is known here')] } : this.judge(inside, asking);
    }
    if ('facts' in evidence) return this.ofFacts(evidence.facts, asking);
    if ('answer' in evidence) return { findings: await this.judgeAnswer.run(evidence.answer as JsonObject, { department: departmentOf(asking.caller), purpose: asking.recorded }) };
    if ('dynamicCode' in evidence) return this.ofShownCode(evidence.dynamicCode, asking);
    if ('identifier' in evidence) return this.ofIdentifier(evidence.identifier, asking);
    return this.ofReading('sealedLicence' in evidence ? readSealed(evidence.sealedLicence) : await readCode(evidence.printedCode), asking);
  }

  private async ofReading(reading: Reading, { caller, purpose }: Asking): Promise<Judged> {
    if (!reading.readable) return { findings: [unreadable(reading.detail)] };
    const { evidence } = reading;
    authorise(caller, { right: 'recognition:verify', typeCode: evidence.typeCode as LicenceTypeCode, serviceItem: purpose.serviceItemCode }, this.clock.now());
    const gathered = await this.gather.run(evidence);
    return { case: gathered, findings: findingsOf(gathered) };
  }

  /** An identifier that the register does not hold and one of a type that the caller may not verify look alike: for the latter nothing is searched. */
  private async ofIdentifier(identifier: string, { caller, purpose }: Asking): Promise<Judged> {
    const wanted = { right: 'recognition:verify', typeCode: typeCodeIn(identifier) as LicenceTypeCode, serviceItem: purpose.serviceItemCode } as const;
    const body = mayOn(caller, wanted, this.clock.now()) ? await this.gather.stored(identifier) : undefined;
    if (body === undefined) return { findings: [notFound()] };
    const gathered = await this.gather.run({ ...evidenceOfSealed(body.sealed, 'identifier'), facts: new Map() });
    return { case: gathered, findings: findingsOf(gathered) };
  }

  /** Verified, not redeemed: what the code opens is asked for on the ground `holderPresent`. */
  private async ofShownCode(text: string, asking: Asking): Promise<Judged> {
    const judgement = await this.judgeCode.run(text);
    if (judgement.outcome !== 'genuine') return { findings: [flawOfCode(judgement)] };
    const { code } = judgement;
    authorise(asking.caller, { right: 'recognition:verify', typeCode: typeCodeIn(code.claims.identifier) as LicenceTypeCode, serviceItem: asking.purpose.serviceItemCode }, this.clock.now());
    const judged = await this.ofIdentifier(code.claims.identifier, asking);
    return { ...judged, findings: [...judged.findings, liveFinding(judgement)] };
  }

  private async ofFacts(claim: ClaimedFacts, { caller, purpose }: Asking): Promise<Judged> {
    const now = this.clock.now();
    const isOpen = mayOn(caller, { right: 'recognition:verify', typeCode: claim.licenceType, serviceItem: purpose.serviceItemCode }, now);
    const { code, compared, found } = isOpen ? await this.compareClaim.run(claim, purpose.serviceItemCode, now) : { code: 5 as const, compared: {}, found: undefined };
    const facts = { code, compared };
    if (found === undefined) return { findings: [notFound()], facts };
    const gathered = await this.gather.run({ ...evidenceOfSealed(found.body.sealed, 'identifier'), facts: new Map() });
    return { case: gathered, facts, findings: [...findingsOf(gathered), factsAgree(code)] };
  }

  private async verdict({ findings, case: gathered, facts }: Judged, event: string): Promise<Verdict> {
    const asOf = isoInstant(this.clock.now());
    const { revision } = await this.keys.list();
    const verdict = { event, verdict: verdictOf(findings), sentence: sentenceOf(findings), asOf, findings, ...(facts === undefined ? {} : { facts }), statusAsOf: asOf, trustListVersion: revision };
    // Of claimed facts only yes and no are told: naming the licence would answer a guess.
    if (gathered?.signer === undefined || facts !== undefined) return verdict;
    const { identifier, issuingAuthority, typeCode, facts: said } = gathered.evidence;
    return { ...verdict, licence: { identifier, issuingAuthority, typeCode, facts: Object.fromEntries(said) } };
  }
}

function factsAgree(code: number): Finding {
  if (code === 6) return { check: 'facts-agree', outcome: 'failed', code: 'FACTS_DIFFER', detail: FACTS_SENTENCES[6] };
  if (code === 4) return { check: 'facts-agree', outcome: 'unknown', code: 'FACTS_DIFFER', detail: FACTS_SENTENCES[4] };
  return { check: 'facts-agree', outcome: 'passed', detail: '所填信息相符 the facts are right' };
}
