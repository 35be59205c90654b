import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { ConsentRow } from './consent-row.js';
import type { Consent } from './consent.js';

/** Memory of requests for consent. */
export class ConsentStore {
  async add(unit: Unit, row: ConsentRow): Promise<void> {
    await unit.insert(ConsentRow, [row]);
  }

  async byId(reader: Reader, id: Uint8Array): Promise<ConsentRow | undefined> {
    const [row] = await reader.find(ConsentRow, 'id = ?', [id]);
    return row;
  }

  /** A holder's open requests, oldest first. On MariaDB others who ask the same holder wait until this unit ends: the limits hold in a race. */
  async lockOpen(unit: Unit, holderIndex: Uint8Array, now: Instant): Promise<ConsentRow[]> {
    const lock = unit.dialect === 'mariadb' ? ' FOR UPDATE' : '';
    return unit.find(ConsentRow, `holder_index = ? AND state = 'asked' AND answer_until > ? ORDER BY asked_at, id${lock}`, [holderIndex, now]);
  }

  async countOpen(reader: Reader, holderIndex: Uint8Array, now: Instant): Promise<number> {
    const sql = "SELECT COUNT(*) AS open FROM consent WHERE holder_index = ? AND state = 'asked' AND answer_until > ?";
    const [row] = await reader.query(sql, [holderIndex, now]);
    return Number(row?.['open']);
  }

  /** A holder's requests: first those that can still be answered or taken back, whatever came after them, then the newest. @param limit rows at the most */
  async ofHolder(reader: Reader, holderIndex: Uint8Array, { now, limit }: { readonly now: Instant; readonly limit: number }): Promise<ConsentRow[]> {
    const isAlive = "CASE WHEN (state = 'asked' AND answer_until > ?) OR (state = 'approved' AND good_until > ?) THEN 0 ELSE 1 END";
    return reader.find(ConsentRow, `holder_index = ? ORDER BY ${isAlive}, asked_at DESC, id LIMIT ${limit}`, [holderIndex, now, now]);
  }

  /** Writes a move. @returns the row as it is now; undefined where it was no longer as the move found it */
  async move(unit: Unit, row: ConsentRow, to: Consent): Promise<ConsentRow | undefined> {
    const sql = 'UPDATE consent SET state = ?, good_until = ?, revision = ? WHERE id = ? AND state = ? AND revision = ?';
    const isMoved = (await unit.change(sql, [to.state, to.goodUntil, to.revision, row.id, row.state, row.revision])) === 1;
    return isMoved ? Object.assign(new ConsentRow(), row, { state: to.state, goodUntil: to.goodUntil, revision: to.revision }) : undefined;
  }
}
