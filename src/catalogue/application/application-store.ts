import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { AccessApplicationRow } from './application-row.js';

/** Memory of applications. */
export class ApplicationStore {
  async add(unit: Unit, row: AccessApplicationRow): Promise<void> {
    await unit.insert(AccessApplicationRow, [row]);
  }

  async byId(reader: Reader, id: Uint8Array): Promise<AccessApplicationRow | undefined> {
    const [row] = await reader.find(AccessApplicationRow, 'id = ?', [id]);
    return row;
  }

  /** Newest first. */
  async ofDepartment(reader: Reader, department: string, limit: number): Promise<AccessApplicationRow[]> {
    return reader.find(AccessApplicationRow, 'department = ? ORDER BY applied_at DESC, id LIMIT ?', [department, limit]);
  }

  /** Newest first. */
  async forSteward(reader: Reader, definingAuthority: string, limit: number): Promise<AccessApplicationRow[]> {
    return reader.find(AccessApplicationRow, 'defining_authority = ? ORDER BY applied_at DESC, id LIMIT ?', [definingAuthority, limit]);
  }

  /** How many of a department's applications wait for an answer. */
  async countOpen(reader: Reader, department: string): Promise<number> {
    const [row] = await reader.query("SELECT COUNT(*) AS number FROM access_application WHERE department = ? AND state = 'submitted'", [department]);
    return Number(row?.['number'] ?? 0);
  }

  /** @returns whether nobody had decided it yet */
  async decide(unit: Unit, { id, state, answer, grantedUntil, decidedBy, decidedAt }: AccessApplicationRow): Promise<boolean> {
    const statement = "UPDATE access_application SET state = ?, answer = ?, granted_until = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'submitted'";
    return (await unit.change(statement, [state, answer, grantedUntil, decidedBy, decidedAt, id])) === 1;
  }
}
