import type { Clock, Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import { DataKeyMissing, type DataKeys } from '../../holder/data-key.js';
import { decipher } from '../../holder/envelope.js';
import { grantedTypes } from '../../access/authorise.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { ReadsCursor } from '../reads/reads-cursor.js';
import { statedPurpose, type StatedPurpose } from '../reads/stated-purpose.js';
import type { ReadsStore } from '../reads/reads-store.js';
import { isOverdue, type ObjectionState } from './objection.js';
import type { ObjectionRow } from './objection-row.js';
import type { ObjectionStore } from './objection-store.js';

/** Objections on one page. */
const PAGE = 50;

/** An objection opened. */
export interface Objection {
  readonly id: Uint8Array;
  readonly state: ObjectionState;
  readonly raisedAt: Instant;
  readonly answerUntil: Instant;
  readonly isOverdue: boolean;
  readonly closedAt: Instant | null;
  /** Null: the holder's content was erased. */
  readonly text: string | null;
  readonly answer: string | null;
}

/** An objection with the read that it is about, as the department knows it. Whose it is, the department is not told: the case number leads there. */
export interface ObjectionToDepartment extends Objection {
  readonly read: { readonly at: Instant; readonly purpose: StatedPurpose } | undefined;
}

/** One page of a department's objections. */
export interface ObjectionList {
  readonly objections: readonly ObjectionToDepartment[];
  readonly next: ReadsCursor | undefined;
}

/** Whether somebody acts for a department that may look licences up: such a one answers for its reads. */
export function mayAnswer(caller: DepartmentCaller, now: Instant): boolean {
  const types = grantedTypes(caller, { right: 'recognition:look-up' }, now);
  return types === '*' || types.length > 0;
}

/** Reads objections for the two who may: the holder who raised them, and the department that is to answer. */
export class ListObjections {
  constructor(
    private readonly objections: ObjectionStore,
    private readonly reads: ReadsStore,
    private readonly dataKeys: DataKeys,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The holder's own to these reads, by the read's id in hexadecimal, newest first. @param eventIds at most 500 */
  async toReads({ holderIndex }: HolderSession, eventIds: readonly Uint8Array[]): Promise<ReadonlyMap<string, readonly Objection[]>> {
    const found = new Map<string, Objection[]>();
    for (const row of await this.objections.toReads(this.reader, holderIndex, eventIds)) {
      const of = hex(row.eventId);
      found.set(of, [...(found.get(of) ?? []), await this.opened(row)]);
    }
    return found;
  }

  /** To the caller's department, in one state; empty for a caller who may not answer. */
  async ofDepartment(caller: DepartmentCaller, { state, behind }: { readonly state: ObjectionState; readonly behind?: ReadsCursor | undefined }): Promise<ObjectionList> {
    if (!mayAnswer(caller, this.clock.now())) return { objections: [], next: undefined };
    const rows = await this.objections.ofDepartment(this.reader, { department: departmentOf(caller), state, behind, limit: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    const events = new Map((await this.reads.byIds(this.reader, shown.map((row) => row.eventId))).map((event) => [hex(event.id), event]));
    const objections: ObjectionToDepartment[] = [];
    for (const row of shown) {
      const event = events.get(hex(row.eventId));
      objections.push({ ...(await this.opened(row)), read: event && { at: event.at, purpose: statedPurpose(event.purpose) } });
    }
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return { objections, next: last && { at: last.answerUntil, id: last.id } };
  }

  private async opened(row: ObjectionRow): Promise<Objection> {
    const { id, state, raisedAt, answerUntil, closedAt, said, answer } = row;
    const overdue = isOverdue(row, this.clock.now());
    const text = await this.plain(row, 'said', said);
    return { id, state: state as ObjectionState, raisedAt, answerUntil, isOverdue: overdue, closedAt, text, answer: answer && (await this.plain(row, 'answer', answer)) };
  }

  private async plain({ id, dataKeyId }: ObjectionRow, column: 'said' | 'answer', sealed: Uint8Array): Promise<string | null> {
    try {
      const { key } = await this.dataKeys.byId(this.reader, dataKeyId);
      return Buffer.from(decipher(key, { table: 'objection', column, row: hex(id) }, sealed)).toString('utf8');
    } catch (error) {
      if (error instanceof DataKeyMissing) return null;
      throw error;
    }
  }
}
