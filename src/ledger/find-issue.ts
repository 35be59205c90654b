import { compareBytes } from '../primitives/cbor/cbor.js';
import { sha256 } from '../primitives/digest.js';
import type { Reader } from '../database/reader.js';
import { issueIsLogged } from './record/act.js';
import type { ActStore, PlacedAct } from './record/act-store.js';
import type { OutboxSeal } from './record/outbox-seal.js';
import { hashLeaf } from './tree/merkle-tree.js';
import type { TreeStore } from './tree-store.js';

/**
 * Whether the ledger holds an issue: an act of that name whose leaf says so, with its place under the last signed checkpoint, or waiting for one
 * under this service's own seal. That the place is in the tree is what publishing and the audit prove; a stranger asks for the inclusion proof.
 */
export class FindIssue {
  /** Entries under the last checkpoint that was looked at. A log never shrinks: what was under it then is under it now. */
  private signed = 0;

  constructor(
    private readonly acts: ActStore,
    private readonly trees: TreeStore,
    private readonly seal: OutboxSeal,
    private readonly reader: Reader,
  ) {}

  /** @param subject the licence's id @param sealedDigest SHA-256 of the issuer-signed JWT without disclosures */
  async run(subject: Uint8Array, sealedDigest: Uint8Array): Promise<boolean> {
    const acts = await this.issues(subject, sealedDigest);
    for (const act of acts) if (await this.stands(act)) return true;
    if (acts.every(({ position }) => position !== undefined)) return false;
    // It waited when it was read and waits no more: it has been given its place in between.
    for (const act of await this.issues(subject, sealedDigest)) if (await this.stands(act)) return true;
    return false;
  }

  private async issues(subject: Uint8Array, sealedDigest: Uint8Array): Promise<PlacedAct[]> {
    return (await this.acts.placed(this.reader, 'licence/issue', subject)).filter(({ leaf }) => issueIsLogged(leaf, sealedDigest));
  }

  private async stands(act: PlacedAct): Promise<boolean> {
    if (act.log !== 'acts' || compareBytes(hashLeaf(sha256, act.leaf), act.leafHash) !== 0) return false;
    if (act.position === undefined) return (await this.acts.waitingRow(this.reader, act.id)).some((row) => this.seal.fits(row) && compareBytes(row.leafHash, act.leafHash) === 0);
    // Placed and not yet under a checkpoint: only this service gives places, and the next checkpoint is a second away.
    if (act.position <= this.signed + PLACES_AHEAD) return true;
    const last = await this.trees.lastCheckpoint(this.reader, 'acts');
    if (last === undefined) return true;
    this.signed = last.size;
    return act.position <= last.size + PLACES_AHEAD;
  }
}

/** Places that may be given and not yet signed. */
const PLACES_AHEAD = 10_000;
