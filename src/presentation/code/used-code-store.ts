import type { Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { UsedCodeRow } from './used-code-row.js';

/** Memory of codes that were redeemed. */
export class UsedCodeStore {
  /** @throws a duplicate (see `isDuplicate`) where it was redeemed before */
  async add(unit: Unit, row: UsedCodeRow): Promise<void> {
    await unit.insert(UsedCodeRow, [row]);
  }

  async isUsed(reader: Reader, cti: Uint8Array): Promise<boolean> {
    return (await reader.find(UsedCodeRow, 'cti = ?', [cti])).length > 0;
  }

  /** @returns how many went that expired before then */
  async forget(unit: Unit, before: Instant): Promise<number> {
    return unit.change('DELETE FROM used_code WHERE expires_at < ?', [before]);
  }
}
