import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { CheckpointSigners } from '../../ledger/checkpoint-signer.js';
import type { AccessEventRow } from '../../access/event/access-event-row.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { ReadsFile } from './check-reads-file.js';
import type { GatheredRead, GatherReads } from './gather-reads.js';
import type { ReadsCursor } from './reads-cursor.js';
import { readsFile } from './reads-file.js';
import type { ReadsStore } from './reads-store.js';

/** Reads in one file at the most; an older part is another file. */
const FILE_LIMIT = 1_000;
/** Reads that are proven in one go: a proof is some 250 digests, and between two goes others have their turn. */
const IN_ONE_GO = 50;

/** Proves to a holder what the log of reads holds of the own reads: leaf, place under the last checkpoint, and the record itself where nobody else is concerned. */
export class ProveOwnRead {
  constructor(
    private readonly reads: ReadsStore,
    private readonly gather: GatherReads,
    private readonly signers: CheckpointSigners,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** One read. @throws Refusal notFound READ_UNKNOWN, for others' reads and those that are told later too */
  async one(session: HolderSession, id: Uint8Array): Promise<ReadsFile> {
    const event = await this.reads.oneOfHolder(this.reader, id, { holderIndex: session.holderIndex, now: this.clock.now() });
    if (event === undefined) throw readUnknown();
    return this.file(session, [event], undefined);
  }

  /** All of them, own looks too, newest first, in parts. @param behind where an earlier part said that it goes on */
  async all({ holderIndex, ...session }: HolderSession, behind: ReadsCursor | undefined): Promise<ReadsFile> {
    const query = { holderIndex, now: this.clock.now(), behind, limit: FILE_LIMIT + 1 };
    const departments = await this.reads.ofHolder(this.reader, { ...query, whose: 'departments' });
    const own = await this.reads.ofHolder(this.reader, { ...query, whose: 'own' });
    const found = [...departments, ...own].sort((left, right) => right.at - left.at || Buffer.compare(right.id, left.id));
    const shown = found.slice(0, FILE_LIMIT);
    const last = found.length > FILE_LIMIT ? shown.at(-1) : undefined;
    return this.file({ holderIndex, ...session }, shown, last && { at: last.at, id: last.id });
  }

  private async file({ holderIndex }: HolderSession, events: readonly AccessEventRow[], next: ReadsCursor | undefined): Promise<ReadsFile> {
    const signed = await this.gather.signed();
    const gathered: GatheredRead[] = [];
    for (let start = 0; start < events.length; start += IN_ONE_GO) {
      gathered.push(...(await this.gather.run(events.slice(start, start + IN_ONE_GO), holderIndex, signed)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return readsFile({ gathered, signed, key: this.signers.reads.key, madeAt: this.clock.now(), next });
  }
}

export function readUnknown(): Refusal {
  return new Refusal('notFound', 'READ_UNKNOWN', '您的查阅记录中没有这一条。There is no such read among yours.');
}
