import { id, longBytes, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Licences that are intended and not yet recorded: what a crash leaves, for the next start to finish. */
export class PendingIssue1700000006005 extends TableMigration {
  readonly name = 'PendingIssue1700000006005';
  protected readonly table: Table = {
    name: 'pending_issue',
    columns: { version_id: id(), data_key_id: id(), prepared: longBytes(), created_at: whole() },
    primaryKey: ['version_id'],
  };
}
