import { ascii, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Grants for one service item alone. */
export class ClientItemRight1700000002056 extends TableMigration {
  readonly name = 'ClientItemRight1700000002056';
  protected readonly table: Table = {
    name: 'client_item_right',
    columns: { client: id(), right_name: ascii(32), type_code: ascii(21), service_item: ascii(24), valid_until: whole() },
    primaryKey: ['client', 'right_name', 'type_code', 'service_item'],
  };
}
