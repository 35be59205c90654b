import type { Reader } from '../database/reader.js';
import { hex, sha256 } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { LogName } from './record/act.js';
import { formatInclusionProof } from './tree/inclusion-proof.js';
import { consistencyProof, inclusionProof } from './tree/merkle-tree.js';
import type { CheckpointRow } from './tree-row.js';
import type { TreeStore } from './tree-store.js';

/** That an act stands in its log, under the last checkpoint. */
export interface ProvenEntry {
  readonly leafHash: Uint8Array;
  readonly index: number;
  /** Of the tree under the checkpoint. */
  readonly size: number;
  /** RFC 6962 §2.1.1, the leaf's sibling first. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
  /** All of it in one text that is verified without a network (C2SP tlog-proof). */
  readonly text: string;
}

/** Proves an entry by the hash of its leaf, which is unique: every leaf is salted. */
export class ProveEntry {
  constructor(
    private readonly reader: Reader,
    private readonly trees: TreeStore,
  ) {}

  /** @throws Refusal notFound LEDGER_ENTRY_UNKNOWN; busy LEDGER_ENTRY_PENDING while the entry is under no checkpoint yet, a second or two */
  async run(log: LogName, leafHash: Uint8Array): Promise<ProvenEntry> {
    const checkpoint = await this.trees.lastCheckpoint(this.reader, log);
    const leaf = await this.trees.leafByHash(this.reader, log, leafHash);
    if (leaf === undefined && !(await this.trees.hasAct(this.reader, log, leafHash))) {
      throw new Refusal('notFound', 'LEDGER_ENTRY_UNKNOWN', '账本中没有这条记录。The ledger has no such entry.');
    }
    if (leaf === undefined || checkpoint === undefined || leaf.position >= checkpoint.size) {
      throw new Refusal('busy', 'LEDGER_ENTRY_PENDING', '记录已写入，尚待签署，请稍后重试。The entry is recorded and not yet under a signed checkpoint: try again in a moment.');
    }
    const { size, note } = checkpoint;
    const index = leaf.position;
    const hashes = await this.trees.over(this.reader, { log, size }, (read) => inclusionProof(sha256, { index: BigInt(index), size: BigInt(size) }, read));
    return { leafHash, index, size, hashes, checkpoint: note, text: formatInclusionProof({ index: BigInt(index), hashes, checkpoint: note }) };
  }
}

/** That a later tree of a log begins with an earlier one (RFC 6962 §2.1.2). */
export class ProveConsistency {
  constructor(
    private readonly reader: Reader,
    private readonly trees: TreeStore,
  ) {}

  /** @throws Refusal unprocessable LEDGER_RANGE unless 0 < from ≤ to ≤ the size of the last checkpoint */
  async run(log: LogName, range: { readonly from: number; readonly to: number }): Promise<Uint8Array[]> {
    const { size } = await lastCheckpoint(this.reader, this.trees, log);
    // A tree that nobody signed has no proofs: beyond the last checkpoint there is no such size yet.
    const to = range.to > size ? 0 : range.to;
    return this.trees.over(this.reader, { log, size }, (read) => consistencyProof(sha256, { from: BigInt(range.from), to: BigInt(to) }, read));
  }
}

/** @throws Refusal notFound LEDGER_EMPTY before the first checkpoint */
export async function lastCheckpoint(reader: Reader, trees: TreeStore, log: LogName): Promise<CheckpointRow> {
  const checkpoint = await trees.lastCheckpoint(reader, log);
  if (checkpoint === undefined) throw new Refusal('notFound', 'LEDGER_EMPTY', '账本尚无签署的检查点。The ledger has no signed checkpoint yet.');
  return checkpoint;
}

/** A proof as JSON: hashes in hexadecimal, and the text that says the same. */
export function proofView({ leafHash, index, size, hashes, checkpoint, text }: ProvenEntry): object {
  return { leafHash: hex(leafHash), index, size, hashes: hashes.map(hex), checkpoint, tlogProof: text };
}
