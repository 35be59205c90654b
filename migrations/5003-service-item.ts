import { ascii, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Service items: whose they are, and how many versions there are. */
export class ServiceItem1700000005003 extends TableMigration {
  readonly name = 'ServiceItem1700000005003';
  protected readonly table: Table = {
    name: 'service_item',
    columns: { code: ascii(24), department: ascii(18), newest_version: whole() },
    primaryKey: ['code'],
  };
}
