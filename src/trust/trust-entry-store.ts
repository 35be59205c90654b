import type { Reader } from '../database/reader.js';
import type { Unit } from '../database/unit-of-work.js';
import { TrustEntryRow } from './trust-entry-row.js';

/** Memory of the trust list. */
export class TrustEntryStore {
  async all(reader: Reader): Promise<TrustEntryRow[]> {
    return reader.find(TrustEntryRow, '1 = 1 ORDER BY not_before, kid');
  }

  async byKid(reader: Reader, kid: string): Promise<TrustEntryRow[]> {
    return reader.find(TrustEntryRow, 'kid = ?', [kid]);
  }

  async add(unit: Unit, row: TrustEntryRow): Promise<void> {
    await unit.insert(TrustEntryRow, [row]);
  }
}
