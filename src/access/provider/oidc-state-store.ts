import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { OidcStateRow } from './oidc-state-row.js';

/** What names one row, or finds some. */
type Key = Readonly<Record<'model' | 'id', string>>;

/** Memory of the embedded provider. */
export class OidcStateStore {
  /** @throws a duplicate (see `isDuplicate`) where the id is taken */
  async add(unit: Unit, row: OidcStateRow): Promise<void> {
    await unit.insert(OidcStateRow, [row]);
  }

  async byId(reader: Reader, { model, id }: Key): Promise<OidcStateRow | undefined> {
    const [row] = await reader.find(OidcStateRow, 'model = ? AND id = ?', [model, id]);
    return row;
  }

  async byUid(reader: Reader, model: string, uid: string): Promise<OidcStateRow | undefined> {
    const [row] = await reader.find(OidcStateRow, 'model = ? AND uid = ?', [model, uid]);
    return row;
  }

  /** @returns whether it was there and had not been consumed */
  async consume(unit: Unit, { model, id }: Key, at: Instant): Promise<boolean> {
    return (await unit.change('UPDATE oidc_state SET consumed_at = ? WHERE model = ? AND id = ? AND consumed_at IS NULL', [at, model, id])) === 1;
  }

  async drop(unit: Unit, { model, id }: Key): Promise<void> {
    await unit.change('DELETE FROM oidc_state WHERE model = ? AND id = ?', [model, id]);
  }

  async dropGrant(unit: Unit, grantId: string): Promise<void> {
    await unit.change('DELETE FROM oidc_state WHERE grant_id = ?', [grantId]);
  }

  async dropExpired(unit: Unit, now: Instant): Promise<number> {
    return unit.change('DELETE FROM oidc_state WHERE expires_at <= ?', [now]);
  }
}
