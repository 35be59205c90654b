import { ascii, bytes, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** The holders' data keys. */
export class DataKey1700000001001 extends TableMigration {
  readonly name = 'DataKey1700000001001';
  protected readonly table: Table = {
    name: 'data_key',
    columns: { id: id(), index_key: whole(), holder_index: bytes(16), wrapped_by: ascii(64), wrapped: bytes(256), created_at: whole() },
    primaryKey: ['id'],
    unique: { data_key_holder: ['holder_index', 'index_key'] },
  };
}
