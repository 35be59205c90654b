import { ascii, bytes, id, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Issued versions. */
export class LicenceVersion1700000006002 extends TableMigration {
  readonly name = 'LicenceVersion1700000006002';
  protected readonly table: Table = {
    name: 'licence_version',
    columns: {
      id: id(),
      licence_id: id(),
      version: whole(),
      identifier: ascii(94),
      type_code: ascii(21),
      type_version: whole(),
      issuing_authority: ascii(18),
      trust_level: ascii(1),
      valid_from: ascii(10),
      valid_until: nullable(ascii(10)),
      issued_at: whole(),
      status_list: whole(),
      status_index: whole(),
      sealed_by: ascii(16),
      code_signed_by: ascii(16),
      sealed_digest: bytes(32),
      state: ascii(16),
      state_since: whole(),
      revision: whole(),
    },
    primaryKey: ['id'],
    unique: {
      licence_version_identifier: ['identifier'],
      licence_version_number: ['licence_id', 'version'],
      licence_version_status: ['status_list', 'status_index'],
    },
    indexes: { licence_version_state: ['status_list', 'state'] },
  };
}
