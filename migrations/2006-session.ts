import { ascii, bytes, id, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** People who are signed in. */
export class Session1700000002006 extends TableMigration {
  readonly name = 'Session1700000002006';
  protected readonly table: Table = {
    name: 'session',
    columns: {
      id: bytes(32),
      kind: ascii(8),
      holder_index: nullable(bytes(16)),
      index_key: nullable(whole()),
      code_type: nullable(ascii(3)),
      officer: nullable(id()),
      expires_at: whole(),
      mac: bytes(32),
    },
    primaryKey: ['id'],
    indexes: { session_expiry: ['expires_at'] },
  };
}
