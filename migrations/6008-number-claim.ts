import { ascii, bytes, id, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Licence numbers in use: one licence of a type and authority has a number at a time. */
export class NumberClaim1700000006008 extends TableMigration {
  readonly name = 'NumberClaim1700000006008';
  protected readonly table: Table = {
    name: 'number_claim',
    columns: { type_code: ascii(21), issuing_authority: ascii(18), number_index: bytes(16), licence_id: id() },
    primaryKey: ['type_code', 'issuing_authority', 'number_index'],
    unique: { number_claim_licence: ['licence_id'] },
  };
}
