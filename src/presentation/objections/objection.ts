import { z } from 'zod';
import type { Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { textSchema } from '../../primitives/text-schema.js';
import type { ObjectionRow } from './objection-row.js';

/** An objection is open until the department has answered it or the holder has taken it back; both end it. */
export const OBJECTION_STATES = ['raised', 'answered', 'withdrawn'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** A department answers within fifteen days. */
const ANSWER_MS = 15 * 86_400_000;

/** What a holder objects, or a department answers: at most 1,000 characters. */
export const statement = textSchema(1_000);

/** The same out of a form's text area, where lines end: blanks of every kind become one. */
export const formStatement = z
  .string()
  .max(8_000)
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
  .pipe(statement);

/** Until when an objection that is raised now is to be answered. */
export function answerUntil(raisedAt: Instant): Instant {
  return raisedAt + ANSWER_MS;
}

/** Whether the department has let the term pass. */
export function isOverdue({ state, answerUntil: until }: Pick<ObjectionRow, 'state' | 'answerUntil'>, now: Instant): boolean {
  return state === 'raised' && now > until;
}

/** An objection as it was answered. */
export const answerOrder = z.strictObject({ answer: statement });
export type AnswerOrder = z.output<typeof answerOrder>;

/** The same for one of another holder or department, and for none at all. */
export function objectionUnknown(): Refusal {
  return new Refusal('notFound', 'OBJECTION_UNKNOWN', '没有这项异议。There is no such objection.');
}

/** @throws Refusal conflict OBJECTION_CLOSED unless it is open */
export function refuseClosed({ state }: Pick<ObjectionRow, 'state'>): void {
  if (state !== 'raised') throw new Refusal('conflict', 'OBJECTION_CLOSED', '该异议已经答复或撤回。This objection was answered or withdrawn already.');
}
