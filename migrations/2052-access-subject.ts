import { id, longText, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What each read told of. */
export class AccessSubject1700000002052 extends TableMigration {
  readonly name = 'AccessSubject1700000002052';
  protected readonly table: Table = {
    name: 'access_subject',
    columns: { event_id: id(), ordinal: whole(), version_id: id(), disclosed: longText() },
    primaryKey: ['event_id', 'ordinal'],
    indexes: { access_subject_version: ['version_id'] },
  };
}
