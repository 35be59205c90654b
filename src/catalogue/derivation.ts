import { z } from 'zod';
import { judgeRule, type Fact, type RuleAnswer } from './rule/judge-rule.js';
import { flawsInRule, ruleSchema, type RuleFlaw } from './rule/rule.js';
import { fieldName, names } from './field.js';

/** An answer that is drawn from a licence instead of showing it: 满十八周岁 of the date of birth. It tells yes or no, and nothing else of the field. */
export const derivation = z.strictObject({
  /** Name in disclosures and answers. */
  name: fieldName,
  label: names,
  /** Over the licence's own fields by their names, `validFrom`, `validUntil` and `today`. */
  rule: ruleSchema,
});
export type Derivation = z.output<typeof derivation>;

/** What stands for the end of a long-term licence in a rule, so that it can be compared like another day. */
export const LONG_TERM_END = '9999-12-31';

/** What every rule about a licence may look at besides its fields. */
const CALENDAR = ['validFrom', 'validUntil', 'today'];

/** A licence as far as its derivations look. */
export interface DerivedFrom {
  /** Face fields by their names in the licence type. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly validFrom: string;
  /** Null: long-term. */
  readonly validUntil: string | null;
}

/** Everything that is wrong with the derivations of a type with these fields; paths begin in the list of derivations. */
export function flawsInDerivations(derivations: readonly Derivation[], fieldNames: readonly string[]): RuleFlaw[] {
  const known = new Set([...fieldNames, ...CALENDAR]);
  const derived = derivations.map(({ name }) => name);
  return [
    ...(derivations.length > 0 && CALENDAR.some((name) => fieldNames.includes(name)) ? [{ path: [], detail: `no field may be called ${CALENDAR.join(', ')} where answers are derived` }] : []),
    ...derivations.flatMap(({ name, rule }, index) => [
      ...(known.has(name) ? [{ path: [index, 'name'], detail: 'is the name of a field' }] : []),
      ...(derived.indexOf(name) === index ? [] : [{ path: [index, 'name'], detail: 'two derivations have the same name' }]),
      ...flawsInRule(rule, (path) => known.has(path)).map(({ path, detail }) => ({ path: [index, 'rule', ...path], detail })),
    ]),
  ];
}

/**
 * What a licence answers on a day to those of its type's derivations that may be told.
 * @param told names, as `disclosable` gives them
 * @param today calendar date in China
 */
export function derivedAnswers(derivations: readonly Derivation[], told: ReadonlySet<string>, licence: DerivedFrom, today: string): ReadonlyMap<string, RuleAnswer> {
  const facts = new Map<string, Fact>([['today', today], ['validFrom', licence.validFrom], ['validUntil', licence.validUntil ?? LONG_TERM_END]]);
  for (const [name, value] of licence.fields) if (isFact(value)) facts.set(name, value);
  return new Map(derivations.filter(({ name }) => told.has(name)).map(({ name, rule }) => [name, judgeRule(rule, facts)]));
}

/** Whether a value of a field can stand in a rule. */
export function isFact(value: unknown): value is Fact {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
