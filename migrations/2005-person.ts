import { ascii, bytes, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Sign-ins bound to holders. */
export class Person1700000002005 extends TableMigration {
  readonly name = 'Person1700000002005';
  protected readonly table: Table = {
    name: 'person',
    columns: { id: id(), issuer: ascii(255), subject: ascii(255), holder_index: bytes(16), index_key: whole(), code_type: ascii(3) },
    primaryKey: ['id'],
    unique: { person_sign_in: ['issuer', 'subject'] },
    indexes: { person_holder: ['holder_index'] },
  };
}
