import { ascii, bytes, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Holders of each version, by blind index. */
export class LicenceHolder1700000006004 extends TableMigration {
  readonly name = 'LicenceHolder1700000006004';
  protected readonly table: Table = {
    name: 'licence_holder',
    columns: { version_id: id(), ordinal: whole(), role: ascii(30), code_type: ascii(3), holder_index: bytes(16), index_key: whole() },
    primaryKey: ['version_id', 'ordinal'],
    indexes: { licence_holder_index: ['holder_index', 'version_id'] },
  };
}
