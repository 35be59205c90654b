import type { Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';

/** Reads told late, of one department on one day of China. */
export interface DelayedOnDay {
  /** Null: the read itself is gone. */
  readonly department: string | null;
  /** `2026-11-22` as milliseconds since 1970 of its midnight in UTC. */
  readonly day: number | null;
  readonly isPending: boolean;
  readonly count: number;
}

/** China is eight hours ahead of UTC, all year. */
const CHINA_MS = 28_800_000;
const DAY_MS = 86_400_000;

/** Memory of the log of reads as a whole: what is gone of it, and what is told late; of no holder. */
export class ReadsLogStore {
  /** Of the places from one on and before another: how many lack their leaf, their act, their read, or a licence that it told of. */
  async lost(reader: Reader, from: number, to: number): Promise<number> {
    const whole = "FROM ledger_leaf LEFT JOIN act ON act.id = ledger_leaf.act_id LEFT JOIN access_event ON access_event.id = act.subject WHERE ledger_leaf.log = 'reads' AND ledger_leaf.position >= ? AND ledger_leaf.position < ?";
    const told = '(SELECT COUNT(*) FROM access_subject WHERE access_subject.event_id = access_event.id)';
    const sound = `act.id IS NOT NULL AND access_event.id IS NOT NULL AND ${told} = access_event.answer_count`;
    const [row] = await reader.query(`SELECT COUNT(*) AS n ${whole} AND ${sound}`, [from, to]);
    return to - from - Number(row?.['n']);
  }

  /** @param now which of them are still to be told */
  async delayed(reader: Reader, now: Instant): Promise<DelayedOnDay[]> {
    const local = `(access_event.at + ${CHINA_MS})`;
    const columns = `access_event.department AS department, ${local} - ${local} % ${DAY_MS} AS on_day, CASE WHEN access_delay.disclosed_from > ? THEN 1 ELSE 0 END AS pending, COUNT(*) AS n`;
    const rows = await reader.query(`SELECT ${columns} FROM access_delay LEFT JOIN access_event ON access_event.id = access_delay.event_id GROUP BY department, on_day, pending`, [now]);
    return rows.map((row) => ({
      department: row['department'] === null ? null : String(row['department']),
      day: row['on_day'] === null ? null : Number(row['on_day']),
      isPending: Number(row['pending']) === 1,
      count: Number(row['n']),
    }));
  }

  async pending(reader: Reader, now: Instant): Promise<number> {
    const [row] = await reader.query('SELECT COUNT(*) AS n FROM access_delay WHERE disclosed_from > ?', [now]);
    return Number(row?.['n']);
  }
}
