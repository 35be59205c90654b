import type { Texts } from '../texts/texts.js';

/** How an issued version stands (domain §5), as the pages name it. */
export const STATE_WORDS = [
  'notYetEffective',
  'inForce',
  'suspended',
  'reportedLost',
  'expired',
  'superseded',
  'cancelled',
  'withdrawn',
  'revoked',
  'transferred',
] as const;
export type StateWord = (typeof STATE_WORDS)[number];

/** A state told three times over, so that none depends on colour alone: mood (colour), icon and words. */
export interface StateView {
  readonly word: StateWord;
  readonly mood: 'good' | 'wait' | 'warn' | 'past' | 'bad';
  /** Symbol of `icons.svg`. */
  readonly icon: string;
  readonly label: string;
  /** What the holder should do; empty where there is nothing to do. */
  readonly advice: string;
}

const LOOKS: Readonly<Record<StateWord, readonly [StateView['mood'], string]>> = {
  notYetEffective: ['wait', 'clock'],
  inForce: ['good', 'check'],
  suspended: ['warn', 'pause'],
  reportedLost: ['warn', 'lost'],
  expired: ['past', 'clock'],
  superseded: ['past', 'swap'],
  cancelled: ['bad', 'cross'],
  withdrawn: ['bad', 'cross'],
  revoked: ['bad', 'cross'],
  transferred: ['bad', 'leave'],
};

/** The look of a state. */
export function stateView(word: StateWord, t: Texts): StateView {
  const [mood, icon] = LOOKS[word];
  return { word, mood, icon, label: t[`state_${word}`], advice: t[`advice_${word}`] };
}
