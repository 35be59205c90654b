import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import { UseCodeRow } from './use-code-row.js';

/** Memory of use codes. */
export class UseCodeStore {
  async add(unit: Unit, row: UseCodeRow): Promise<void> {
    await unit.insert(UseCodeRow, [row]);
  }

  async byDigest(reader: Reader, digest: Uint8Array): Promise<UseCodeRow | undefined> {
    const [row] = await reader.find(UseCodeRow, 'digest = ?', [digest]);
    return row;
  }

  /** Uses a code up. @returns whether it was unused and alive */
  async use(unit: Unit, id: Uint8Array, now: Instant): Promise<boolean> {
    return (await unit.change('UPDATE use_code SET used_at = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?', [now, id, now])) === 1;
  }

  /** Takes the unused codes away that this maker has made before for the same. */
  async dropEarlier(unit: Unit, { versionId, madeBy, department, serviceItem }: UseCodeRow): Promise<void> {
    const sql = 'DELETE FROM use_code WHERE version_id = ? AND made_by = ? AND department = ? AND service_item = ? AND used_at IS NULL';
    await unit.change(sql, [versionId, madeBy, department, serviceItem]);
  }

  async dropExpired(unit: Unit, before: Instant): Promise<number> {
    return unit.change('DELETE FROM use_code WHERE expires_at <= ?', [before]);
  }
}
