import { z } from 'zod';
import { isoInstant, type Clock, type Instant } from '../primitives/clock.js';
import type { JsonValue } from '../primitives/canonical-json.js';
import { hex } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { Reader } from '../database/reader.js';
import type { DataKeys } from '../holder/data-key.js';
import { parseHolderCode, type HolderCode } from '../holder/holder-code.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import { authorise, grantedTypes } from '../access/authorise.js';
import type { DepartmentCaller } from '../access/caller.js';
import { departmentReader } from '../access/event/department-reader.js';
import type { RecordAccess } from '../access/event/record-access.js';
import { purposeSchema, type Purpose } from '../access/purpose.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { CheckPurpose } from '../catalogue/service-item/check-purpose.js';
import { disclosable, licenceTypeCode, type LicenceType } from '../catalogue/licence-type.js';
import type { LicenceVersionRow } from '../licence/register/licence-row.js';
import type { LicenceStore } from '../licence/register/licence-store.js';
import { licenceSummary, licenceSummaryShape, type LicenceSummary } from '../licence/licence-view.js';
import type { OpenBody, SealedBodies } from '../licence/sealed-body.js';
import { disclosedFields, select } from '../licence/sealed/sealed-licence.js';

/** Licences in one answer at the most. */
const LIMIT = 100;

/** What is asked: `POST /v1/recognition/look-ups`. */
export const lookUpQuery = z.strictObject({
  holder: z.strictObject({ codeType: z.string().max(3), code: z.string().max(40) }),
  /** Absent: every type that the caller may look up. */
  licenceTypes: z.array(licenceTypeCode).min(1).max(50).optional(),
  purpose: purposeSchema,
  /** 依职能: the first form knows no other ground. */
  ground: z.literal('duty'),
});
export type LookUpQuery = z.output<typeof lookUpQuery>;

/** A licence as far as the purpose lets it be seen. */
export interface SeenLicence extends LicenceSummary {
  readonly names: LicenceType['names'];
  /** Face fields and holder facts by name; nothing but what type, ground and service item allow. */
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** The same facts with the issuer's signature still good (SD-JWT). */
  readonly sealedLicence: string;
}

export interface LookUpAnswer {
  readonly licences: readonly SeenLicence[];
  /** `false`: the holder has more licences than one answer tells; name fewer licence types. */
  readonly isComplete: boolean;
  readonly asOf: string;
}

/** As the interface's document shows it. */
export const lookUpShape = z.object({
  licences: z.array(
    licenceSummaryShape.extend({
      names: z.object({ zh: z.string(), en: z.string() }),
      facts: z.record(z.string(), z.unknown()).describe('face fields and holder facts that type, ground and service item allow'),
      sealedLicence: z.string().describe('the same facts with the issuer’s signature still good (SD-JWT)'),
    }),
  ),
  asOf: z.iso.datetime(),
});

/** One department looks up the licences of a holder, for a stated purpose. */
export class LookUp {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly licences: LicenceStore,
    private readonly bodies: SealedBodies,
    private readonly dataKeys: DataKeys,
    private readonly checkPurpose: CheckPurpose,
    private readonly recordAccess: RecordAccess,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RIGHT_MISSING, HOLDER_CODE_…, PURPOSE_… */
  async run(query: LookUpQuery, caller: DepartmentCaller): Promise<LookUpAnswer> {
    const now = this.clock.now();
    const typeCodes = this.typesFor(query, caller, now);
    const holder = parsedHolder(query.holder);
    const purpose = await this.checkPurpose.run(query.purpose, caller);
    const seen = typeCodes === undefined ? [] : await this.see(holder, typeCodes, query.purpose, now);
    // The read is committed before anything leaves: if it cannot be recorded, nothing does.
    await this.recordAccess.run({
      act: 'recognition/look-up',
      reader: departmentReader(caller),
      ground: query.ground,
      purpose,
      holderIndex: this.dataKeys.indexOf(holder),
      subjects: seen.map(({ version, licence }) => ({ versionId: version.id, disclosed: Object.keys(licence.facts) })),
    });
    return { licences: seen.map(({ licence }) => licence), isComplete: seen.length < LIMIT, asOf: isoInstant(now) };
  }

  /** Empty: every type; undefined: the caller may look up none. */
  private typesFor({ licenceTypes }: LookUpQuery, caller: DepartmentCaller, now: Instant): readonly LicenceTypeCode[] | undefined {
    for (const typeCode of licenceTypes ?? []) authorise(caller, { right: 'recognition:look-up', typeCode }, now);
    if (licenceTypes !== undefined) return licenceTypes;
    const granted = grantedTypes(caller, { right: 'recognition:look-up' }, now);
    if (granted === '*') return [];
    return granted.length === 0 ? undefined : granted;
  }

  private async see(holder: HolderCode, typeCodes: readonly LicenceTypeCode[], purpose: Purpose, now: Instant): Promise<{ version: LicenceVersionRow; licence: SeenLicence }[]> {
    const holderIndexes = this.dataKeys.indexesOf(holder);
    const versions = await this.licences.ofHolder(this.reader, { holderIndexes, typeCodes, limit: LIMIT });
    const bodies = await this.bodies.open(versions.map((version) => version.id));
    const seen = await Promise.all(
      versions.map(async (version) => {
        const body = bodies.get(hex(version.id));
        const licence = body && (await this.seen(version, body, purpose, now));
        return licence === undefined ? [] : [{ version, licence }];
      }),
    );
    return seen.flat();
  }

  /** Undefined where nothing of it may be told for this purpose: then not even that it exists. */
  private async seen(version: LicenceVersionRow, body: OpenBody, purpose: Purpose, now: Instant): Promise<SeenLicence | undefined> {
    const type = await this.catalogue.version(version.typeCode, version.typeVersion);
    const current = await this.catalogue.current(version.typeCode);
    const names = allowedNames(current, purpose, body);
    if (names.size === 0) return undefined;
    const sealedLicence = select(body.sealed, names);
    const facts = [...disclosedFields(body.sealed)].filter(([name]) => names.has(name));
    return { ...licenceSummary(version, now), names: type.names, facts: Object.fromEntries(facts), sealedLicence };
  }
}

/** @throws Refusal HOLDER_CODE_…, pointing into `/holder` */
function parsedHolder({ codeType, code }: LookUpQuery['holder']): HolderCode {
  try {
    return parseHolderCode(codeType, code);
  } catch (error) {
    throw error instanceof Refusal ? error.at('/holder') : error;
  }
}

/** Names of the disclosures that the current catalogue row allows for this ground and service item. */
function allowedNames(type: LicenceType, purpose: Purpose, body: OpenBody): ReadonlySet<string> {
  const { fields, holderFacts } = disclosable(type, 'duty', purpose.serviceItemCode ?? '');
  const isAllowed = (name: string): boolean => {
    const [kind = '', first = '', fact = ''] = name.split('/');
    if (kind === 'holder') return holderFacts.has(fact as never);
    return fields.has(first);
  };
  return new Set(body.sealed.disclosures.map(({ name }) => name).filter(isAllowed));
}
