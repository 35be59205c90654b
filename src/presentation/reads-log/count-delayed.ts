import { z } from 'zod';
import { isoInstant, type Clock } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { DelayedOnDay, ReadsLogStore } from './reads-log-store.js';

/** As the interface's document shows it. */
export const delayedReadsShape = z.object({
  pending: z.int().describe('reads of which their holders are yet to be told'),
  disclosed: z.int().describe('reads that were told late'),
  byDepartmentAndMonth: z.array(
    z.object({
      department: z.string().nullable().describe('credit code of the reading department; null: the read is gone from the store'),
      names: z.object({ zh: z.string(), en: z.string() }).nullable(),
      month: z.string().nullable().describe('of the read, in China: 2026-11'),
      pending: z.int(),
      disclosed: z.int(),
    }),
  ),
  asOf: z.iso.datetime(),
});
export type DelayedReads = z.output<typeof delayedReadsShape>;

type Line = Omit<DelayedReads['byDepartmentAndMonth'][number], 'names'>;

/** Counts in the open what holders are told late: by department and month, of no holder and no licence. */
export class CountDelayed {
  constructor(
    private readonly store: ReadsLogStore,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<DelayedReads> {
    const now = this.clock.now();
    const lines = byMonth(await this.store.delayed(this.reader, now));
    const names = new Map((await this.departments.all(this.reader)).map(({ code, nameZh, nameEn }) => [code as string, { zh: nameZh, en: nameEn }]));
    const sum = (of: 'pending' | 'disclosed'): number => lines.reduce((total, line) => total + line[of], 0);
    return { pending: sum('pending'), disclosed: sum('disclosed'), byDepartmentAndMonth: lines.map((line) => ({ ...line, names: names.get(line.department ?? '') ?? null })), asOf: isoInstant(now) };
  }
}

/** The newest month first. */
function byMonth(days: readonly DelayedOnDay[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { department, day, isPending, count } of days) {
    const month = day === null ? null : isoInstant(day).slice(0, 7);
    const name = `${month ?? ''} ${department ?? ''}`;
    const line = lines.get(name) ?? { department, month, pending: 0, disclosed: 0 };
    lines.set(name, { ...line, pending: line.pending + (isPending ? count : 0), disclosed: line.disclosed + (isPending ? 0 : count) });
  }
  return [...lines].sort(([left], [right]) => (left < right ? 1 : -1)).map(([, line]) => line);
}
