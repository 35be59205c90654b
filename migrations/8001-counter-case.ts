import { ascii, id, longBytes, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Cases at counters, while they are worked on. */
export class CounterCase1700000008001 extends TableMigration {
  readonly name = 'CounterCase1700000008001';
  protected readonly table: Table = {
    name: 'counter_case',
    columns: { id: id(), officer: id(), department: ascii(18), opened_at: whole(), expires_at: whole(), content: longBytes(), revision: whole() },
    primaryKey: ['id'],
    indexes: { counter_case_officer: ['officer', 'opened_at'], counter_case_expiry: ['expires_at'] },
  };
}
