import { z } from 'zod';
import { isoInstant, type Clock, type Instant } from '../primitives/clock.js';
import { compareBytes } from '../primitives/cbor/cbor.js';
import { hex } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { Unit } from '../database/unit-of-work.js';
import type { DataKeys } from '../holder/data-key.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import { authorise, grantedTypes } from '../access/authorise.js';
import { departmentOf, type DepartmentCaller } from '../access/caller.js';
import { departmentReader } from '../access/event/department-reader.js';
import type { HolderQuota } from '../access/quota/holder-quota.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { purposeSchema } from '../access/purpose.js';
import { licenceTypeCode } from '../catalogue/licence-type.js';
import type { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import type { LicenceVersionRow } from '../licence/register/licence-row.js';
import type { Proof } from '../presentation/proof.js';
import type { Receipted } from './answer/receipt.js';
import type { SignAnswer } from './answer/sign-answer.js';
import { delayOf, delayOrder } from './delay/delay-order.js';
import type { ExamineGround, Stated } from './ground/examine-ground.js';
import { groundOrder, holderOrder, parseHolderAt } from './ground/ground-order.js';
import { seeingOn, type Seeing } from './seen/disclosure-choice.js';
import { MOST_LICENCES, numberOrder, type Asked, type FindVersions } from './seen/find-versions.js';
import type { SeeLicences } from './seen/see-licences.js';
import { disclosedNames, seenLicenceShape, type SeenLicence } from './seen/seen-licence.js';
import { withheldTypeShape, type WithheldType, type WithheldTypes } from './seen/withheld-types.js';

const ACT = 'recognition/look-up';

/** What is asked: `POST /v1/recognition/look-ups`. By a holder, by a number, by identifiers, or by what the proof opens. */
export const lookUpQuery = z
  .strictObject({
    holder: holderOrder.optional(),
    number: numberOrder.optional(),
    identifiers: z.array(z.string().max(94)).min(1).max(MOST_LICENCES).optional(),
    /** Absent: every type that the caller may look up. */
    licenceTypes: z.array(licenceTypeCode).min(1).max(50).optional(),
    purpose: purposeSchema,
    ground: groundOrder,
    /** By order of a lawful investigation the holder is told later; counted in the open at once. */
    delay: delayOrder.optional(),
  })
  .superRefine(({ holder, number, identifiers, ground }, context) => {
    const ways = [holder, number, identifiers].filter((way) => way !== undefined).length;
    if (ways > 1) context.addIssue({ code: 'custom', message: 'ask by one of holder, number and identifiers' });
    if (ways === 0 && ground === 'duty') context.addIssue({ code: 'custom', path: ['holder'], message: 'name a holder, a number or identifiers' });
  });
export type LookUpQuery = z.output<typeof lookUpQuery>;

export interface LookUpAnswer {
  /** Id of this read in the log of reads: the holder sees the same one. */
  readonly event: string;
  readonly licences: readonly SeenLicence[];
  /** Types that were named and tell nothing here, and why: the same whatever the holder has. */
  readonly withheldTypes: readonly WithheldType[];
  /** Of the identifiers asked for, those of which nothing is told: not there, or not for this caller and purpose. */
  readonly notTold: readonly string[];
  /** `false`: there are more licences than one answer tells; name fewer licence types. */
  readonly isComplete: boolean;
  /** When the states were read from the register itself. */
  readonly asOf: string;
}

/** As the interface's document shows it. */
export const lookUpShape = z.object({
  event: z.string().describe('本次查询在查阅账本中的编号 id of this read in the log of reads'),
  licences: z.array(seenLicenceShape),
  withheldTypes: z.array(withheldTypeShape),
  notTold: z.array(z.string()).describe('identifiers of which nothing is told: not there, or not for this caller and purpose'),
  isComplete: z.boolean(),
  asOf: z.iso.datetime().describe('现状读取时间 when the states were read from the register itself'),
  receipt: z.string().describe('本库对整个答复的签名，只对该部门和该事由有效 signs the whole answer, for this department and purpose only (docs/formats/receipt.md)'),
});

/** The form in which an answer is told: another spelling of it, or less of it. What is told in it is what is recorded and signed. */
export interface AnswerForm<Told extends object> {
  /** The same licence, or less of it; never more. */
  readonly narrow: (licence: SeenLicence) => SeenLicence;
  readonly write: (answer: LookUpAnswer) => Told | Promise<Told>;
  /** Keeps what is told, in the transaction that records the read and uses the proof up: where it cannot be kept, none of it has happened. */
  readonly keep?: (unit: Unit, told: Receipted<Told>) => Promise<void>;
}

/** What a caller may be told of at all. */
interface Allowed {
  /** See `typesFor`. */
  readonly typeCodes: readonly LicenceTypeCode[] | undefined;
  readonly proof: Proof | undefined;
  readonly seeing: Seeing;
}

/** One department looks up licences, for a stated purpose, on a stated ground. */
export class LookUp {
  constructor(
    private readonly checkPurpose: CheckPurpose,
    private readonly quota: HolderQuota,
    private readonly grounds: ExamineGround,
    private readonly find: FindVersions,
    private readonly see: SeeLicences,
    private readonly withheldTypes: WithheldTypes,
    private readonly dataKeys: DataKeys,
    private readonly recordAccess: RecordAccess,
    private readonly sign: SignAnswer,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RIGHT_MISSING, HOLDER_CODE_…, PURPOSE_…, DELAY_…, HOLDER_QUOTA, and as the ground is refused */
  async run(query: LookUpQuery, caller: DepartmentCaller): Promise<Receipted<LookUpAnswer>>;
  async run<Told extends object>(query: LookUpQuery, caller: DepartmentCaller, form: AnswerForm<Told>): Promise<Receipted<Told>>;
  async run(query: LookUpQuery, caller: DepartmentCaller, form: AnswerForm<object> = WHOLE_ANSWER): Promise<Receipted<object>> {
    const now = this.clock.now();
    const typeCodes = this.typesFor(query, caller, now);
    const holder = query.holder && parseHolderAt(query.holder, '/holder');
    const purpose = await this.checkPurpose.run(query.purpose, caller);
    const delay = query.delay && delayOf(query.delay, caller, { purpose: query.purpose, licenceTypes: query.licenceTypes ?? '*' }, now);
    if (holder !== undefined) await this.quota.take(caller, this.dataKeys.indexOf(holder));
    const proof = await this.proof(query, { caller, holder, purpose: query.purpose, recorded: purpose });
    const about = holder === undefined ? await this.holderOf(proof, caller) : this.dataKeys.indexOf(holder);
    const seeing = seeingOn(proof, query.purpose.serviceItemCode);
    const withheldTypes = await this.withheldTypes.run(query.licenceTypes ?? [], seeing);
    const versions = await this.versions({ ...query, holder }, { typeCodes, proof, seeing });
    const seen = (await this.see.run(versions, seeing, now)).map(({ version, licence }) => ({ version, licence: form.narrow(licence) }));
    const access = this.recordAccess.prepare({
      act: ACT,
      reader: departmentReader(caller),
      ground: seeing.ground,
      purpose,
      holderIndex: about,
      subjects: seen.map(({ version, licence }) => ({ versionId: version.id, disclosed: disclosedNames(licence) })),
      proof,
      delay,
    });
    const told = new Set(seen.map(({ licence }) => licence.identifier));
    const answer: LookUpAnswer = {
      event: hex(access.id),
      licences: seen.map(({ licence }) => licence),
      withheldTypes,
      notTold: (query.identifiers ?? []).filter((identifier) => !told.has(identifier)),
      isComplete: versions.length < MOST_LICENCES,
      asOf: isoInstant(now),
    };
    const signed = await this.sign.run(await form.write(answer), { access, act: ACT, department: departmentOf(caller), ground: seeing.ground, purpose });
    // Signed first, recorded then, told last: if it cannot be recorded, or its proof has been used meanwhile, nothing leaves.
    const { keep } = form;
    await access.commit(within(proof, keep && ((unit) => keep(unit, signed))));
    return signed;
  }

  /** Whom a proof is about where the query names nobody: a look at them like any other. */
  private async holderOf(proof: Proof | undefined, caller: DepartmentCaller): Promise<Uint8Array | null> {
    const [index] = proof?.holderIndexes ?? [];
    if (index === undefined) return null;
    await this.quota.take(caller, index);
    return index;
  }

  private async versions(asked: Asked, { typeCodes, proof, seeing }: Allowed): Promise<LicenceVersionRow[]> {
    const open = typeCodes && (await this.withheldTypes.others(typeCodes, seeing));
    return open === undefined ? [] : this.find.run(asked, { typeCodes: open, proof });
  }

  /** Empty: every type; undefined: the caller may look up none. */
  private typesFor({ licenceTypes, number, purpose }: LookUpQuery, caller: DepartmentCaller, now: Instant): readonly LicenceTypeCode[] | undefined {
    const wanted = { right: 'recognition:look-up', serviceItem: purpose.serviceItemCode } as const;
    const named = number === undefined ? licenceTypes : [...(licenceTypes ?? []), number.licenceType];
    for (const typeCode of named ?? []) authorise(caller, { ...wanted, typeCode }, now);
    if (licenceTypes !== undefined) return licenceTypes;
    const granted = grantedTypes(caller, wanted, now);
    if (granted === '*') return [];
    return granted.length === 0 ? undefined : granted;
  }

  private async proof({ ground }: LookUpQuery, stated: Stated): Promise<Proof | undefined> {
    const proof = await this.grounds.run(ground, stated);
    if (proof === undefined || stated.holder === undefined) return proof;
    const asked = this.dataKeys.indexesOf(stated.holder);
    if (proof.holderIndexes.some((index) => asked.some((each) => compareBytes(each, index) === 0))) return proof;
    throw new Refusal('unprocessable', 'GROUND_HOLDER_OTHER', '所示依据属于另一持证主体。The ground was proved for another holder than the one asked about.', [{ pointer: '/holder', detail: 'leave the holder out, or name the one who is present' }]);
  }
}

/** What happens in the transaction that records the read, or not at all; undefined: nothing else, and reads may share one. */
function within(proof: Proof | undefined, keep: ((unit: Unit) => Promise<void>) | undefined): ((unit: Unit) => Promise<void>) | undefined {
  if (proof === undefined && keep === undefined) return undefined;
  return async (unit) => {
    await proof?.consume(unit);
    await keep?.(unit);
  };
}

/** Everything that may be told, as it is. */
export const WHOLE_ANSWER: Pick<AnswerForm<LookUpAnswer>, 'narrow' | 'write'> = { narrow: (licence) => licence, write: (answer) => answer };
