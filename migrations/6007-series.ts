import { ascii, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Counters of public serials: how far each has been given away. */
export class Series1700000006007 extends TableMigration {
  readonly name = 'Series1700000006007';
  protected readonly table: Table = {
    name: 'series',
    columns: { name: ascii(64), next: whole() },
    primaryKey: ['name'],
  };
}
