import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { LogName } from './act.js';
import { ActRow, OutboxRow } from './act-row.js';

/** Memory of acts. */
export class ActStore {
  /** Leaves of the acts about one subject, oldest first. */
  async leavesOf(reader: Reader, subject: Uint8Array): Promise<Uint8Array[]> {
    const acts = await reader.find(ActRow, "log = 'acts' AND subject = ? ORDER BY at", [subject]);
    return acts.map((act) => act.leaf);
  }

  /** Acts of one name about one subject, oldest first. */
  async named(reader: Reader, name: string, subject: Uint8Array): Promise<ActRow[]> {
    return reader.find(ActRow, 'subject = ? AND name = ? ORDER BY at', [subject, name]);
  }

  /** Acts of one log about any of these subjects, oldest first. @param subjects at most 1,000 */
  async ofSubjects(reader: Reader, log: LogName, subjects: readonly Uint8Array[]): Promise<ActRow[]> {
    if (subjects.length === 0) return [];
    return reader.find(ActRow, `subject IN (${marks(subjects)}) AND log = ? ORDER BY at`, [...subjects, log]);
  }

  /** The rows under which these acts wait, in no order. @param actIds at most 1,000 */
  async waitingRows(reader: Reader, actIds: readonly Uint8Array[]): Promise<OutboxRow[]> {
    if (actIds.length === 0) return [];
    return reader.find(OutboxRow, `act_id IN (${marks(actIds)})`, actIds);
  }

  /** The row under which an act waits, or none. */
  async waitingRow(reader: Reader, actId: Uint8Array): Promise<OutboxRow[]> {
    return reader.find(OutboxRow, 'act_id = ?', [actId]);
  }

  /** Writes the act and queues it for its place in the log, in the transaction of the act itself. @param seal see `OutboxSeal` */
  async add(unit: Unit, act: ActRow, seal: Uint8Array): Promise<void> {
    const { id: actId, log, at, leafHash } = act;
    await unit.insert(ActRow, [act]);
    await unit.insert(OutboxRow, [Object.assign(new OutboxRow(), { actId, log, at, leafHash, seal })]);
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
