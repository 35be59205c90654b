import type { Reader } from '../database/reader.js';
import type { Unit } from '../database/unit-of-work.js';
import { ActRow, OutboxRow } from './act-row.js';

/** Memory of acts. */
export class ActStore {
  /** Leaves of the acts about one subject, oldest first. */
  async leavesOf(reader: Reader, subject: Uint8Array): Promise<Uint8Array[]> {
    const acts = await reader.find(ActRow, "log = 'acts' AND subject = ? ORDER BY at", [subject]);
    return acts.map((act) => act.leaf);
  }

  /** Writes the acts and queues them for their places in the log, in the transaction of the acts themselves. */
  async add(unit: Unit, acts: readonly ActRow[]): Promise<void> {
    await unit.insert(ActRow, acts);
    await unit.insert(
      OutboxRow,
      acts.map((act) => Object.assign(new OutboxRow(), { actId: act.id, log: act.log, at: act.at, leafHash: act.leafHash })),
    );
  }
}
