import type { Reader } from '../database/reader.js';
import type { Unit } from '../database/unit-of-work.js';
import { DataKeyRow } from './data-key-row.js';

/** Memory of wrapped data keys. */
export class DataKeyStore {
  async add(unit: Unit, row: DataKeyRow): Promise<void> {
    await unit.insert(DataKeyRow, [row]);
  }

  async ofHolder(reader: Reader, indexKey: number, holderIndex: Uint8Array): Promise<DataKeyRow | undefined> {
    const [row] = await reader.find(DataKeyRow, 'holder_index = ? AND index_key = ?', [holderIndex, indexKey]);
    return row;
  }

  async byId(reader: Reader, id: Uint8Array): Promise<DataKeyRow | undefined> {
    const [row] = await reader.find(DataKeyRow, 'id = ?', [id]);
    return row;
  }
}
