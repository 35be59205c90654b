import { isDuplicate, type Unit, type UnitOfWork } from '../database/unit-of-work.js';
import { compareBytes } from '../primitives/cbor/cbor.js';
import { hex } from '../primitives/digest.js';
import type { LogName } from './record/act.js';
import { checkpointBody } from './tree/checkpoint.js';
import { openOwnCheckpoint, type CheckpointSigners } from './checkpoint-signer.js';
import type { HeadStore } from './head-store.js';
import type { SequenceActs } from './sequence.js';
import { formatNote, noteBytes, signatureBy } from './tree/signed-note.js';
import { CheckpointRow } from './tree-row.js';
import type { Tree, TreeStore } from './tree-store.js';

/** The database holds less than was signed, or something else: it was set back or altered. Nothing is signed until it is put right. */
export class LedgerRolledBack extends Error {
  override readonly name = 'LedgerRolledBack';
}

interface TreeState extends Tree {
  readonly root: Uint8Array;
  /** The size of the last published checkpoint; 0 before the first. */
  readonly published: number;
}

/**
 * The one publisher of the logs. In order: compare with the head; give waiting acts their places (committed); sign; write the head file
 * (on the disc); commit the checkpoint, which makes it public.
 *
 * What a crash leaves, and why it is safe:
 * - after the places: leaves under no checkpoint. Their order stands; the next run signs it.
 * - after the signature: nothing. It left nobody's memory, and the tree that it is over stands.
 * - after the head file: the head is ahead of the last checkpoint by one that was never public. The leaves under it are committed, so
 *   the next run finds the head's root in its own tree, and signs the same tree or a larger one that begins with it.
 * Several publishers may run at once: places and the chain of checkpoints are unique in the database, the later one's transaction fails
 * as a whole. As all of them sign prefixes of the same committed leaves, no two signatures ever contradict each other.
 */
export class PublishLedger {
  constructor(
    private readonly units: UnitOfWork,
    private readonly trees: TreeStore,
    private readonly sequence: SequenceActs,
    private readonly heads: HeadStore,
    private readonly signers: CheckpointSigners,
  ) {}

  /**
   * At most 1,000 acts: whoever is told of so many runs again at once.
   * @returns how many entries came under a new checkpoint by this run; 0 where there was no news or another publisher was first
   * @throws LedgerRolledBack
   */
  async run(log: LogName): Promise<number> {
    // Before the places too: a database that was set back must not grow a different tree.
    const before = await this.verified(log);
    const placed = await this.sequence.run(log);
    if (placed === 0 && before.size === before.published) return 0;
    const state = await this.verified(log);
    if (state.size === state.published) return 0;
    const note = await this.signed(state);
    this.heads.advance(log, note);
    return this.commit(state, note);
  }

  /** The tree, once it is seen to begin with everything that was ever signed. */
  private async verified(log: LogName): Promise<TreeState> {
    // The head first, then the checkpoint, then the leaves: others may publish meanwhile, and what is read later is never the smaller.
    const head = this.heads.read(log);
    const { state, note } = await this.units.run(async (unit) => {
      const last = await this.trees.lastCheckpoint(unit, log);
      const tree = { log, size: await this.trees.size(unit, log) };
      if (head !== undefined) await this.refuseUnlessPrefix(unit, tree, { what: 'the head file', size: Number(head.size), root: head.root });
      if (last !== undefined) await this.refuseUnlessPrefix(unit, tree, { what: 'the last checkpoint', size: last.size, root: last.root });
      const root = await this.trees.root(unit, tree);
      return { state: { ...tree, root, published: last?.size ?? 0 }, note: last?.note };
    });
    // Another instance may have published: then its checkpoint is this folder's head too.
    if (note !== undefined && state.published > Number(head?.size ?? 0)) this.heads.advance(log, note);
    return state;
  }

  private async refuseUnlessPrefix(unit: Unit, tree: Tree, signed: { what: string; size: number; root: Uint8Array }): Promise<void> {
    const says = `${signed.what} of the log ${tree.log} says ${signed.size} entries with root ${hex(signed.root)}`;
    if (signed.size > tree.size) throw new LedgerRolledBack(`${says}, but the database has only ${tree.size} entries: it was set back to an older state`);
    const root = await this.trees.root(unit, tree, signed.size);
    if (compareBytes(root, signed.root) !== 0) throw new LedgerRolledBack(`${says}, but the database has root ${hex(root)} over as many: it is another tree`);
  }

  private async signed({ log, size, root }: TreeState): Promise<string> {
    const signer = this.signers[log];
    const { key } = signer;
    const text = checkpointBody({ origin: key.name, size: BigInt(size), root, extensions: [] });
    const note = formatNote({ text, signatures: [signatureBy(key, await signer.sign(noteBytes(text)))] });
    const opened = openOwnCheckpoint(note, key);
    if ('flaw' in opened) throw new Error(`the signer of the log ${log} made a signature that its own key does not verify`);
    return note;
  }

  private async commit({ log, size, root, published }: TreeState, note: string): Promise<number> {
    const row = Object.assign(new CheckpointRow(), { log, size, previous: published, root, note });
    try {
      await this.units.run((unit) => this.trees.addCheckpoint(unit, row));
      return size - published;
    } catch (error) {
      if (isDuplicate(error)) return 0;
      throw error;
    }
  }
}
