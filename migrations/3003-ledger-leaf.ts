import { ascii, bytes, id, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Which act stands at which place of a log. */
export class LedgerLeaf1700000003003 extends TableMigration {
  readonly name = 'LedgerLeaf1700000003003';
  protected readonly table: Table = {
    name: 'ledger_leaf',
    columns: { log: ascii(8), position: whole(), act_id: id(), leaf_hash: bytes(32) },
    primaryKey: ['log', 'position'],
    unique: { ledger_leaf_act: ['log', 'act_id'] },
    indexes: { ledger_leaf_hash: ['leaf_hash'] },
  };
}
