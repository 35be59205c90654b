import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from './access-event-row.js';

/** Everything that one read writes. */
export interface AccessRows {
  readonly event: AccessEventRow;
  readonly subjects: readonly AccessSubjectRow[];
  readonly proofs: readonly AccessProofRow[];
  readonly delays: readonly AccessDelayRow[];
}

/** Reads of one kind about one holder by one department. */
export interface ReadsAbout {
  readonly act: string;
  readonly department: string;
  readonly holderIndex: Uint8Array;
  readonly since: Instant;
}

/** Memory of reads. */
export class AccessEventStore {
  async count(reader: Reader, { act, department, holderIndex, since }: ReadsAbout): Promise<number> {
    const sql = 'SELECT COUNT(*) AS number FROM access_event WHERE holder_index = ? AND at >= ? AND act = ? AND department = ?';
    const [row] = await reader.query(sql, [holderIndex, since, act, department]);
    return Number(row?.['number'] ?? 0);
  }

  async add(unit: Unit, reads: readonly AccessRows[]): Promise<void> {
    await Promise.all([
      unit.insert(AccessEventRow, reads.map(({ event }) => event)),
      unit.insert(AccessSubjectRow, reads.flatMap(({ subjects }) => subjects)),
      unit.insert(AccessProofRow, reads.flatMap(({ proofs }) => proofs)),
      unit.insert(AccessDelayRow, reads.flatMap(({ delays }) => delays)),
    ]);
  }
}
