import { ascii, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Licence types: which version is current. */
export class LicenceType1700000005001 extends TableMigration {
  readonly name = 'LicenceType1700000005001';
  protected readonly table: Table = {
    name: 'licence_type',
    columns: { code: ascii(21), current_version: whole(), is_enabled: whole() },
    primaryKey: ['code'],
  };
}
