import type { Outcome, VerdictWord } from '../../../primitives/verdict.js';
import type { Standing } from '../../../licence/register/licence.js';

/** Colour and picture of something that must not depend on colour alone. */
export interface Look {
  readonly mood: 'good' | 'wait' | 'warn' | 'past' | 'bad' | 'unknown';
  /** Symbol of `icons.svg`. */
  readonly icon: string;
}

export const VERDICT_LOOKS: Readonly<Record<VerdictWord, Look>> = {
  valid: { mood: 'good', icon: 'check' },
  invalid: { mood: 'bad', icon: 'cross' },
  cannotTell: { mood: 'unknown', icon: 'unknown' },
};

export const OUTCOME_LOOKS: Readonly<Record<Outcome, Look>> = {
  passed: VERDICT_LOOKS.valid,
  failed: VERDICT_LOOKS.invalid,
  unknown: VERDICT_LOOKS.cannotTell,
};

/** What a licence that was read from the register itself is good for at a desk. */
export function verdictOfStanding(standing: Standing): VerdictWord {
  return standing === 'inForce' ? 'valid' : 'invalid';
}

/** A sentence in Chinese and the same in English behind it: the half in that language, or all of it where it has no halves. */
export function halfOfDetail(detail: string, lang: 'zh' | 'en'): string {
  const [, zh, en] = /^(.*\p{Script=Han}[^A-Za-z]*?)[\s。：:]*\s([A-Za-z].*)$/su.exec(detail) ?? [];
  return (lang === 'zh' ? zh : en) ?? detail;
}
