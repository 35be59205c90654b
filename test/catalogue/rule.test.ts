import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import type { JsonValue } from '../../src/primitives/canonical-json.js';
import { judgeRule, type Fact, type RuleAnswer } from '../../src/catalogue/rule/judge-rule.js';
import { flawsInRule, type Rule } from '../../src/catalogue/rule/rule.js';
import { sizeOf } from '../sizes.js';

const KNOWN: Readonly<Record<string, Fact>> = { bornOn: '2008-11-27', today: '2026-11-28', daysLeft: 12, hours: 24, class: 'B2', isPublic: true };
const judged = (rule: Rule, facts: Readonly<Record<string, Fact>> = KNOWN): RuleAnswer => judgeRule(rule, new Map(Object.entries(facts)));
const flawsOf = (rule: JsonValue): string[] => flawsInRule(rule, (path) => path in KNOWN || path === 'unknown').map(({ path, detail }) => `/${path.join('/')}: ${detail}`);
const nested = (depth: number): Rule => (depth === 1 ? { var: 'isPublic' } : { '!': [nested(depth - 1)] });

describe('a rule', () => {
  it.each<[string, Rule, RuleAnswer]>([
    ['eighteen years are full', { '>=': [{ fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, 18] }, 'yes'],
    ['nineteen are not', { '>=': [{ fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, 19] }, 'no'],
    ['one of a list', { in: [{ var: 'class' }, ['A2', 'B2']] }, 'yes'],
    ['none of a list', { in: [{ var: 'class' }, ['A1', 'A3']] }, 'no'],
    ['part of a text', { in: ['B', { var: 'class' }] }, 'yes'],
    ['dates in their order', { '<': [{ var: 'bornOn' }, { var: 'today' }] }, 'yes'],
    ['days from one date to another', { '===': [{ daysBetween: ['2026-11-27', { var: 'today' }] }, 1] }, 'yes'],
    ['a branch that is taken', { if: [{ '>': [{ var: 'daysLeft' }, 10] }, { '>=': [{ var: 'hours' }, 24] }, { '!': { var: 'isPublic' } }] }, 'yes'],
    ['another way of writing one operand', { '!': { var: 'isPublic' } }, 'no'],
    ['a value of the same look and another type', { '===': [{ var: 'hours' }, '24'] }, 'no'],
    ['what stands where nothing is known', { '===': [{ var: ['unknown', 'none'] }, 'none'] }, 'yes'],
  ])('judges %s', (_what, rule, answer) => {
    expect([flawsOf(rule), judged(rule)]).toEqual([[], answer]);
  });

  it.each<[string, Rule, RuleAnswer]>([
    ['a comparison with what is not known', { '>=': [{ var: 'unknown' }, 24] }, 'cannotTell'],
    ['equality with what is not known', { '!==': [{ var: 'unknown' }, 'x'] }, 'cannotTell'],
    ['the negation of what is not known', { '!': [{ var: 'unknown' }] }, 'cannotTell'],
    ['a list that may hold what is not known', { in: [{ var: 'unknown' }, ['x']] }, 'cannotTell'],
    ['one that is true or not known', { or: [{ var: 'unknown' }, { var: 'isPublic' }] }, 'yes'],
    ['one that is false or not known', { or: [{ '!': { var: 'isPublic' } }, { var: 'unknown' }] }, 'cannotTell'],
    ['both, one false and one not known', { and: [{ var: 'unknown' }, { '!': { var: 'isPublic' } }] }, 'no'],
    ['both, one true and one not known', { and: [{ var: 'isPublic' }, { var: 'unknown' }] }, 'cannotTell'],
    ['a choice by what is not known', { if: [{ var: 'unknown' }, { var: 'isPublic' }, { var: 'isPublic' }] }, 'cannotTell'],
    ['a number compared with text', { '<': [{ var: 'hours' }, 'z'] }, 'cannotTell'],
    ['years from what is no date', { '>=': [{ fullYears: [{ var: 'class' }, { var: 'today' }] }, 1] }, 'cannotTell'],
    ['an answer that is neither yes nor no', { var: 'class' }, 'cannotTell'],
  ])('keeps what is not known apart from false: %s', (_what, rule, answer) => {
    expect(judged(rule)).toBe(answer);
  });

  it.each<[string, JsonValue, RegExp]>([
    ['that is no object', [{ var: 'hours' }], /^\/: must be an object of one operator$/],
    ['that is true', true, /^\/: must be an object of one operator$/],
    ['with two operators in one object', { '!': [true], or: [true] }, /^\/: must have one operator$/],
    ['with no operator', { and: [{}] }, /^\/and\/0: must have one operator$/],
    ['with an operator that could loop', { map: [[1], { var: '' }] }, /^\/map: must be one of var and/],
    ['with equality that takes text for numbers', { '==': [{ var: 'hours' }, '24'] }, /^\/==: must be one of/],
    ['with a name that every object has', { constructor: ['x'] }, /^\/constructor: must be one of/],
    ['with a path that its data cannot have', { or: [true, { '>': [{ var: 'shoeSize' }, 40] }] }, /^\/or\/1\/>\/0\/var: there is no shoeSize in the data$/],
    ['with a path that is computed', { var: { var: 'class' } }, /^\/var: there is no such path in the data$/],
    ['that asks for all data', { var: '' }, /^\/var: there is no such path in the data$/],
    ['with too few operands', { '>': [{ var: 'hours' }] }, /^\/>: takes 2 operands$/],
    ['with too many operands', { and: Array.from({ length: 21 }, () => true) }, /^\/and: takes 1 to 20 operands$/],
    ['with a list where none belongs', { '===': [{ var: 'class' }, ['B2']] }, /^\/===\/1: .*a list stands only after in$/],
    ['with an empty list', { in: [{ var: 'class' }, []] }, /^\/in\/1: must have 1 to 200 items$/],
    ['with a condition in a list', { in: [{ var: 'class' }, [{ var: 'class' }]] }, /^\/in\/1\/0: must be text/],
    ['with null', { '===': [{ var: 'class' }, null] }, /^\/===\/1: must not be null/],
    ['with text that no field could hold', { '===': [{ var: 'class' }, 'e\u0301'] }, /^\/===\/1: .*NFC/],
    ['that answers a number', { fullYears: [{ var: 'bornOn' }, { var: 'today' }] }, /^\/fullYears: answers a number: compare it with another$/],
    ['that is too deep', nested(7), /deep$/],
    ['that is too long', { in: [{ var: 'class' }, Array.from({ length: 200 }, (_, index) => `文字一二三四五六${index}`)] }, /^\/: must have at most 4096 bytes$/],
  ])('%s is refused where it stands', (_which, rule, flaw) => {
    const flaws = flawsOf(rule);
    expect(flaws).toHaveLength(1);
    expect(flaws[0]).toMatch(flaw);
  });

  it('six deep is good, and a list of two hundred too', () => {
    expect(flawsOf(nested(6))).toEqual([]);
    expect(flawsOf({ in: [{ var: 'class' }, Array.from({ length: 200 }, (_, index) => `${index}`)] })).toEqual([]);
  });

  it('tells every flaw at once', () => {
    expect(flawsOf({ and: [{ nor: [] }, { var: 'x' }, { '!': [null] }] })).toHaveLength(3);
  });
});

/** Conditions over facts that are all known, of operators that plain JSON Logic has. */
const { rule: anyRule } = fc.letrec<{ rule: Rule; truth: JsonValue; number: JsonValue }>((tie) => ({
  number: fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constantFrom<JsonValue>({ var: 'hours' }, { var: 'daysLeft' })),
  truth: fc.oneof({ depthSize: 'small' }, fc.boolean(), fc.constant({ var: 'isPublic' }), tie('rule')),
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '===', '!=='), tie('number'), tie('number')).map(([name, left, right]) => ({ [name]: [left, right] })),
    fc.tuple(fc.constantFrom('A1', 'B2'), fc.constantFrom<JsonValue>(['A1', 'C1'], ['B2'], { var: 'class' })).map((operands) => ({ in: operands })),
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('truth'), { minLength: 1, maxLength: 3 })).map(([name, operands]) => ({ [name]: operands })),
    tie('truth').map((operand) => ({ '!': [operand] })),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map((operands) => ({ if: operands })),
  ),
}));

describe('what rules say', () => {
  it('is what plain JSON Logic says wherever everything is known', () => {
    const plain = new LogicEngine(undefined, { disableInline: true, disableInterpretedOptimization: true });
    fc.assert(fc.property(anyRule, (rule) => judged(rule) === (plain.run(rule, KNOWN) === true ? 'yes' : 'no')), { numRuns: sizeOf('rule-fuzz') });
  });

  it('is never an error, whatever stands in them', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => ['yes', 'no', 'cannotTell'].includes(judged(value as Rule))), { numRuns: sizeOf('rule-fuzz') });
    expect(judged({ hasOwnProperty: 'and' })).toBe('cannotTell');
    expect(judged({ constructor: [true] })).toBe('cannotTell');
  });

  it('is found without making a program of them: also where the platform forbids that', () => {
    const module = new URL('../../src/catalogue/rule/judge-rule.js', import.meta.url);
    const script = `import { judgeRule } from ${JSON.stringify(module.href)}; console.log(judgeRule({ and: [{ '>=': [{ var: 'n' }, 2] }, true] }, new Map([['n', 3]])));`;
    expect(execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe('yes');
  });
});
