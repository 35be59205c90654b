import { bytes, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Dynamic codes that were redeemed; each goes an hour after it expired. */
export class UsedCode1700000007001 extends TableMigration {
  readonly name = 'UsedCode1700000007001';
  protected readonly table: Table = {
    name: 'used_code',
    columns: { cti: bytes(12), expires_at: whole(), used_at: whole() },
    primaryKey: ['cti'],
    indexes: { used_code_expires: ['expires_at'] },
  };
}
