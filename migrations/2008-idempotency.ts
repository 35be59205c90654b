import { ascii, bytes, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Mutating calls by their Idempotency-Key. */
export class Idempotency1700000002008 extends TableMigration {
  readonly name = 'Idempotency1700000002008';
  protected readonly table: Table = {
    name: 'idempotency',
    columns: { client: ascii(64), request_key: ascii(64), digest: bytes(32), state: ascii(8), answer_ref: nullable(ascii(255)), created_at: whole() },
    primaryKey: ['client', 'request_key'],
    indexes: { idempotency_age: ['created_at'] },
  };
}
