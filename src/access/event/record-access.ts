import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import type { CborValue } from '../../primitives/cbor/cbor.js';
import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { AccessEventRow, AccessSubjectRow } from './access-event-row.js';
import type { AccessEventStore } from './access-event-store.js';

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
  readonly ground: string;
  readonly purpose: JsonValue;
  readonly holderIndex: Uint8Array | null;
  readonly subjects: readonly { readonly versionId: Uint8Array; readonly disclosed: readonly string[] }[];
}

/** Records a read in the log of reads. Data leaves only after this has returned: where it fails, nothing leaves. */
export class RecordAccess {
  constructor(
    private readonly units: UnitOfWork,
    private readonly events: AccessEventStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async run(access: Access): Promise<void> {
    const { event, subjects } = this.rowsOf(access);
    await this.units.run(async (unit) => {
      await this.events.add(unit, event, subjects);
      const facts = new Map<string, CborValue>([['ground', access.ground], ['answers', subjects.length]]);
      const act = { log: 'reads', name: access.act, at: event.at, actor: access.reader.id, subject: event.id, facts } as const;
      await this.recordAct.run(unit, act, [...touched(AccessEventRow, event), ...touched(AccessSubjectRow, ...subjects)]);
    });
  }

  private rowsOf(access: Access): { event: AccessEventRow; subjects: AccessSubjectRow[] } {
    const id = this.random.bytes(16);
    const event = Object.assign(new AccessEventRow(), {
      id,
      at: this.clock.now(),
      act: access.act,
      readerKind: access.reader.kind,
      reader: access.reader.id,
      department: access.reader.departmentCode,
      ground: access.ground,
      purpose: canonicalJson(access.purpose),
      holderIndex: access.holderIndex,
      answerCount: access.subjects.length,
    });
    const subjects = access.subjects.map(({ versionId, disclosed }, ordinal) =>
      Object.assign(new AccessSubjectRow(), { eventId: id, ordinal, versionId, disclosed: disclosed.join(' ') }),
    );
    return { event, subjects };
  }
}
