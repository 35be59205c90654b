import type { Clock, Instant } from '../../primitives/clock.js';
import { compareBytes } from '../../primitives/cbor/cbor.js';
import type { Reader } from '../../database/reader.js';
import type { ActStore } from '../../ledger/record/act-store.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { GatheredRead, GatherReads, SignedReads } from './gather-reads.js';
import type { ReadsCursor } from './reads-cursor.js';
import type { ReadsStore, Whose } from './reads-store.js';

/** Reads on one page. */
const PAGE = 50;
/** Own looks that the list of departments' reads shows folded away. */
const FOLDED = 10;

/** Which part of the own reads is wanted. */
export interface ReadsPage {
  readonly whose: Whose;
  /** Absent: from the newest on. */
  readonly behind?: ReadsCursor | undefined;
}

/** A read that was recorded and whose record somebody deleted. */
export interface GoneRead {
  readonly id: Uint8Array;
  /** As its act says; undefined where that is gone too. */
  readonly at: Instant | undefined;
}

/** A part of the own reads, newest first. */
export interface OwnReadsList {
  readonly reads: readonly GatheredRead[];
  /** Where the list goes on; undefined: it ends here. */
  readonly next: ReadsCursor | undefined;
  /** On the first part only. */
  readonly gone: readonly GoneRead[];
  /** The holder's own looks: how many there are, and the newest of them. */
  readonly ownLooks: { readonly count: number; readonly newest: readonly GatheredRead[] };
  readonly signed: SignedReads;
}

/**
 * Who looked at a holder's licences, or for them: departments and the holder, with purpose, ground and what was told. This list tells of no licence
 * anything that a record of reads does not; looking at it is no read of a licence, and leaves no record.
 */
export class OwnReads {
  constructor(
    private readonly reads: ReadsStore,
    private readonly gather: GatherReads,
    private readonly acts: ActStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async run({ holderIndex }: HolderSession, { whose, behind }: ReadsPage): Promise<OwnReadsList> {
    const now = this.clock.now();
    const signed = await this.gather.signed();
    const found = await this.reads.ofHolder(this.reader, { holderIndex, whose, now, behind, limit: PAGE + 1 });
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1) : undefined;
    const isFirst = whose === 'departments' && behind === undefined;
    const newest = isFirst ? await this.reads.ofHolder(this.reader, { holderIndex, whose: 'own', now, limit: FOLDED }) : [];
    return {
      reads: await this.gather.run(shown, holderIndex, signed),
      next: last && { at: last.at, id: last.id },
      gone: isFirst ? await this.gone(holderIndex) : [],
      ownLooks: { count: await this.reads.ownLooks(this.reader, holderIndex), newest: await this.gather.run(newest, holderIndex, signed) },
      signed,
    };
  }

  private async gone(holderIndex: Uint8Array): Promise<GoneRead[]> {
    const ids = await this.reads.goneOf(this.reader, holderIndex);
    const acts = await this.acts.ofSubjects(this.reader, 'reads', ids);
    return ids.map((id) => ({ id, at: acts.find((act) => compareBytes(act.subject, id) === 0)?.at }));
  }
}
