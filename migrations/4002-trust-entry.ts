import { ascii, bytes, id, longText, nullable, text, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Keys and what they may sign. */
export class TrustEntry1700000004002 extends TableMigration {
  readonly name = 'TrustEntry1700000004002';
  protected readonly table: Table = {
    name: 'trust_entry',
    columns: {
      id: id(),
      kid: ascii(16),
      key_use: ascii(16),
      suite: ascii(16),
      authority: ascii(18),
      authority_zh: text(100),
      authority_en: text(200),
      public_key: bytes(512),
      certificate: nullable(bytes(8192)),
      issuing_certificate: nullable(bytes(8192)),
      licence_types: longText(),
      not_before: whole(),
      sign_until: whole(),
      distrust_after: nullable(whole()),
      revision: whole(),
    },
    primaryKey: ['id'],
    indexes: { trust_entry_kid: ['kid'] },
  };
}
