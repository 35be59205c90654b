import type { Objection } from '../../presentation/objections/list-objections.js';
import { hex } from '../../primitives/digest.js';
import { instantText } from '../texts/lang.js';
import type { Texts } from '../texts/texts.js';

/** An objection, what came of it, and how that looks. */
export interface ObjectionCard {
  readonly id: string;
  readonly mood: 'wait' | 'bad' | 'good' | 'past';
  readonly icon: string;
  readonly label: string;
  readonly text: string;
  readonly answer: string | undefined;
  readonly isOpen: boolean;
}

/** What holder and department are told each in their own words. */
export interface ObjectionWords {
  readonly erased: string;
  readonly due: (day: string) => string;
  readonly overdue: (day: string) => string;
}

export function objectionCard({ id, state, answerUntil, isOverdue, closedAt, text, answer }: Objection, words: ObjectionWords, t: Texts): ObjectionCard {
  const [until, closed] = [instantText(answerUntil).slice(0, 10), instantText(closedAt ?? 0).slice(0, 10)];
  const said = { id: hex(id), text: text ?? words.erased, answer: answer ?? undefined, isOpen: state === 'raised' };
  if (state === 'answered') return { ...said, mood: 'good', icon: 'check', label: t.objectAnswered(closed) };
  if (state === 'withdrawn') return { ...said, mood: 'past', icon: 'back', label: t.objectWithdrawn(closed) };
  return isOverdue ? { ...said, mood: 'bad', icon: 'lost', label: words.overdue(until) } : { ...said, mood: 'wait', icon: 'clock', label: words.due(until) };
}
