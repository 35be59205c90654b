import { ascii, id, text, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Authorities that issue licences or rely on them. */
export class Department1700000002001 extends TableMigration {
  readonly name = 'Department1700000002001';
  protected readonly table: Table = {
    name: 'department',
    columns: { id: id(), code: ascii(18), name_zh: text(100), name_en: text(200), area_code: ascii(6), state: ascii(8) },
    primaryKey: ['id'],
    unique: { department_code: ['code'] },
  };
}
