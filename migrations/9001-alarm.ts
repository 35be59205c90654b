import { ascii, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Alarms: one a reader, kind and hour, by constraint, however many instances watch. */
export class Alarm1700000009001 extends TableMigration {
  readonly name = 'Alarm1700000009001';
  protected readonly table: Table = {
    name: 'alarm',
    columns: {
      id: id(),
      raised_at: whole(),
      hour: whole(),
      kind: ascii(16),
      reader: ascii(80),
      window_from: whole(),
      asked: whole(),
      found_nothing: whole(),
      refused: whole(),
      failed_facts: whole(),
    },
    primaryKey: ['id'],
    unique: { alarm_reader_kind_hour: ['reader', 'kind', 'hour'] },
    indexes: { alarm_raised: ['raised_at'] },
  };
}
