import { ascii, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What clients may do. */
export class ClientRight1700000002003 extends TableMigration {
  readonly name = 'ClientRight1700000002003';
  protected readonly table: Table = {
    name: 'client_right',
    columns: { client: id(), right_name: ascii(32), type_code: ascii(21), valid_until: whole() },
    primaryKey: ['client', 'right_name', 'type_code'],
  };
}
