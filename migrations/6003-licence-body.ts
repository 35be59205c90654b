import { id, longBytes, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** The enciphered sealed text of each version, apart from its header. */
export class LicenceBody1700000006003 extends TableMigration {
  readonly name = 'LicenceBody1700000006003';
  protected readonly table: Table = {
    name: 'licence_body',
    columns: { version_id: id(), data_key_id: id(), sealed: longBytes(), printed_code: longBytes() },
    primaryKey: ['version_id'],
  };
}
