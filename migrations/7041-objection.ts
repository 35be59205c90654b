import { ascii, bytes, id, longBytes, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Holders' objections to reads. While one is open it names its read a second time, so that no second one can be. */
export class Objection1700000007041 extends TableMigration {
  readonly name = 'Objection1700000007041';
  protected readonly table: Table = {
    name: 'objection',
    columns: {
      id: id(),
      event_id: id(),
      open_event: nullable(id()),
      holder_index: bytes(16),
      index_key: whole(),
      department: ascii(18),
      state: ascii(16),
      raised_at: whole(),
      answer_until: whole(),
      closed_at: nullable(whole()),
      answered_by: nullable(ascii(80)),
      data_key_id: id(),
      said: longBytes(),
      answer: nullable(longBytes()),
    },
    primaryKey: ['id'],
    unique: { objection_open: ['holder_index', 'open_event'] },
    indexes: { objection_department: ['department', 'state', 'answer_until'], objection_event: ['event_id', 'holder_index'] },
  };
}
