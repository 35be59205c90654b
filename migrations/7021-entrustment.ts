import { ascii, bytes, id, longBytes, nullable, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** What holders entrust to others. */
export class Entrustment1700000007021 extends TableMigration {
  readonly name = 'Entrustment1700000007021';
  protected readonly table: Table = {
    name: 'entrustment',
    columns: {
      id: id(),
      grantor_index: bytes(16),
      delegate_index: bytes(16),
      grantor_index_key: whole(),
      delegate_index_key: whole(),
      relation: ascii(24),
      licence_types: ascii(440),
      service_items: ascii(500),
      uses_allowed: whole(),
      uses_made: whole(),
      made_at: whole(),
      valid_until: whole(),
      state: ascii(8),
      revoked_at: nullable(whole()),
      data_key_id: id(),
      parties: longBytes(),
    },
    primaryKey: ['id'],
    indexes: { entrustment_grantor: ['grantor_index', 'made_at'], entrustment_delegate: ['delegate_index', 'made_at'] },
  };
}
