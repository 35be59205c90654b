import { z } from 'zod';
import { textSchema } from '../../primitives/text-schema.js';
import { fieldName, names } from '../field.js';
import { licenceTypeCode } from '../licence-type.js';
import { flawsInRule, ruleSchema, type Rule, type RuleFlaw } from '../rule/rule.js';

/** What becomes of a need 免提交: the first two save the citizen the paper. From the best to the worst that one holder's licences can make of it. */
export const OUTCOMES = ['satisfied', 'expiring', 'cannotTell', 'suspended', 'notAcceptable', 'missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A role of somebody whom the item concerns: `applicant`, `guardian`. */
export const roleName = z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/, 'must be 1 to 30 letters and digits and begin with a small letter');

/** A licence that a service item needs: one of these types, good on the day, that meets the condition. */
export const need = z.strictObject({
  /** Names the need in answers, like a field. */
  key: fieldName,
  names,
  /** Whose licence it must be, where several people are concerned; absent: anybody's of them. */
  holderRole: roleName.optional(),
  /** Alternatives: one licence of any of them will do. */
  licenceTypes: z.array(licenceTypeCode).min(1).max(10),
  /** Absent: being in force suffices. */
  rule: ruleSchema.optional(),
  /** Days; with fewer left the need is met, and the citizen is told to renew. */
  expiringDays: z.int().min(0).max(366).default(30),
  /** What to do where the licence is missing or does not do. */
  advice: z.strictObject({ zh: textSchema(200), en: textSchema(400) }),
});
export type Need = z.output<typeof need>;

/** What the rule of a need may always look at. Besides: `licence.facts.…` and `licence.derived.…`, as far as duty tells them for the item. */
const PATHS = new Set(['licence.standing', 'licence.validFrom', 'licence.validUntil', 'licence.daysLeft', 'today', 'holder.category']);

/** @param told names of facts and derived answers, `facts.vehicleClass`; absent: whatever a licence type may have */
export function flawsInNeedRule(rule: Rule, told?: ReadonlySet<string>): RuleFlaw[] {
  return flawsInRule(rule, (path) => PATHS.has(path) || isTold(path, told));
}

function isTold(path: string, told: ReadonlySet<string> | undefined): boolean {
  const [, name] = /^licence\.((?:facts|derived)\.[a-z][A-Za-z0-9]{0,39})$/.exec(path) ?? [];
  return name !== undefined && (told === undefined || told.has(name));
}
