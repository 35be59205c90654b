import { ascii, id, longText, text, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Systems of departments. */
export class Client1700000002002 extends TableMigration {
  readonly name = 'Client1700000002002';
  protected readonly table: Table = {
    name: 'client',
    columns: { id: id(), client_id: ascii(64), department: ascii(18), name: text(100), jwks: longText(), state: ascii(8) },
    primaryKey: ['id'],
    unique: { client_client_id: ['client_id'] },
  };
}
