import { IndexMigration } from '../src/database/index-migration.js';

/** Reads by reader and time: quotas and alarms count them. With the holder in it, a day's distinct holders are counted without reading a row. */
export class AccessEventReader1700000002055 extends IndexMigration {
  readonly name = 'AccessEventReader1700000002055';
  protected readonly index = { name: 'access_event_reader', table: 'access_event', on: ['reader', 'at', 'holder_index'] };
}
