import { ascii, bytes, text, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What was signed of the logs. Two checkpoints cannot follow the same one: so publishers that race cannot fork the chain. */
export class LedgerCheckpoint1700000003005 extends TableMigration {
  readonly name = 'LedgerCheckpoint1700000003005';
  protected readonly table: Table = {
    name: 'ledger_checkpoint',
    columns: { log: ascii(8), size: whole(), previous: whole(), root: bytes(32), note: text(2000) },
    primaryKey: ['log', 'size'],
    unique: { ledger_checkpoint_chain: ['log', 'previous'] },
  };
}
