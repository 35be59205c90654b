import { z } from 'zod';
import { canonicalJson, type JsonObject, type JsonValue } from '../../primitives/canonical-json.js';
import { repeatable } from '../../primitives/refusal.js';
import { flawInText } from '../../primitives/text.js';

/** A condition as data (JSON Logic): an object of one operator and its operands, `{ ">=": [{ "var": "licence.daysLeft" }, 60] }`. */
export type Rule = JsonObject;

/** The shape alone; what `flawsInRule` finds is told besides, since it depends on the data that the rule is about. */
export const ruleSchema = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Rule>;

/** Bytes of a rule's canonical JSON at the most. */
const MOST_BYTES = 4_096;
/** Operators inside one another at the most: a rule in its definition stays within the depth of a request body, 16. */
const MOST_DEEP = 6;
/** Items of a list at the most. */
const MOST_ITEMS = 200;

/**
 * The operators that a rule may use, with the fewest and the most operands. All of them look at each operand once: the time that a rule takes
 * grows with its length alone. `fullYears` and `daysBetween` are ours, the rest is JSON Logic; `==` is left out because it takes "1" for 1.
 */
export const OPERATORS: ReadonlyMap<string, readonly [fewest: number, most: number]> = new Map([
  ['var', [1, 2]],
  ['and', [1, 20]],
  ['or', [1, 20]],
  ['!', [1, 1]],
  ['if', [3, 3]],
  ['===', [2, 2]],
  ['!==', [2, 2]],
  ['<', [2, 2]],
  ['<=', [2, 2]],
  ['>', [2, 2]],
  ['>=', [2, 2]],
  ['in', [2, 2]],
  ['fullYears', [2, 2]],
  ['daysBetween', [2, 2]],
]);

/** Operators of other rule languages, which are as good to repeat as a name. */
const SIGNS = /^[-!=<>+*/%?:]{1,3}$/;

/** Operators that answer a number; a rule as a whole answers yes or no. */
const NUMERIC = new Set(['fullYears', 'daysBetween']);

/** Where in a rule something is wrong, and how to mend it. */
export interface RuleFlaw {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

/** @param knows whether the data of the rule can have this path */
type Knows = (path: string) => boolean;

/** Everything that is wrong with a rule that somebody sent; none for a good one. */
export function flawsInRule(rule: JsonValue, knows: Knows): RuleFlaw[] {
  if (!isOperation(rule)) return [{ path: [], detail: 'must be an object of one operator' }];
  const flaws = [...flawsInOperation(rule, { knows, path: [], depth: 1 })];
  if (flaws.length === 0 && new TextEncoder().encode(canonicalJson(rule)).length > MOST_BYTES) flaws.push({ path: [], detail: `must have at most ${MOST_BYTES} bytes` });
  const [operator = ''] = Object.keys(rule);
  if (NUMERIC.has(operator)) flaws.push({ path: [operator], detail: 'answers a number: compare it with another' });
  return flaws;
}

/** The operands of an operation, in the short form too: `{ "!": x }` for `{ "!": [x] }`. */
export function operandsOf(operation: Rule): readonly [operator: string, operands: readonly JsonValue[]] {
  const [[operator, said] = ['', []]] = Object.entries(operation);
  return [operator, Array.isArray(said) ? (said as readonly JsonValue[]) : [said as JsonValue]];
}

/** The paths that a rule looks at. */
export function variablesOf(rule: JsonValue): ReadonlySet<string> {
  if (Array.isArray(rule)) return new Set((rule as readonly JsonValue[]).flatMap((operand) => [...variablesOf(operand)]));
  if (!isOperation(rule)) return new Set();
  const [operator, operands] = operandsOf(rule);
  return operator === 'var' ? new Set(operands.slice(0, 1).map(String)) : variablesOf(operands);
}

export function isOperation(value: JsonValue): value is Rule {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Place {
  readonly knows: Knows;
  readonly path: readonly (string | number)[];
  /** Of the operator that stands here; the outermost is 1. */
  readonly depth: number;
}

function flawsInOperation(operation: Rule, place: Place): RuleFlaw[] {
  const [operator, operands] = operandsOf(operation);
  const path = [...place.path, operator];
  const bounds = OPERATORS.get(operator);
  if (Object.keys(operation).length !== 1) return [{ path: place.path, detail: 'must have one operator' }];
  if (bounds === undefined) return [{ path: [...place.path, SIGNS.test(operator) ? operator : repeatable(operator)], detail: `must be one of ${[...OPERATORS.keys()].join(' ')}` }];
  if (place.depth > MOST_DEEP) return [{ path, detail: `operators are more than ${MOST_DEEP} deep` }];
  const [fewest, most] = bounds;
  if (operands.length < fewest || operands.length > most) return [{ path, detail: `takes ${fewest === most ? fewest : `${fewest} to ${most}`} operands` }];
  if (operator === 'var') return flawsInVariable(operands, path, place.knows);
  const isShort = !Array.isArray(operation[operator]);
  return operands.flatMap((operand, index) => {
    const inside = isShort ? path : [...path, index];
    return isListOf(operator, index, operand) ? flawsInList(operand, inside) : flawsInOperand(operand, { ...place, path: inside, depth: place.depth + 1 });
  });
}

/** A list stands only as what `in` looks into. */
function isListOf(operator: string, index: number, operand: JsonValue): operand is readonly JsonValue[] {
  return operator === 'in' && index === 1 && Array.isArray(operand);
}

function flawsInVariable([name, otherwise]: readonly JsonValue[], path: RuleFlaw['path'], knows: Knows): RuleFlaw[] {
  const isKnown = typeof name === 'string' && knows(name);
  // Only what looks like a path is repeated: a slip may have put something else there.
  const said = typeof name === 'string' && /^[A-Za-z]{1,30}(\.[A-Za-z]{1,30}){0,3}$/.test(name) ? name : 'such path';
  const unknown = isKnown ? [] : [{ path, detail: `there is no ${said} in the data` }];
  return otherwise === undefined ? unknown : [...unknown, ...flawsInLiteral(otherwise, path)];
}

function flawsInOperand(operand: JsonValue, place: Place): RuleFlaw[] {
  return isOperation(operand) ? flawsInOperation(operand, place) : flawsInLiteral(operand, place.path);
}

function flawsInList(items: readonly JsonValue[], path: RuleFlaw['path']): RuleFlaw[] {
  if (items.length === 0 || items.length > MOST_ITEMS) return [{ path, detail: `must have 1 to ${MOST_ITEMS} items` }];
  return items.flatMap((item, index) => flawsInLiteral(item, [...path, index]));
}

function flawsInLiteral(literal: JsonValue, path: RuleFlaw['path']): RuleFlaw[] {
  if (literal === null) return [{ path, detail: 'must not be null, which stands for what nobody knows' }];
  if (typeof literal === 'object') return [{ path, detail: 'must be text, a number, true or false; a list stands only after in' }];
  const flaw = typeof literal === 'string' ? flawInText(literal, MOST_BYTES) : undefined;
  return flaw === undefined ? [] : [{ path, detail: flaw }];
}
