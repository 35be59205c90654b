import type { HolderCategory } from '../../holder/holder-code.js';
import { daysBetween } from '../../primitives/calendar-date.js';
import { derivedAnswers, isFact, LONG_TERM_END } from '../derivation.js';
import { disclosable, type LicenceType } from '../licence-type.js';
import type { Fact, Facts, RuleAnswer } from '../rule/judge-rule.js';

/** How a licence can stand; the register's own words. */
export const HELD_STANDINGS = ['notYetEffective', 'inForce', 'suspended', 'expired', 'revoked'] as const;
export type HeldStanding = (typeof HELD_STANDINGS)[number];

/** A licence that somebody concerned holds, before it is held against a need. */
export interface HeldLicence {
  readonly identifier: string;
  readonly standing: HeldStanding;
  /** Calendar dates in China; `validUntil` null: long-term 长期. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** Face fields by name, all of them. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly holder: { readonly category: HolderCategory; readonly role?: string | undefined };
}

/** A licence as far as duty lets it be looked at for one service item. */
export interface ComparedLicence extends Omit<HeldLicence, 'fields'> {
  readonly typeCode: string;
  /** Days after today on which it is in force; of a long-term one to the end of the calendar. */
  readonly daysLeft: number;
  /** What a need's rule may look at, by path. */
  readonly facts: Facts;
}

/** The names that duty tells of a type for an item, as rules write them: `facts.vehicleClass`, `derived.over18`. Empty: not even that such licences exist. */
export function toldForItem(type: LicenceType, item: string): ReadonlySet<string> {
  const { fields, derived } = disclosable(type, 'duty', item);
  return new Set([...[...fields].map((name) => `facts.${name}`), ...[...derived].map((name) => `derived.${name}`)]);
}

/** Takes of a licence what the current row of its type lets a need look at. @param today calendar date in China */
export function comparedLicence(type: LicenceType, held: HeldLicence, { item, today }: { item: string; today: string }): ComparedLicence {
  const { fields: told, derived } = disclosable(type, 'duty', item);
  const { fields, ...licence } = held;
  const daysLeft = daysBetween(today, held.validUntil ?? LONG_TERM_END) ?? 0;
  const answers = derivedAnswers(type.sharing.derivations ?? [], derived, held, today);
  const facts = new Map<string, Fact>([
    ['licence.standing', held.standing],
    ['licence.validFrom', held.validFrom],
    ['licence.validUntil', held.validUntil ?? LONG_TERM_END],
    ['licence.daysLeft', daysLeft],
    ['today', today],
    ['holder.category', held.holder.category],
  ]);
  for (const [name, value] of fields) if (told.has(name) && isFact(value)) facts.set(`licence.facts.${name}`, value);
  for (const [name, answer] of answers) for (const truth of truthsOf(answer)) facts.set(`licence.derived.${name}`, truth);
  return { ...licence, typeCode: type.code, daysLeft, facts };
}

/** What cannot be told is left out: then it is not known. */
function truthsOf(answer: RuleAnswer): boolean[] {
  return answer === 'cannotTell' ? [] : [answer === 'yes'];
}
