import { compareBytes } from '../primitives/cbor/cbor.js';
import { hex, sha256 } from '../primitives/digest.js';
import type { Reader } from '../database/reader.js';
import { openOwnCheckpoint, type CheckpointSigners } from './checkpoint-signer.js';
import { flawOfAct, touchedRows } from './record/act-flaw.js';
import type { BoundRow, LogName } from './record/act.js';
import type { ActRow, OutboxRow } from './record/act-row.js';
import type { ActStore } from './record/act-store.js';
import type { OutboxSeal } from './record/outbox-seal.js';
import { provesInclusion } from './tree/merkle-proof.js';
import { inclusionProof, type NodeReader } from './tree/merkle-tree.js';
import type { LeafRow } from './tree-row.js';
import { TileMissing, type Tree, type TreeStore } from './tree-store.js';

/** A log as its last checkpoint signs it. */
export interface SignedTree extends Tree {
  readonly root: Uint8Array;
  /** The signed note. */
  readonly note: string;
}

/** Where an act stands: at a place proven under the checkpoint, or still without one for a second or two. */
export type EntryPlace = { readonly state: 'proven'; readonly index: number; readonly hashes: readonly Uint8Array[] } | { readonly state: 'waiting' };

/**
 * How what is stored of an act departs from its log. actMissing: there is none · actTwice: there are two where one is made · actEdited: columns,
 * event and leaf do not fit · unplaced: it neither waits nor has a place · notInTree: its place is not in the tree that was signed.
 */
export type EntryFlaw = 'actMissing' | 'actTwice' | 'actEdited' | 'unplaced' | 'notInTree';

/** The one act about a subject, and what it says it wrote. */
export type Entry =
  | { readonly state: 'sound'; readonly act: ActRow; readonly rows: readonly BoundRow[]; readonly place: EntryPlace }
  | { readonly state: 'broken'; readonly flaw: EntryFlaw; readonly act: ActRow | undefined };

/** What is stored of some acts. */
interface Stored {
  readonly places: ReadonlyMap<string, LeafRow>;
  readonly waiting: ReadonlyMap<string, OutboxRow>;
  readonly proofs: ReadonlyMap<number, readonly Uint8Array[]>;
}

/** Proves the acts about some subjects, each of which has exactly one in the log: reads by their ids. Never throws for what was altered: it says so. */
export class ProveSubjects {
  constructor(
    private readonly acts: ActStore,
    private readonly trees: TreeStore,
    private readonly seal: OutboxSeal,
    private readonly signers: CheckpointSigners,
    private readonly reader: Reader,
  ) {}

  /** The tree to prove under; undefined before the first checkpoint, `forged` where the stored one is not what the log's key signed. */
  async signedTree(log: LogName): Promise<SignedTree | 'forged' | undefined> {
    const row = await this.trees.lastCheckpoint(this.reader, log);
    if (row === undefined) return undefined;
    const opened = openOwnCheckpoint(row.note, this.signers[log].key);
    return 'flaw' in opened || opened.size !== BigInt(row.size) ? 'forged' : { log, size: row.size, root: opened.root, note: row.note };
  }

  /** @param subjects at most 1,000 @returns by subject in hexadecimal, one for each */
  async run(tree: SignedTree, subjects: readonly Uint8Array[]): Promise<ReadonlyMap<string, Entry>> {
    const acts = await this.acts.ofSubjects(this.reader, tree.log, subjects);
    const stored = await this.stored(tree, acts.map((act) => act.id));
    return new Map(subjects.map((subject) => [hex(subject), this.entry(tree, acts.filter((act) => compareBytes(act.subject, subject) === 0), stored)]));
  }

  private async stored(tree: SignedTree, actIds: readonly Uint8Array[]): Promise<Stored> {
    // Waiting first: an act that is given its place meanwhile is then found twice, and never not at all.
    const waiting = await this.acts.waitingRows(this.reader, actIds);
    const places = await this.trees.placesOf(this.reader, tree.log, actIds);
    const proofs = await this.proofs(tree, places.map(({ position }) => position).filter((position) => position < tree.size));
    return { places: new Map(places.map((leaf) => [hex(leaf.actId), leaf])), waiting: new Map(waiting.map((row) => [hex(row.actId), row])), proofs };
  }

  private async proofs({ log, size }: SignedTree, positions: readonly number[]): Promise<ReadonlyMap<number, readonly Uint8Array[]>> {
    const all = (read: NodeReader): [number, Uint8Array[]][] => {
      const once = remembered(read);
      return positions.map((position) => [position, inclusionProof(sha256, { index: BigInt(position), size: BigInt(size) }, once)]);
    };
    try {
      return new Map(await this.trees.over(this.reader, { log, size }, all));
    } catch (error) {
      // Somebody has cut the tree: then nothing is proven by it.
      if (error instanceof TileMissing) return new Map();
      throw error;
    }
  }

  private entry(tree: SignedTree, acts: readonly ActRow[], stored: Stored): Entry {
    const [act] = acts;
    const broken = (flaw: EntryFlaw): Entry => ({ state: 'broken', flaw, act });
    if (act === undefined) return broken('actMissing');
    if (acts.length > 1) return broken('actTwice');
    const rows = touchedRows(act.event);
    if (rows === undefined || flawOfAct(act) !== undefined) return broken('actEdited');
    const place = this.place(tree, act, stored);
    return typeof place === 'string' ? broken(place) : { state: 'sound', act, rows, place };
  }

  private place({ size, root }: SignedTree, { id, leafHash }: ActRow, { places, waiting, proofs }: Stored): EntryPlace | EntryFlaw {
    const leaf = places.get(hex(id));
    if (leaf === undefined) {
      const row = waiting.get(hex(id));
      return row !== undefined && this.seal.fits(row) && compareBytes(row.leafHash, leafHash) === 0 ? { state: 'waiting' } : 'unplaced';
    }
    const index = leaf.position;
    if (index >= size) return compareBytes(leaf.leafHash, leafHash) === 0 ? { state: 'waiting' } : 'notInTree';
    const hashes = proofs.get(index);
    const isProven = hashes !== undefined && provesInclusion(sha256, { index: BigInt(index), size: BigInt(size), leafHash, root }, hashes);
    return isProven ? { state: 'proven', index, hashes } : 'notInTree';
  }
}

/** The same nodes stand beside many ways to the root: each is made once. */
function remembered(read: NodeReader): NodeReader {
  const known = new Map<string, Uint8Array>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const node = known.get(name) ?? read(level, index);
    known.set(name, node);
    return node;
  };
}
