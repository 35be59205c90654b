import type { Outcome } from '../../../catalogue/service-item/need.js';
import type { CheckedNeed, ItemCheckAnswer } from '../../../recognition/item-check/item-check.js';
import { TEXTS } from '../../texts/texts.js';
import { freshness, type Drawing, type Freshness } from './seen-view.js';
import type { Look } from './verdict-look.js';

/** One line of the checklist. */
export interface CheckRow extends Look {
  readonly outcome: Outcome;
  readonly name: string;
  readonly label: string;
  readonly says: string;
  /** What the citizen can do; absent where there is nothing to do. */
  readonly advice?: string;
  /** Licences that made the outcome. */
  readonly licences: readonly { readonly name: string; readonly identifier: string; readonly type: string }[];
}

/** The checklist 免提交: what the citizen need not bring, and what to do about the rest. */
export interface CheckView {
  readonly rows: readonly CheckRow[];
  readonly mood: Look['mood'];
  readonly icon: string;
  readonly title: string;
  readonly fresh: Freshness;
  readonly event: string;
  /** Types of the licences that satisfied a need. */
  readonly satisfiedTypes: readonly string[];
}

const LOOKS: Readonly<Record<Outcome, Look>> = {
  satisfied: { mood: 'good', icon: 'check' },
  expiring: { mood: 'warn', icon: 'clock' },
  cannotTell: { mood: 'unknown', icon: 'unknown' },
  suspended: { mood: 'warn', icon: 'pause' },
  notAcceptable: { mood: 'bad', icon: 'cross' },
  missing: { mood: 'bad', icon: 'lost' },
};

/** The checklist of an item check. @param at when it was answered */
export function checkView({ events, needs }: Pick<ItemCheckAnswer, 'events' | 'needs'>, at: string, drawing: Drawing): CheckView {
  const t = TEXTS[drawing.lang];
  const isMet = ({ outcome }: CheckedNeed): boolean => outcome === 'satisfied' || outcome === 'expiring';
  const open = needs.filter((need) => !isMet(need)).length;
  const met = open === 0;
  return {
    rows: needs.map((need) => rowOf(need, drawing)),
    mood: met ? 'good' : 'warn',
    icon: met ? 'check' : 'lost',
    title: needs.length === 0 ? t.checkNone : met ? t.checkAllGood : t.checkSome(open),
    fresh: freshness(at, drawing),
    event: events[0] ?? '',
    satisfiedTypes: [...new Set(needs.filter(isMet).flatMap(({ by }) => by.map(({ licenceType }) => licenceType)))],
  };
}

function rowOf({ names, outcome, says, advice, by }: CheckedNeed, { called, lang }: Drawing): CheckRow {
  return {
    ...LOOKS[outcome],
    outcome,
    name: names[lang],
    label: TEXTS[lang][`needOutcome_${outcome}`],
    says: says[lang],
    ...(outcome === 'satisfied' ? {} : { advice: advice[lang] }),
    licences: by.map(({ identifier, licenceType }) => ({ identifier, type: licenceType, name: called.type(licenceType)?.names[lang] ?? '' })),
  };
}
