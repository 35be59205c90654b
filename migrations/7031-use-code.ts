import { ascii, bytes, id, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Use codes as long as they live. */
export class UseCode1700000007031 extends TableMigration {
  readonly name = 'UseCode1700000007031';
  protected readonly table: Table = {
    name: 'use_code',
    columns: {
      id: id(),
      digest: bytes(32),
      version_id: id(),
      holder_index: bytes(16),
      department: ascii(18),
      service_item: ascii(24),
      ground: ascii(16),
      strength: ascii(8),
      made_by: ascii(80),
      expires_at: whole(),
      used_at: nullable(whole()),
    },
    primaryKey: ['id'],
    unique: { use_code_digest: ['digest'] },
    indexes: { use_code_version: ['version_id'], use_code_expiry: ['expires_at'] },
  };
}
