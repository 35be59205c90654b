import { z } from 'zod';
import { DAY_MS, dateInChina, midnightInChina } from '../../primitives/calendar-date.js';
import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { textSchema } from '../../primitives/text-schema.js';
import { serviceItemCode } from '../../access/purpose.js';
import { clientIdSchema } from '../../access/register/client-id.js';
import { calendarDate, names, type Names } from '../field.js';
import { licenceTypeCode } from '../licence-type.js';

/** What can be applied for; every other right comes from the operator. */
export const APPLIED_RIGHTS = ['recognition:look-up', 'recognition:verify'] as const;

/** An application waits for its steward, then it is decided for good. */
export const APPLICATION_STATES = ['submitted', 'granted', 'refused'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** Years between today and the last day that can be asked for. */
const MOST_YEARS = 3;

const distinct = <Item extends z.ZodType<string>>(item: Item, most: number): z.ZodArray<Item> =>
  z.array(item).min(1).max(most).refine((items) => new Set(items).size === items.length, 'each once');

/** What has to be told in an application: `POST /v1/access-applications`. */
export const accessOrder = z.strictObject({
  licenceType: licenceTypeCode,
  rights: distinct(z.enum(APPLIED_RIGHTS), APPLIED_RIGHTS.length),
  /** Of the applying department, by code: the rights are for these alone. */
  serviceItems: distinct(serviceItemCode, 50),
  /** Last day, in China; at most three years ahead. The rights end with it by themselves. */
  until: calendarDate,
  reason: textSchema(500),
  /** Law and article that make the access necessary. */
  legalBasis: textSchema(200),
  /** The department's system that is to have the rights; absent: the one that applies. */
  client: clientIdSchema.optional(),
});
export type AccessOrder = z.output<typeof accessOrder>;

/** How a steward grants: with a word to the department, and for a shorter term where that suffices. */
export const grantDecision = z.strictObject({ answer: textSchema(500), until: calendarDate.optional() });
/** How a steward refuses: with the reason. */
export const refuseDecision = z.strictObject({ answer: textSchema(500) });

/** What a steward says. */
export type Decision =
  | { readonly state: 'granted'; readonly answer: string; readonly until?: string | undefined }
  | { readonly state: 'refused'; readonly answer: string };

/** What applying and deciding answer. */
export interface ApplicationAnswer {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly state: ApplicationState;
  /** Last day asked for or granted; null: refused. */
  readonly until: string | null;
}

export const applicationAnswerShape = z.object({ id: z.string(), state: z.enum(APPLICATION_STATES), until: z.iso.date().nullable() }) satisfies z.ZodType<ApplicationAnswer>;

/** An application as the department that applied and the steward see it. */
export interface Application {
  readonly id: string;
  readonly department: { readonly code: string; readonly names: Names };
  readonly client: string;
  readonly licenceType: { readonly code: string; readonly names: Names };
  readonly rights: readonly string[];
  readonly serviceItems: readonly string[];
  readonly until: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly state: ApplicationState;
  /** ISO 8601. */
  readonly appliedAt: string;
  readonly decision: { readonly answer: string; readonly until: string | null; readonly at: string } | null;
  /** Whether it waits for the caller's own answer. */
  readonly mayDecide: boolean;
}

export const applicationShape = z.object({
  id: z.string(),
  department: z.object({ code: z.string(), names }),
  client: z.string(),
  licenceType: z.object({ code: z.string(), names }),
  rights: z.array(z.string()),
  serviceItems: z.array(z.string()),
  until: z.iso.date(),
  reason: z.string(),
  legalBasis: z.string(),
  state: z.enum(APPLICATION_STATES),
  appliedAt: z.iso.datetime(),
  decision: z.object({ answer: z.string(), until: z.iso.date().nullable(), at: z.iso.datetime() }).nullable(),
  mayDecide: z.boolean().describe('whether it waits for the caller’s own answer'),
});

/** The instant at which rights end whose last day is given. */
export function endOf(until: string): Instant {
  return midnightInChina(until) + DAY_MS;
}

/** The last day that can be asked for, in China. */
export function latestTerm(now: Instant): string {
  const today = dateInChina(now);
  return `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`;
}

/** @param latest last day that may be given; absent: see `latestTerm` @throws Refusal unprocessable APPLICATION_TERM */
export function checkTerm(until: string, now: Instant, latest = latestTerm(now)): void {
  const today = dateInChina(now);
  if (today <= until && until <= latest) return;
  const detail = `from ${today} to ${latest}`;
  throw new Refusal('unprocessable', 'APPLICATION_TERM', '期限须自今日起且不超过允许的最后一日。The term must end today or later, and not after the last day that is allowed.', [{ pointer: '/until', detail }]);
}

/** None, or none that the caller may see: who may not see it does not learn that it exists. */
export function applicationUnknown(): Refusal {
  return new Refusal('notFound', 'APPLICATION_UNKNOWN', '没有该申请。There is no such application.');
}
