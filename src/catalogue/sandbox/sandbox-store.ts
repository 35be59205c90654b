import type { Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import { SANDBOX_PREFIX } from './sandbox.js';

const LIVING = `SELECT client_id FROM client WHERE department = ? AND state = 'enabled' AND client_id LIKE '${SANDBOX_PREFIX}%'`;

/** Sandboxes are clients of the sandbox department, by their names; they live as long as their first right. */
export class SandboxStore {
  /** Client identifiers of those that have not been disabled. */
  async living(reader: Reader, department: string): Promise<string[]> {
    return idsOf(await reader.query(LIVING, [department]));
  }

  /** Of these, those whose rights have ended. */
  async ended(reader: Reader, department: string, now: Instant): Promise<string[]> {
    const inForce = "SELECT client FROM client_right WHERE right_name = 'recognition:look-up' AND valid_until > ?";
    return idsOf(await reader.query(`${LIVING} AND id NOT IN (${inForce})`, [department, now]));
  }
}

function idsOf(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => String(row['client_id']));
}
