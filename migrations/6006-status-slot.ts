import { id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Places in the status lists that are given away: random, never reused. */
export class StatusSlot1700000006006 extends TableMigration {
  readonly name = 'StatusSlot1700000006006';
  protected readonly table: Table = {
    name: 'status_slot',
    columns: { status_list: whole(), status_index: whole(), version_id: id() },
    primaryKey: ['status_list', 'status_index'],
  };
}
