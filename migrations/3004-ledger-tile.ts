import { ascii, longBytes, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** The nodes of the Merkle trees, up to 256 of them (8,192 bytes) together. */
export class LedgerTile1700000003004 extends TableMigration {
  readonly name = 'LedgerTile1700000003004';
  protected readonly table: Table = {
    name: 'ledger_tile',
    columns: { log: ascii(8), level: whole(), tile: whole(), hashes: longBytes() },
    primaryKey: ['log', 'level', 'tile'],
  };
}
