import { ascii, bytes, id, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What proved the ground of a read. */
export class AccessProof1700000002053 extends TableMigration {
  readonly name = 'AccessProof1700000002053';
  protected readonly table: Table = {
    name: 'access_proof',
    columns: { event_id: id(), kind: ascii(16), reference: bytes(16) },
    primaryKey: ['event_id'],
    indexes: { access_proof_reference: ['reference', 'kind'] },
  };
}
