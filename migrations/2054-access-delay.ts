import { id, text, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Reads that the holder learns of later. */
export class AccessDelay1700000002054 extends TableMigration {
  readonly name = 'AccessDelay1700000002054';
  protected readonly table: Table = {
    name: 'access_delay',
    columns: { event_id: id(), disclosed_from: whole(), document: text(100) },
    primaryKey: ['event_id'],
    indexes: { access_delay_disclosed: ['disclosed_from'] },
  };
}
