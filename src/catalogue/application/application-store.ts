import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { AccessApplicationRow } from './application-row.js';

/** Those that wait stay in reach, however many come after them; the oldest of them first. */
const WAITING_FIRST = "ORDER BY CASE WHEN state = 'submitted' THEN 0 ELSE 1 END, CASE WHEN state = 'submitted' THEN applied_at ELSE -applied_at END, id";

/** Memory of applications. */
export class ApplicationStore {
  async add(unit: Unit, row: AccessApplicationRow): Promise<void> {
    await unit.insert(AccessApplicationRow, [row]);
  }

  async byId(reader: Reader, id: Uint8Array): Promise<AccessApplicationRow | undefined> {
    const [row] = await reader.find(AccessApplicationRow, 'id = ?', [id]);
    return row;
  }

  /** As `WAITING_FIRST`. */
  async ofDepartment(reader: Reader, department: string, limit: number): Promise<AccessApplicationRow[]> {
    return reader.find(AccessApplicationRow, `department = ? ${WAITING_FIRST} LIMIT ?`, [department, limit]);
  }

  /** As `WAITING_FIRST`. */
  async forSteward(reader: Reader, definingAuthority: string, limit: number): Promise<AccessApplicationRow[]> {
    return reader.find(AccessApplicationRow, `defining_authority = ? ${WAITING_FIRST} LIMIT ?`, [definingAuthority, limit]);
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
