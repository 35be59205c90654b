import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { ObjectionRow } from './objection-row.js';
import type { ObjectionState } from './objection.js';

/** Objections to one department in one state, in the order of their terms, from the one behind this place on. */
export interface ObjectionQuery {
  readonly department: string;
  readonly state: ObjectionState;
  readonly behind?: { readonly at: number; readonly id: Uint8Array } | undefined;
  readonly limit: number;
}

/** Memory of objections. */
export class ObjectionStore {
  /** @throws a duplicate (see `isDuplicate`) where the holder has an open one to the same read */
  async add(unit: Unit, row: ObjectionRow): Promise<void> {
    await unit.insert(ObjectionRow, [row]);
  }

  async byId(reader: Reader, id: Uint8Array): Promise<ObjectionRow | undefined> {
    const [row] = await reader.find(ObjectionRow, 'id = ?', [id]);
    return row;
  }

  /** Of one holder to some reads, newest first. @param eventIds at most 500 */
  async toReads(reader: Reader, holderIndex: Uint8Array, eventIds: readonly Uint8Array[]): Promise<ObjectionRow[]> {
    if (eventIds.length === 0) return [];
    const marks = eventIds.map(() => '?').join(', ');
    return reader.find(ObjectionRow, `event_id IN (${marks}) AND holder_index = ? ORDER BY raised_at DESC, id`, [...eventIds, holderIndex]);
  }

  /** Open ones whose term ends first come first; closed ones the other way round. */
  async ofDepartment(reader: Reader, { department, state, behind, limit }: ObjectionQuery): Promise<ObjectionRow[]> {
    const [beyond, order] = state === 'raised' ? ['>', 'ASC'] : ['<', 'DESC'];
    const place = behind === undefined ? '' : ` AND answer_until ${beyond}= ? AND (answer_until ${beyond} ? OR id ${beyond} ?)`;
    const parameters = [department, state, ...(behind === undefined ? [] : [behind.at, behind.at, behind.id])];
    return reader.find(ObjectionRow, `department = ? AND state = ?${place} ORDER BY answer_until ${order}, id ${order} LIMIT ${limit}`, parameters);
  }

  /** @param row as it is to be @returns whether it was open still */
  async close(unit: Unit, { id, state, closedAt, answeredBy, answer }: ObjectionRow): Promise<boolean> {
    const sql = "UPDATE objection SET state = ?, open_event = NULL, closed_at = ?, answered_by = ?, answer = ? WHERE id = ? AND state = 'raised'";
    return (await unit.change(sql, [state, closedAt, answeredBy, answer, id])) === 1;
  }
}
