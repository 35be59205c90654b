import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { ServiceItemRow, ServiceItemVersionRow } from './service-item-row.js';

/** A version and its first day. */
export interface DatedVersion {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: string;
}

/** Memory of service items. */
export class ServiceItemStore {
  async header(reader: Reader, code: string): Promise<ServiceItemRow | undefined> {
    const [row] = await reader.find(ServiceItemRow, 'code = ?', [code]);
    return row;
  }

  async version(reader: Reader, code: string, version: number): Promise<ServiceItemVersionRow | undefined> {
    const [row] = await reader.find(ServiceItemVersionRow, 'code = ? AND version = ?', [code, version]);
    return row;
  }

  /** Every version of one item, newest first, without its definition. */
  async versionsOf(reader: Reader, code: string): Promise<DatedVersion[]> {
    return dated(await reader.query('SELECT code, version, effective_from FROM service_item_version WHERE code = ? ORDER BY version DESC', [code]));
  }

  /** Every version of every item, by code, newest first. */
  async versions(reader: Reader): Promise<DatedVersion[]> {
    return dated(await reader.query('SELECT code, version, effective_from FROM service_item_version ORDER BY code, version DESC'));
  }

  async addHeader(unit: Unit, row: ServiceItemRow): Promise<void> {
    await unit.insert(ServiceItemRow, [row]);
  }

  async addVersion(unit: Unit, row: ServiceItemVersionRow): Promise<void> {
    await unit.insert(ServiceItemVersionRow, [row]);
  }

  /** @returns whether the newest version was still the one before this */
  async advance(unit: Unit, { code, newestVersion }: ServiceItemRow): Promise<boolean> {
    return (await unit.change('UPDATE service_item SET newest_version = ? WHERE code = ? AND newest_version = ?', [newestVersion, code, newestVersion - 1])) === 1;
  }
}

function dated(rows: readonly Record<string, unknown>[]): DatedVersion[] {
  return rows.map((row) => ({ code: String(row['code']), version: Number(row['version']), effectiveFrom: String(row['effective_from']) }));
}
