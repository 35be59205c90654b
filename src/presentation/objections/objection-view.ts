import { z } from 'zod';
import { isoInstant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { formatCursor } from '../reads/reads-cursor.js';
import type { ObjectionList } from './list-objections.js';
import { OBJECTION_STATES } from './objection.js';

const instant = z.iso.datetime();

/** As the interface's document shows it. */
export const objectionListShape = z.object({
  objections: z.array(
    z.object({
      id: z.string().describe('32 hexadecimal digits'),
      state: z.enum(OBJECTION_STATES),
      raisedAt: instant,
      answerUntil: instant.describe('fifteen days after it was raised'),
      isOverdue: z.boolean(),
      text: z.string().nullable().describe('what the holder says; null: erased'),
      answer: z.string().nullable(),
      closedAt: instant.nullable(),
      read: z
        .object({ at: instant, purpose: z.record(z.string(), z.string()).describe('as your department stated it') })
        .nullable()
        .describe('the read that it is about; null: gone from the store'),
    }),
  ),
  next: z.string().nullable().describe('where the list goes on: the parameter `behind`'),
});
export type ObjectionListView = z.output<typeof objectionListShape>;

/** What a department's system is told. */
export function objectionListView({ objections, next }: ObjectionList): ObjectionListView {
  return {
    objections: objections.map(({ id, raisedAt, answerUntil, closedAt, read, ...rest }) => ({
      id: hex(id),
      ...rest,
      raisedAt: isoInstant(raisedAt),
      answerUntil: isoInstant(answerUntil),
      closedAt: closedAt === null ? null : isoInstant(closedAt),
      read: read === undefined ? null : { at: isoInstant(read.at), purpose: { ...read.purpose } },
    })),
    next: next === undefined ? null : formatCursor(next),
  };
}
