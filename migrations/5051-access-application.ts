import { ascii, id, nullable, text, whole, type Table } from '../src/database/table.js';
import { TableMigration } from '../src/database/table-migration.js';

/** Departments' applications for access to licence types. */
export class AccessApplication1700000005051 extends TableMigration {
  readonly name = 'AccessApplication1700000005051';
  protected readonly table: Table = {
    name: 'access_application',
    columns: {
      id: id(),
      department: ascii(18),
      client: id(),
      client_id: ascii(64),
      licence_type: ascii(21),
      defining_authority: ascii(18),
      rights: ascii(64),
      service_items: ascii(1300),
      asked_until: ascii(10),
      reason: text(500),
      legal_basis: text(200),
      applied_by: ascii(80),
      applied_at: whole(),
      state: ascii(10),
      answer: nullable(text(500)),
      granted_until: nullable(ascii(10)),
      decided_by: nullable(ascii(80)),
      decided_at: nullable(whole()),
    },
    primaryKey: ['id'],
    indexes: { access_application_department: ['department', 'applied_at'], access_application_authority: ['defining_authority', 'applied_at'] },
  };
}
