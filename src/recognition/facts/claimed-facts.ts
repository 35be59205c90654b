import { z } from 'zod';
import { dateInChina } from '../../primitives/calendar-date.js';
import type { JsonValue } from '../../primitives/canonical-json.js';
import type { Instant } from '../../primitives/clock.js';
import { textSchema } from '../../primitives/text-schema.js';
import { fieldName } from '../../catalogue/field.js';
import { disclosable, LICENCE_NUMBER, licenceTypeCode, type LicenceType } from '../../catalogue/licence-type.js';
import type { Standing } from '../../licence/register/licence.js';
import { holderOrder } from '../ground/ground-order.js';

/** Fields of a licence, and as many of a claim. */
const MOST_FIELDS = 200;

/** What somebody says of a licence, to be confirmed or not: no field of the licence leaves. */
export const claimedFacts = z
  .strictObject({
    licenceType: licenceTypeCode,
    identifier: z.string().max(94).optional(),
    number: textSchema(60).optional(),
    holder: holderOrder.optional(),
    /** Face fields by name, as claimed; also `holderName`, `issuingAuthorityCode`, `issuedDate`, `validFrom` and `validUntil`. */
    fields: z.record(fieldName, z.union([z.string().max(2000), z.number(), z.null()])).refine((fields) => Object.keys(fields).length <= MOST_FIELDS, `at most ${MOST_FIELDS} fields`),
  })
  .refine(({ identifier, number, holder }) => [identifier, number, holder].some((way) => way !== undefined), 'name the licence by identifier, number or holder; all that are named must lead to it');
export type ClaimedFacts = z.output<typeof claimedFacts>;

/** Verify-information codes (domain.md §7): right and valid, right and not yet effective, temporarily invalid, no longer valid; not enough given; no such licence; differs. */
export const FACTS_CODES = [0, 1, 2, 3, 4, 5, 6] as const;
export type FactsCode = (typeof FACTS_CODES)[number];

/** What anyone who is told of a licence is told of it. */
const SUMMARY = ['issuingAuthorityCode', 'issuedDate', 'validFrom', 'validUntil'] as const;

/** How one claimed fact compares. `notCompared`: the licence does not say it, or it is not for this purpose to be confirmed. */
export type Comparison = 'same' | 'differs' | 'notCompared';

/** What a licence says that a claim may be held against, by the names of `ClaimedFacts.fields`. */
export interface ToldFacts {
  readonly issuingAuthority: string;
  readonly issuedAt: Instant;
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** Of the sealed licence, `face/<field>` and `holder/<n>/<fact>`. */
  readonly disclosed: ReadonlyMap<string, JsonValue>;
}

/**
 * Which facts may be confirmed: what anyone may know, and what duty tells for this service item. A yes or no to a guess tells as much as the fact,
 * so a birth date cannot be tried out, nor what proves that the document is there. @returns names of fields
 */
export function confirmable(type: LicenceType, serviceItem: string): ReadonlySet<string> {
  const open = type.fields.filter((field) => field.sensitivity === 'public').map((field) => field.name);
  const { fields, holderFacts } = disclosable(type, 'duty', serviceItem);
  const tried = [...open, ...fields].filter((name) => type.presenceFacts?.includes(name) !== true);
  return new Set([...tried, ...(holderFacts.has('name') ? ['holderName'] : []), ...SUMMARY]);
}

/** Holds each claimed fact against the licence. */
export function compareFacts(claimed: ClaimedFacts['fields'], told: ToldFacts, mayConfirm: ReadonlySet<string>): Record<string, Comparison> {
  const compare = (name: string, value: string | number | null): Comparison => {
    const values = mayConfirm.has(name) ? valuesOf(name, told) : [];
    if (values.length === 0) return 'notCompared';
    return values.some((each) => each === value) ? 'same' : 'differs';
  };
  return Object.fromEntries(Object.entries(claimed).map(([name, value]) => [name, compare(name, value)]));
}

/** @param standing of the licence; undefined: there is none */
export function factsCode(outcomes: readonly Comparison[], standing: Standing | undefined): FactsCode {
  if (standing === undefined) return 5;
  if (outcomes.includes('differs')) return 6;
  if (!outcomes.includes('same')) return 4;
  return CODE_OF_STANDING[standing];
}

const CODE_OF_STANDING: Readonly<Record<Standing, FactsCode>> = { inForce: 0, notYetEffective: 1, suspended: 2, expired: 3, revoked: 3 };

/** Words for each code. */
export const FACTS_SENTENCES: Readonly<Record<FactsCode, string>> = {
  0: '信息相符，证照有效 the facts are right and the licence is valid',
  1: '信息相符，证照尚未生效 the facts are right, the licence is not yet effective',
  2: '信息相符，证照暂时失效 the facts are right, the licence is temporarily invalid',
  3: '信息相符，证照已失效 the facts are right, the licence is no longer valid',
  4: '所填信息不足以核验 not enough was given to tell',
  5: '没有这张证照 there is no such licence',
  6: '所填信息与证照不一致 the facts given differ from the licence',
};

function valuesOf(name: string, told: ToldFacts): readonly JsonValue[] {
  const { issuingAuthority, issuedAt, validFrom, validUntil, disclosed } = told;
  const summary: Readonly<Record<(typeof SUMMARY)[number], JsonValue>> = { issuingAuthorityCode: issuingAuthority, issuedDate: dateInChina(issuedAt), validFrom, validUntil };
  if (isSummary(name)) return [summary[name]];
  if (name === 'holderName') return [...disclosed].filter(([key]) => /^holder\/\d+\/name$/.test(key)).map(([, value]) => value);
  const value = disclosed.get(`face/${name}`);
  return value === undefined || name === LICENCE_NUMBER ? [] : [value];
}

function isSummary(name: string): name is (typeof SUMMARY)[number] {
  return (SUMMARY as readonly string[]).includes(name);
}
