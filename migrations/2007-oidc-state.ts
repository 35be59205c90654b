import { ascii, longText, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What the embedded OpenID provider remembers between two requests. */
export class OidcState1700000002007 extends TableMigration {
  readonly name = 'OidcState1700000002007';
  protected readonly table: Table = {
    name: 'oidc_state',
    columns: {
      model: ascii(32),
      id: ascii(64),
      payload: longText(),
      expires_at: whole(),
      uid: nullable(ascii(64)),
      user_code: nullable(ascii(64)),
      grant_id: nullable(ascii(64)),
      consumed_at: nullable(whole()),
    },
    primaryKey: ['model', 'id'],
    indexes: { oidc_state_uid: ['uid'], oidc_state_grant: ['grant_id'], oidc_state_expiry: ['expires_at'] },
  };
}
