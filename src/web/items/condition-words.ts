import type { JsonValue } from '../../primitives/canonical-json.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import { isOperation, operandsOf, type Rule } from '../../catalogue/rule/rule.js';
import type { Lang, Names } from '../texts/lang.js';
import type { Texts } from '../texts/texts.js';

/** What the words of a rule are taken from: the sentences of the page, and what the licence types call their fields and answers. */
export interface Vocabulary {
  readonly t: Texts;
  readonly lang: Lang;
  readonly types: readonly LicenceType[];
}

/** The conditions of a need in words, one for each that must hold: they are made from the very rule that is run. */
export function conditionWords(rule: Rule, vocabulary: Vocabulary): string[] {
  const [operator, operands] = operandsOf(rule);
  return operator === 'and' ? operands.map((operand) => words(operand, vocabulary)) : [words(rule, vocabulary)];
}

type Say = (terms: readonly string[], t: Texts) => string;

/** How each operator is said, its operands being words already. */
const SAYINGS: Readonly<Record<string, Say>> = {
  and: (terms, t) => terms.join(t.ruleAnd),
  or: (terms, t) => terms.join(t.ruleOr),
  '!': ([term = ''], t) => t.ruleNot(term),
  if: ([condition = '', then = '', otherwise = ''], t) => t.ruleIf(condition, then, otherwise),
  '===': ([left = '', right = ''], t) => t.ruleIs(left, right),
  '!==': ([left = '', right = ''], t) => t.ruleIsNot(left, right),
  '<': ([left = '', right = ''], t) => t.ruleLess(left, right),
  '<=': ([left = '', right = ''], t) => t.ruleAtMost(left, right),
  '>': ([left = '', right = ''], t) => t.ruleMore(left, right),
  '>=': ([left = '', right = ''], t) => t.ruleAtLeast(left, right),
  fullYears: ([from = '', to = ''], t) => t.ruleYears(from, to),
  daysBetween: ([from = '', to = ''], t) => t.ruleDays(from, to),
};

/** Operators that hold others together: one inside another is set in brackets. */
const JOINING = new Set(['and', 'or', 'if']);

function words(value: JsonValue, vocabulary: Vocabulary): string {
  const { t } = vocabulary;
  if (!isOperation(value)) return literal(value, t);
  const [operator, operands] = operandsOf(value);
  const [path] = operands;
  if (operator === 'var') return typeof path === 'string' ? factName(path, vocabulary) : operator;
  if (operator === 'in') return membership(operands, vocabulary);
  const terms = operands.map((operand) => (JOINING.has(operator) && isJoined(operand) ? t.ruleBracket(words(operand, vocabulary)) : words(operand, vocabulary)));
  return SAYINGS[operator]?.(terms, t) ?? operator;
}

function membership([item = null, whole = null]: readonly JsonValue[], vocabulary: Vocabulary): string {
  const { t } = vocabulary;
  const left = words(item, vocabulary);
  if (Array.isArray(whole)) return t.ruleOneOf(left, (whole as readonly JsonValue[]).map((each) => literal(each, t)));
  return t.ruleMentions(left, words(whole, vocabulary));
}

function isJoined(operand: JsonValue): boolean {
  return isOperation(operand) && JOINING.has(operandsOf(operand)[0]);
}

function literal(value: JsonValue, t: Texts): string {
  if (typeof value === 'boolean') return value ? t.ruleYes : t.ruleNo;
  return typeof value === 'string' ? t.ruleText(value) : JSON.stringify(value);
}

const FACT_NAMES = {
  'licence.standing': 'factStanding',
  'licence.validFrom': 'factValidFrom',
  'licence.validUntil': 'factValidUntil',
  'licence.daysLeft': 'factDaysLeft',
  today: 'factToday',
  'holder.category': 'factCategory',
} as const satisfies Readonly<Record<string, keyof Texts>>;

/** What the licence types of the need call a fact; the path itself where they no longer know it. */
function factName(path: string, { t, lang, types }: Vocabulary): string {
  const [, kind, name] = /^licence\.(facts|derived)\.(.+)$/.exec(path) ?? [];
  const named = types.flatMap(({ fields, sharing }): readonly { readonly name: string; readonly label: Names }[] => (kind === 'facts' ? fields : (sharing.derivations ?? [])));
  const known = named.find((each) => each.name === name);
  if (known !== undefined) return known.label[lang];
  return path in FACT_NAMES ? t[FACT_NAMES[path as keyof typeof FACT_NAMES]] : path;
}
