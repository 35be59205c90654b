import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { isGenuine, sessionMac, type SessionFacts } from './session-mac.js';
import { SessionRow } from './session-row.js';

/** Memory of sessions. */
export class SessionStore {
  /** @param secret 32 bytes, the same in every instance and not in the database */
  constructor(private readonly secret: Uint8Array) {}

  async add(unit: Unit, facts: SessionFacts): Promise<void> {
    await unit.insert(SessionRow, [Object.assign(new SessionRow(), facts, { mac: sessionMac(facts, this.secret) })]);
  }

  /** Undefined also for a row that this service did not write as it stands. */
  async find(reader: Reader, id: Uint8Array, now: Instant): Promise<SessionRow | undefined> {
    const [row] = await reader.find(SessionRow, 'id = ? AND expires_at > ?', [id, now]);
    return row !== undefined && isGenuine(row, this.secret) ? row : undefined;
  }

  async drop(unit: Unit, id: Uint8Array): Promise<void> {
    await unit.change('DELETE FROM session WHERE id = ?', [id]);
  }

  async dropExpired(unit: Unit, now: Instant): Promise<number> {
    return unit.change('DELETE FROM session WHERE expires_at <= ?', [now]);
  }
}
