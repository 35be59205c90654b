import { z } from 'zod';
import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { textSchema } from '../../primitives/text-schema.js';
import { serviceItemCode } from '../../access/purpose.js';
import { licenceTypeCode } from '../../catalogue/licence-type.js';
import type { EntrustmentRow } from './entrustment-row.js';

/** What the delegate is to the grantor. */
export const RELATIONS = ['guardian', 'legalRepresentative', 'handler'] as const;
export type Relation = (typeof RELATIONS)[number];
export const RELATION_NAMES: Readonly<Record<Relation, { readonly zh: string; readonly en: string }>> = {
  guardian: { zh: '监护人', en: 'guardian' },
  legalRepresentative: { zh: '法定代表人', en: 'legal representative' },
  handler: { zh: '经办人', en: 'handler' },
};

/** Uses that one entrustment allows at the most; years that it may last; how many in force one holder may have given. */
export const MOST_USES = 50;
export const MOST_YEARS = 3;
export const MOST_GIVEN = 50;

const YEAR_MS = 366 * 86_400_000;
const ALL = '*';

const scopeOf = <Code extends z.ZodType<string, string>>(code: Code) => z.union([z.literal(ALL), z.array(code).min(1).max(20)]);

/** What a holder entrusts 委托授权: to whom, in which relation, which licences, for which service items, how often, until when. */
export const entrustmentOrder = z.strictObject({
  delegate: z.strictObject({ name: textSchema(50), codeType: z.string().max(3), code: z.string().max(40) }),
  relation: z.enum(RELATIONS),
  /** `*`: every licence, also those issued later. */
  licenceTypes: scopeOf(licenceTypeCode),
  /** `*`: every service item. */
  serviceItems: scopeOf(serviceItemCode),
  uses: z.int().min(1).max(MOST_USES),
  /** Milliseconds since 1970: from then on it is over. */
  validUntil: z.int(),
  /** Seen by both. */
  note: textSchema(200).optional(),
});
export type EntrustmentOrder = z.output<typeof entrustmentOrder>;

/** How an entrustment stands at an instant. */
export const ENTRUSTMENT_STANDINGS = ['good', 'usedUp', 'over', 'revoked'] as const;
export type EntrustmentStanding = (typeof ENTRUSTMENT_STANDINGS)[number];

export function standingAt({ state, usesMade, usesAllowed, validUntil }: EntrustmentRow, now: Instant): EntrustmentStanding {
  if (state === 'revoked') return 'revoked';
  if (usesMade >= usesAllowed) return 'usedUp';
  return now >= validUntil ? 'over' : 'good';
}

/** @throws Refusal unprocessable ENTRUSTMENT_TERM: it must end, later than now and within three years */
export function checkTerm(validUntil: Instant, now: Instant): void {
  if (validUntil > now && validUntil <= now + MOST_YEARS * YEAR_MS) return;
  const flaws = [{ pointer: '/validUntil', detail: `later than now and within ${MOST_YEARS} years` }];
  throw new Refusal('unprocessable', 'ENTRUSTMENT_TERM', '委托须在今天之后、三年之内到期。An entrustment ends after today and within three years.', flaws);
}

export function scopeText(scope: '*' | readonly string[]): string {
  return scope === ALL ? ALL : scope.join(' ');
}

/** The codes that a scope names; undefined: all. */
export function scopeCodes(text: string): string[] | undefined {
  return text === ALL ? undefined : text.split(' ');
}

/** Whether it is for this service item. @param serviceItem undefined: the look is for no service item, which only an entrustment for all covers */
export function coversItem({ serviceItems }: EntrustmentRow, serviceItem: string | undefined): boolean {
  const items = scopeCodes(serviceItems);
  return items === undefined || (serviceItem !== undefined && items.includes(serviceItem));
}
