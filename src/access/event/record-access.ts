import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import type { CborValue } from '../../primitives/cbor/cbor.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import { orderedId } from '../../primitives/ordered-id.js';
import type { Random } from '../../primitives/random.js';
import { Gathering } from '../../database/gathering.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type NewAct, type RecordAct } from '../../ledger/record/record-act.js';
import type { Ground } from '../ground.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from './access-event-row.js';
import type { AccessEventStore, AccessRows } from './access-event-store.js';
import { RecentReaders } from './recent-readers.js';

/** Who reads: a department's system or officer, or the holder. */
export interface Reader {
  readonly kind: 'client' | 'officer' | 'holder';
  /** Internal: the client's identifier, or hexadecimal. Never a name or a holder code. */
  readonly id: string;
  readonly departmentCode: string | null;
}

/** A read that is about to be answered. */
export interface Access {
  readonly act: string;
  readonly reader: Reader;
  /** `self`: the holder's own look. */
  readonly ground: Ground | 'self';
  readonly purpose: JsonValue;
  readonly holderIndex: Uint8Array | null;
  readonly subjects: readonly { readonly versionId: Uint8Array; readonly disclosed: readonly string[] }[];
  /** What proved the ground; absent for duty and the own look. */
  readonly proof?: { readonly kind: string; readonly reference: Uint8Array } | undefined;
  /** Told to the holder only from then on, by order of this document. */
  readonly delay?: { readonly until: Instant; readonly document: string } | undefined;
}

/** A read with its id and time, not yet recorded: so that an answer can be bound to it before it is. */
export interface PreparedAccess {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly at: Instant;
  /** Records it. @param within what must happen in the same transaction or not at all: the proof is used up, a count goes down */
  commit(within?: (unit: Unit) => Promise<void>): Promise<void>;
  /** Records it in a transaction that is open: several reads that are one answer stand or fall together. */
  record(unit: Unit): Promise<void>;
}

interface Read {
  readonly access: Access;
  readonly rows: AccessRows;
}

/**
 * Records a read in the log of reads. Data leaves only after this has returned: where it fails, nothing leaves. Reads that are answered at the same
 * time share a transaction, unless something else has to happen in theirs.
 */
export class RecordAccess {
  private readonly recent = new RecentReaders();
  private readonly together: Gathering<Read>;

  constructor(
    private readonly units: UnitOfWork,
    private readonly events: AccessEventStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    this.together = new Gathering(units, (unit, reads) => this.record(unit, reads));
  }

  async run(access: Access): Promise<void> {
    await this.prepare(access).commit();
  }

  prepare(access: Access): PreparedAccess {
    const at = this.clock.now();
    const read: Read = { access, rows: rowsOf(access, orderedId(this.random, at), at) };
    return { id: read.rows.event.id, at, commit: (within) => this.commit(read, within), record: (unit) => this.record(unit, [read]) };
  }

  /** Systems and officers of departments that read through this instance since an instant, as the log of reads names them. */
  departmentReadersSince(from: Instant): string[] {
    return this.recent.since(from);
  }

  private async commit(read: Read, within?: (unit: Unit) => Promise<void>): Promise<void> {
    if (within === undefined) return this.together.run(read);
    await this.units.run(async (unit) => {
      await within(unit);
      await this.record(unit, [read]);
    });
  }

  private async record(unit: Unit, reads: readonly Read[]): Promise<void> {
    await Promise.all([this.events.add(unit, reads.map(({ rows }) => rows)), this.recordAct.all(unit, reads.map(actOf))]);
    for (const { access, rows } of reads) if (access.reader.kind !== 'holder') this.recent.note(access.reader.id, rows.event.at);
  }
}

function actOf({ access, rows: { event, subjects, proofs, delays } }: Read): NewAct {
  const facts = new Map<string, CborValue>([['ground', access.ground], ['answers', subjects.length]]);
  return {
    order: { log: 'reads', name: access.act, at: event.at, actor: access.reader.id, subject: event.id, facts },
    rows: [...touched(AccessEventRow, event), ...touched(AccessSubjectRow, ...subjects), ...touched(AccessProofRow, ...proofs), ...touched(AccessDelayRow, ...delays)],
  };
}

function rowsOf({ act, reader, ground, purpose, holderIndex, subjects, proof, delay }: Access, id: Uint8Array, at: Instant): AccessRows {
  return {
    event: Object.assign(new AccessEventRow(), {
      id,
      at,
      act,
      readerKind: reader.kind,
      reader: reader.id,
      department: reader.departmentCode,
      ground,
      purpose: canonicalJson(purpose),
      holderIndex,
      answerCount: subjects.length,
    }),
    subjects: subjects.map(({ versionId, disclosed }, ordinal) => Object.assign(new AccessSubjectRow(), { eventId: id, ordinal, versionId, disclosed: disclosed.join(' ') })),
    proofs: proof === undefined ? [] : [Object.assign(new AccessProofRow(), { eventId: id, ...proof })],
    delays: delay === undefined ? [] : [Object.assign(new AccessDelayRow(), { eventId: id, disclosedFrom: delay.until, document: delay.document })],
  };
}
