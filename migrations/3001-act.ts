import { ascii, bytes, id, longBytes, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Every act on the register and every read of it. */
export class Act1700000003001 extends TableMigration {
  readonly name = 'Act1700000003001';
  protected readonly table: Table = {
    name: 'act',
    columns: {
      id: id(),
      log: ascii(8),
      name: ascii(64),
      at: whole(),
      subject: bytes(16),
      salt: bytes(16),
      event: longBytes(),
      leaf: longBytes(),
      leaf_hash: bytes(32),
    },
    primaryKey: ['id'],
    indexes: { act_subject: ['subject', 'at'], act_leaf_hash: ['leaf_hash'] },
  };
}
