import { ascii, bytes, id, longText, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Requests of departments for a holder's consent. */
export class Consent1700000007011 extends TableMigration {
  readonly name = 'Consent1700000007011';
  protected readonly table: Table = {
    name: 'consent',
    columns: {
      id: id(),
      holder_index: bytes(16),
      index_key: whole(),
      department: ascii(18),
      asked_by: ascii(80),
      licence_types: ascii(440),
      purpose: longText(),
      state: ascii(16),
      asked_at: whole(),
      answer_until: whole(),
      good_until: nullable(whole()),
      revision: whole(),
    },
    primaryKey: ['id'],
    indexes: { consent_holder: ['holder_index', 'asked_at'] },
  };
}
