import { ascii, id, text, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Officers of departments who sign in. */
export class Officer1700000002004 extends TableMigration {
  readonly name = 'Officer1700000002004';
  protected readonly table: Table = {
    name: 'officer',
    columns: { id: id(), department: ascii(18), name: text(100), issuer: ascii(255), subject: ascii(255), rights: ascii(255), state: ascii(8) },
    primaryKey: ['id'],
    unique: { officer_sign_in: ['issuer', 'subject'] },
  };
}
