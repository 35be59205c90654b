import { ascii, bytes, id, ordinal, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Acts that wait for their place in the log. */
export class LedgerOutbox1700000003002 extends TableMigration {
  readonly name = 'LedgerOutbox1700000003002';
  protected readonly table: Table = {
    name: 'ledger_outbox',
    columns: { ordinal: ordinal(), act_id: id(), log: ascii(8), at: whole(), leaf_hash: bytes(32), seal: bytes(32) },
    primaryKey: ['ordinal'],
    unique: { ledger_outbox_act: ['act_id'] },
    indexes: { ledger_outbox_order: ['log', 'ordinal'] },
  };
}
