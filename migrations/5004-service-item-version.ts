import { ascii, bytes, longText, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Every published version of every service item, with the day on which it takes over. */
export class ServiceItemVersion1700000005004 extends TableMigration {
  readonly name = 'ServiceItemVersion1700000005004';
  protected readonly table: Table = {
    name: 'service_item_version',
    columns: { code: ascii(24), version: whole(), effective_from: ascii(10), definition: longText(), digest: bytes(32), published_at: whole() },
    primaryKey: ['code', 'version'],
  };
}
