import { ascii, bytes, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Licences across their versions. */
export class Licence1700000006001 extends TableMigration {
  readonly name = 'Licence1700000006001';
  protected readonly table: Table = {
    name: 'licence',
    columns: { id: id(), type_code: ascii(21), issuing_authority: ascii(18), serial: ascii(32), number_index: bytes(16), index_key: whole(), current_version: whole() },
    primaryKey: ['id'],
    unique: { licence_serial: ['issuing_authority', 'type_code', 'serial'] },
    indexes: { licence_number: ['number_index', 'index_key'] },
  };
}
