import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import { safeWhole } from '../../database/row-mapping.js';
import type { Unit } from '../../database/unit-of-work.js';
import { SECOND_FACT_FAILED } from '../../recognition/ground/examine-second-fact.js';
import { AlarmRow } from './alarm-row.js';
import { READS_LOOKED_AT, type ReadCounts } from './suspicion.js';

/** Memory of alarms, and what the log of reads tells of a reader. */
export class AlarmStore {
  /** @throws a duplicate (see `isDuplicate`) where the reader has one of the kind in this hour */
  async add(unit: Unit, row: AlarmRow): Promise<void> {
    await unit.insert(AlarmRow, [row]);
  }

  async hasSince(reader: Reader, of: Pick<AlarmRow, 'reader' | 'kind'>, from: Instant): Promise<boolean> {
    return (await reader.find(AlarmRow, 'reader = ? AND kind = ? AND raised_at > ? LIMIT 1', [of.reader, of.kind, from])).length > 0;
  }

  /** Newest first. */
  async latest(reader: Reader, limit: number): Promise<AlarmRow[]> {
    return reader.find(AlarmRow, '1 = 1 ORDER BY raised_at DESC LIMIT ?', [limit]);
  }

  /** Of the newest reads since an instant. A read that began with a number, an identifier or a document counts by itself: it names no holder. */
  async countsOf(reader: Reader, who: string, from: Instant): Promise<Omit<ReadCounts, 'refused'>> {
    const newest = 'SELECT act, holder_index, answer_count FROM access_event WHERE reader = ? AND at >= ? ORDER BY at DESC LIMIT ?';
    const asked = (condition: string): string => `COUNT(DISTINCT CASE WHEN ${condition} THEN holder_index END) + COUNT(CASE WHEN ${condition} AND holder_index IS NULL THEN 1 END)`;
    const counts = `${asked('act <> ?')} AS asked, ${asked('act <> ? AND answer_count > 0')} AS answered, COUNT(CASE WHEN act = ? THEN 1 END) AS failed`;
    const [row] = await reader.query(`SELECT ${counts} FROM (${newest}) AS newest`, [...Array<string>(5).fill(SECOND_FACT_FAILED), who, from, READS_LOOKED_AT]);
    const numberOf = (column: string): number => safeWhole(row?.[column] ?? 0);
    return { asked: numberOf('asked'), foundNothing: numberOf('asked') - numberOf('answered'), failedFacts: numberOf('failed') };
  }

  /** Every system and officer of the register, as the log of reads names them. */
  async registeredReaders(reader: Reader): Promise<string[]> {
    const clients = await reader.query('SELECT client_id FROM client');
    const officers = await reader.query('SELECT id FROM officer');
    return [...clients.map((row) => `client:${String(row['client_id'])}`), ...officers.map((row) => `officer:${hex(row['id'] as Uint8Array)}`)];
  }
}
