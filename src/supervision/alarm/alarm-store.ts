import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import { safeWhole } from '../../database/row-mapping.js';
import type { Unit } from '../../database/unit-of-work.js';
import { AlarmRow } from './alarm-row.js';
import { READS_LOOKED_AT, type ReadCounts } from './suspicion.js';

/** As an attempt with a wrong fact stands in the log of reads. */
const FAILED_FACT = 'recognition/second-fact-failed';

/** Memory of alarms, and what the log of reads tells of a reader. */
export class AlarmStore {
  /** @throws a duplicate (see `isDuplicate`) where the reader has one in this hour */
  async add(unit: Unit, row: AlarmRow): Promise<void> {
    await unit.insert(AlarmRow, [row]);
  }

  async hasSince(reader: Reader, who: string, from: Instant): Promise<boolean> {
    return (await reader.find(AlarmRow, 'reader = ? AND raised_at > ? LIMIT 1', [who, from])).length > 0;
  }

  /** Newest first. */
  async latest(reader: Reader, limit: number): Promise<AlarmRow[]> {
    return reader.find(AlarmRow, '1 = 1 ORDER BY raised_at DESC LIMIT ?', [limit]);
  }

  /** Of the newest reads since an instant. */
  async countsOf(reader: Reader, who: string, from: Instant): Promise<Omit<ReadCounts, 'refused'>> {
    const newest = 'SELECT act, holder_index, answer_count FROM access_event WHERE reader = ? AND at >= ? ORDER BY at DESC LIMIT ?';
    const counts = `COUNT(DISTINCT CASE WHEN act <> ? THEN holder_index END) AS asked,
      COUNT(DISTINCT CASE WHEN act <> ? AND answer_count > 0 THEN holder_index END) AS answered, COUNT(CASE WHEN act = ? THEN 1 END) AS failed`;
    const [row] = await reader.query(`SELECT ${counts} FROM (${newest}) AS newest`, [FAILED_FACT, FAILED_FACT, FAILED_FACT, who, from, READS_LOOKED_AT]);
    const asked = safeWhole(row?.['asked'] ?? 0);
    return { asked, foundNothing: asked - safeWhole(row?.['answered'] ?? 0), failedFacts: safeWhole(row?.['failed'] ?? 0) };
  }

  /** Every system and officer of the register, as the log of reads names them. */
  async registeredReaders(reader: Reader): Promise<string[]> {
    const clients = await reader.query('SELECT client_id FROM client');
    const officers = await reader.query('SELECT id FROM officer');
    return [...clients.map((row) => `client:${String(row['client_id'])}`), ...officers.map((row) => `officer:${hex(row['id'] as Uint8Array)}`)];
  }
}
