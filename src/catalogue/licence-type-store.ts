import type { Reader } from '../database/reader.js';
import type { Unit } from '../database/unit-of-work.js';
import { LicenceTypeRow, LicenceTypeVersionRow } from './licence-type-row.js';

/** Memory of the catalogue. */
export class LicenceTypeStore {
  async header(reader: Reader, code: string): Promise<LicenceTypeRow | undefined> {
    const [row] = await reader.find(LicenceTypeRow, 'code = ?', [code]);
    return row;
  }

  async headers(reader: Reader): Promise<LicenceTypeRow[]> {
    return reader.find(LicenceTypeRow, '1 = 1 ORDER BY code');
  }

  async version(reader: Reader, code: string, version: number): Promise<LicenceTypeVersionRow | undefined> {
    const [row] = await reader.find(LicenceTypeVersionRow, 'code = ? AND version = ?', [code, version]);
    return row;
  }

  async addHeader(unit: Unit, row: LicenceTypeRow): Promise<void> {
    await unit.insert(LicenceTypeRow, [row]);
  }

  async addVersion(unit: Unit, row: LicenceTypeVersionRow): Promise<void> {
    await unit.insert(LicenceTypeVersionRow, [row]);
  }

  /** @returns whether the header was still as `from` says */
  async change(unit: Unit, from: LicenceTypeRow, to: LicenceTypeRow): Promise<boolean> {
    const changed = await unit.change('UPDATE licence_type SET current_version = ?, is_enabled = ? WHERE code = ? AND current_version = ? AND is_enabled = ?', [
      to.currentVersion,
      to.isEnabled,
      from.code,
      from.currentVersion,
      from.isEnabled,
    ]);
    return changed === 1;
  }
}
