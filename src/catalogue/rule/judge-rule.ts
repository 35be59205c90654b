import { LogicEngine } from 'json-logic-engine';
import { daysBetween, fullYears } from '../../primitives/calendar-date.js';
import type { Rule } from './rule.js';

/** What a rule may look at, by path; what is not there is not known. */
export type Fact = string | number | boolean;
export type Facts = ReadonlyMap<string, Fact>;

/** Whether the facts are as a rule asks. Where one that it hangs on is not known, it cannot tell. */
export type RuleAnswer = 'yes' | 'no' | 'cannotTell';

/**
 * Judges facts by a rule. It says what plain JSON Logic says wherever everything is known; what is not known stays so (Kleene's logic of three
 * values): `or` of true and something unknown is true, its negation is not told. Never throws, whatever the rule: an error is `cannotTell`.
 */
export function judgeRule(rule: Rule, facts: Facts): RuleAnswer {
  try {
    const answer: unknown = ENGINE.run(rule, facts);
    if (typeof answer !== 'boolean') return 'cannotTell';
    return answer ? 'yes' : 'no';
  } catch {
    return 'cannotTell';
  }
}

/** A value while it is computed; null: not known. */
type Value = unknown;
type Truth = boolean | null;
type Run = (operand: unknown) => Value;

/** Interpreted, never compiled: nothing that somebody sent becomes a program. Its own operators are left out, ours know the unknown. */
const ENGINE = new LogicEngine({}, { disableInline: true, disableInterpretedOptimization: true });
// A table without prototype: `hasOwnProperty` and the like are no operators.
Object.setPrototypeOf(ENGINE.methods, null);

const LAZY: Readonly<Record<string, (operands: readonly unknown[], run: Run) => Value>> = {
  and: (operands, run) => first(false, operands, run),
  or: (operands, run) => first(true, operands, run),
  if: ([condition, then, otherwise], run) => {
    const holds = truthOf(run(condition));
    if (holds === null) return null;
    return run(holds ? then : otherwise);
  },
};

const EAGER: Readonly<Record<string, (left: NonNullable<Value>, right: NonNullable<Value>) => Value>> = {
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '<': (left, right) => compared(left, right, (order) => order < 0),
  '<=': (left, right) => compared(left, right, (order) => order <= 0),
  '>': (left, right) => compared(left, right, (order) => order > 0),
  '>=': (left, right) => compared(left, right, (order) => order >= 0),
  in: (item, whole) => (Array.isArray(whole) ? whole.includes(item) : bothText(item, whole, (part, text) => text.includes(part))),
  fullYears: (from, to) => bothText(from, to, fullYears),
  daysBetween: (from, to) => bothText(from, to, daysBetween),
};

for (const [name, method] of Object.entries(LAZY)) {
  ENGINE.addMethod(name, { lazy: true, method: (operands: unknown[], facts: unknown, above: unknown[], engine) => method(listOf(operands), (operand) => engine.run(operand, facts, { above })) });
}
for (const [name, method] of Object.entries(EAGER)) {
  ENGINE.addMethod(name, ([left, right]: readonly Value[]) => (isKnown(left) && isKnown(right) ? (method(left, right) ?? null) : null));
}
ENGINE.addMethod('!', ([operand]: readonly Value[]) => negated(truthOf(operand)));
ENGINE.addMethod('var', ([path, otherwise]: readonly Value[], facts: Facts) => facts.get(String(path)) ?? otherwise ?? null);

/** Looks for the truth that decides; where it is not found and something is not known, neither is the whole. */
function first(deciding: boolean, operands: readonly unknown[], run: Run): Truth {
  let answer: Truth = !deciding;
  for (const operand of operands) {
    const truth = truthOf(run(operand));
    if (truth === deciding) return deciding;
    if (truth === null) answer = null;
  }
  return answer;
}

/** Numbers with numbers and text with text, dates among it; else nobody can tell. */
function compared(left: unknown, right: unknown, holds: (order: number) => boolean): Truth {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : Number(left > right));
  return null;
}

function bothText<Answer>(left: unknown, right: unknown, answer: (left: string, right: string) => Answer): Answer | null {
  return typeof left === 'string' && typeof right === 'string' ? answer(left, right) : null;
}

function truthOf(value: Value): Truth {
  return typeof value === 'boolean' ? value : null;
}

function negated(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function isKnown(value: Value): value is NonNullable<Value> {
  return value !== null && value !== undefined;
}

function listOf(operands: unknown): readonly unknown[] {
  return Array.isArray(operands) ? operands : [operands];
}
