import { ascii, bytes, id, longText, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Every read of the register. */
export class AccessEvent1700000002051 extends TableMigration {
  readonly name = 'AccessEvent1700000002051';
  protected readonly table: Table = {
    name: 'access_event',
    columns: {
      id: id(),
      at: whole(),
      act: ascii(64),
      reader_kind: ascii(8),
      reader: ascii(80),
      department: nullable(ascii(18)),
      ground: ascii(16),
      purpose: longText(),
      holder_index: nullable(bytes(16)),
      answer_count: whole(),
    },
    primaryKey: ['id'],
    indexes: { access_event_holder: ['holder_index', 'at'] },
  };
}
