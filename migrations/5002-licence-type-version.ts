import { ascii, bytes, longText, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Every published version of every licence type. */
export class LicenceTypeVersion1700000005002 extends TableMigration {
  readonly name = 'LicenceTypeVersion1700000005002';
  protected readonly table: Table = {
    name: 'licence_type_version',
    columns: { code: ascii(21), version: whole(), definition: longText(), digest: bytes(32), published_at: whole() },
    primaryKey: ['code', 'version'],
  };
}
