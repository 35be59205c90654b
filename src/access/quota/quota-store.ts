import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { ClientQuotaRow } from './client-quota-row.js';

/** What is asked of the log of reads. */
export interface HoldersAsked {
  /** As the log names the reader. */
  readonly reader: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Told at the most. */
  readonly limit: number;
}

/** Memory of quotas, and of what counts against them: the log of reads itself. */
export class QuotaStore {
  /** Undefined: the usual quota. */
  async ofClient(reader: Reader, client: Uint8Array): Promise<number | undefined> {
    const [row] = await reader.find(ClientQuotaRow, 'client = ?', [client]);
    return row?.holdersPerDay;
  }

  async set(unit: Unit, row: ClientQuotaRow): Promise<void> {
    const moved = await unit.change('UPDATE client_quota SET holders_per_day = ? WHERE client = ?', [row.holdersPerDay, row.client]);
    if (moved === 0) await unit.insert(ClientQuotaRow, [row]);
  }

  /** Blind indexes of the distinct holders whom somebody asked about, also where nothing was found. The index holds all that is asked: no row is read. */
  async holdersAsked(reader: Reader, { reader: who, from, to, limit }: HoldersAsked): Promise<Uint8Array[]> {
    const statement = 'SELECT DISTINCT holder_index FROM access_event WHERE reader = ? AND at >= ? AND at < ? AND holder_index IS NOT NULL LIMIT ?';
    const rows = await reader.query(statement, [who, from, to, limit]);
    return rows.map((row) => row['holder_index'] as Uint8Array);
  }
}
