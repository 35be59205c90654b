import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { SessionRow } from './session-row.js';

/** Memory of sessions. */
export class SessionStore {
  async add(unit: Unit, row: SessionRow): Promise<void> {
    await unit.insert(SessionRow, [row]);
  }

  async find(reader: Reader, id: Uint8Array, now: Instant): Promise<SessionRow | undefined> {
    const [row] = await reader.find(SessionRow, 'id = ? AND expires_at > ?', [id, now]);
    return row;
  }

  async drop(unit: Unit, id: Uint8Array): Promise<void> {
    await unit.change('DELETE FROM session WHERE id = ?', [id]);
  }

  async dropExpired(unit: Unit, now: Instant): Promise<number> {
    return unit.change('DELETE FROM session WHERE expires_at <= ?', [now]);
  }
}
