import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { EntrustmentRow } from './entrustment-row.js';

const IN_FORCE = "state = 'given' AND uses_made < uses_allowed AND valid_until > ?";

/** Memory of entrustments. */
export class EntrustmentStore {
  async add(unit: Unit, row: EntrustmentRow): Promise<void> {
    await unit.insert(EntrustmentRow, [row]);
  }

  async byId(reader: Reader, id: Uint8Array): Promise<EntrustmentRow | undefined> {
    const [row] = await reader.find(EntrustmentRow, 'id = ?', [id]);
    return row;
  }

  /** What a holder has given, newest first. @param limit rows at the most */
  async givenBy(reader: Reader, grantorIndex: Uint8Array, limit: number): Promise<EntrustmentRow[]> {
    return reader.find(EntrustmentRow, `grantor_index = ? ORDER BY made_at DESC, id LIMIT ${limit}`, [grantorIndex]);
  }

  /** What a holder has been given, newest first. @param limit rows at the most */
  async receivedBy(reader: Reader, delegateIndex: Uint8Array, limit: number): Promise<EntrustmentRow[]> {
    return reader.find(EntrustmentRow, `delegate_index = ? ORDER BY made_at DESC, id LIMIT ${limit}`, [delegateIndex]);
  }

  async countInForce(reader: Reader, grantorIndex: Uint8Array, now: Instant): Promise<number> {
    const sql = `SELECT COUNT(*) AS given FROM entrustment WHERE grantor_index = ? AND ${IN_FORCE}`;
    const [row] = await reader.query(sql, [grantorIndex, now]);
    return Number(row?.['given']);
  }

  /** Counts one use. @returns the row as it is now; undefined where it is revoked, used up or over */
  async use(unit: Unit, id: Uint8Array, now: Instant): Promise<EntrustmentRow | undefined> {
    const isCounted = (await unit.change(`UPDATE entrustment SET uses_made = uses_made + 1 WHERE id = ? AND ${IN_FORCE}`, [id, now])) === 1;
    return isCounted ? this.byId(unit, id) : undefined;
  }

  /** @returns the row as it is now; undefined where it was revoked before */
  async revoke(unit: Unit, id: Uint8Array, now: Instant): Promise<EntrustmentRow | undefined> {
    const isRevoked = (await unit.change("UPDATE entrustment SET state = 'revoked', revoked_at = ? WHERE id = ? AND state = 'given'", [now, id])) === 1;
    return isRevoked ? this.byId(unit, id) : undefined;
  }
}
