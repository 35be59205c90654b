import type { Reader } from '../../database/reader.js';
import { safeWhole, type RawRow } from '../../database/row-mapping.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { LogName } from './act.js';
import { ActRow, OutboxRow } from './act-row.js';

/** What is needed of an act to see whether its log holds it. */
export interface PlacedAct {
  readonly id: Uint8Array;
  readonly log: string;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  /** Undefined while it waits for its place. */
  readonly position: number | undefined;
}

/** Memory of acts. */
export class ActStore {
  /** Leaves of the acts about one subject, oldest first. */
  async leavesOf(reader: Reader, subject: Uint8Array): Promise<Uint8Array[]> {
    const acts = await reader.find(ActRow, "log = 'acts' AND subject = ? ORDER BY at", [subject]);
    return acts.map((act) => act.leaf);
  }

  /** Acts of one name about one subject, oldest first, each with its place where its log has given it one. */
  async placed(reader: Reader, name: string, subject: Uint8Array): Promise<PlacedAct[]> {
    const sql = `SELECT act.id AS id, act.log AS log, act.leaf AS leaf, act.leaf_hash AS leaf_hash, leaf.position AS position FROM act
      LEFT JOIN ledger_leaf leaf ON leaf.log = act.log AND leaf.act_id = act.id AND leaf.leaf_hash = act.leaf_hash
      WHERE act.subject = ? AND act.name = ? ORDER BY act.at`;
    return (await reader.query(sql, [subject, name])).map(placedAct);
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

  /** Writes acts and queues each for its place in its log, in the transaction of the acts themselves. @param sealOf see `OutboxSeal` */
  async add(unit: Unit, acts: readonly ActRow[], sealOf: (act: ActRow) => Uint8Array): Promise<void> {
    const waiting = acts.map((act) => Object.assign(new OutboxRow(), { actId: act.id, log: act.log, at: act.at, leafHash: act.leafHash, seal: sealOf(act) }));
    await Promise.all([unit.insert(ActRow, acts), unit.insert(OutboxRow, waiting)]);
  }
}

function placedAct({ id, log, leaf, leaf_hash: leafHash, position }: RawRow): PlacedAct {
  const place = position === null ? undefined : safeWhole(position);
  return { id: bytesOf(id), log: String(log), leaf: bytesOf(leaf), leafHash: bytesOf(leafHash), position: place };
}

function bytesOf(value: unknown): Uint8Array {
  return new Uint8Array(value as Uint8Array);
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
