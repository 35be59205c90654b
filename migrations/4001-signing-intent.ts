import { ascii, bytes, id, longBytes, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What keys were asked to sign. */
export class SigningIntent1700000004001 extends TableMigration {
  readonly name = 'SigningIntent1700000004001';
  protected readonly table: Table = {
    name: 'signing_intent',
    columns: {
      id: id(),
      kid: ascii(16),
      key_use: ascii(16),
      digest: bytes(32),
      data_key_id: id(),
      sealed_bytes: nullable(longBytes()),
      state: ascii(16),
      created_at: whole(),
    },
    primaryKey: ['id'],
  };
}
