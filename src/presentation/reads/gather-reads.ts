import { hex, sha256 } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import type { ProveSubjects, SignedTree } from '../../ledger/prove-subjects.js';
import type { RowImage } from '../../ledger/record/act.js';
import { rowImage } from '../../ledger/record/row-image.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../../access/event/access-event-row.js';
import { ownRead, type OwnRead, type StoredRead, type ToldVersions } from './own-read.js';
import { readInLog, type ReadInLog } from './read-flaw.js';
import type { ReadsStore } from './reads-store.js';

/** The whole record of a read, from which anyone computes its leaf: what was recorded, its salt, and every row that it wrote. */
export interface OpenRecord {
  /** 16 bytes. */
  readonly salt: Uint8Array;
  /** Deterministic CBOR; see `ledger/record/act.ts`. */
  readonly event: Uint8Array;
  readonly rows: readonly RowImage[];
}

/** A read as its holder is told of it, with its place in the log of reads. */
export interface GatheredRead {
  readonly read: OwnRead;
  readonly inLog: ReadInLog;
  /** Only where nobody else is concerned: with the salt, what the record says of others could be guessed. */
  readonly record?: OpenRecord;
}

/** The log of reads before its first checkpoint, or where the stored checkpoint is forged: then nothing is proven. */
const NOTHING_SIGNED: SignedTree = { log: 'reads', size: 0, root: sha256(), note: '' };

/** What the log of reads promises at this moment. */
export type SignedReads = SignedTree | 'forged' | undefined;

/** Puts together what is stored of reads, for the holder whom they concern, and holds it against the log of reads. */
export class GatherReads {
  constructor(
    private readonly reads: ReadsStore,
    private readonly prove: ProveSubjects,
    private readonly reader: Reader,
  ) {}

  signed(): Promise<SignedReads> {
    return this.prove.signedTree('reads');
  }

  /** @param events of which each concerns this holder and may be told @returns them in their order */
  async run(events: readonly AccessEventRow[], holderIndex: Uint8Array, signed: SignedReads): Promise<GatheredRead[]> {
    const stored = await this.reads.whole(this.reader, events);
    const versions = await this.reads.versions(this.reader, idsOf(stored));
    const tree = signed === undefined || signed === 'forged' ? NOTHING_SIGNED : signed;
    const entries = await this.prove.run(tree, events.map((event) => event.id));
    return stored.flatMap((each) => {
      const entry = entries.get(hex(each.event.id));
      return entry === undefined ? [] : [this.gathered({ each, versions, holderIndex }, entry)];
    });
  }

  private gathered({ each, versions, holderIndex }: { each: StoredRead; versions: ToldVersions; holderIndex: Uint8Array }, entry: Parameters<typeof readInLog>[0]): GatheredRead {
    const read = ownRead(each, versions, holderIndex);
    const rows = this.imagesOf(each);
    const inLog = readInLog(entry, rows);
    if (read.isShared || inLog.state === 'broken' || entry.state === 'broken') return { read, inLog };
    return { read, inLog, record: { salt: entry.act.salt, event: entry.act.event, rows } };
  }

  private imagesOf({ event, subjects, proofs, delays }: StoredRead): RowImage[] {
    const [ofEvents, ofSubjects] = [this.reader.mappingOf(AccessEventRow), this.reader.mappingOf(AccessSubjectRow)];
    const [ofProofs, ofDelays] = [this.reader.mappingOf(AccessProofRow), this.reader.mappingOf(AccessDelayRow)];
    return [
      rowImage(ofEvents, event),
      ...subjects.map((row) => rowImage(ofSubjects, row)),
      ...proofs.map((row) => rowImage(ofProofs, row)),
      ...delays.map((row) => rowImage(ofDelays, row)),
    ];
  }
}

function idsOf(stored: readonly StoredRead[]): Uint8Array[] {
  const ids = new Map(stored.flatMap(({ subjects }) => subjects.map(({ versionId }) => [hex(versionId), versionId] as const)));
  return [...ids.values()];
}
