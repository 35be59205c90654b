import { id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Quotas of single clients, in place of the usual one. */
export class ClientQuota1700000002057 extends TableMigration {
  readonly name = 'ClientQuota1700000002057';
  protected readonly table: Table = {
    name: 'client_quota',
    columns: { client: id(), holders_per_day: whole() },
    primaryKey: ['client'],
  };
}
