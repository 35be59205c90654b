import type { LogName } from '../record/act.js';
import { flawOfAct } from '../record/act-flaw.js';
import type { ActRow } from '../record/act-row.js';
import { keyText, type AuditFinding } from './audit-finding.js';
import { isSameBytes, type AuditStore } from './audit-store.js';
import { HASH_BYTES } from '../tree/merkle-tree.js';
import type { LeafRow } from '../tree-row.js';

export const TILE_WIDTH = 256;

/** Leaf hashes as the log had them when nobody had changed a thing, as far as leaf, act and tile let know. */
export interface ReadLeaves {
  readonly hashes: readonly Uint8Array[];
  readonly findings: readonly AuditFinding[];
}

/** Compares the leaves under one tile with their acts. Leaf, act and tile have the hash three times over: what two of them say was so. */
export class AuditLeaves {
  constructor(private readonly store: AuditStore) {}

  /** @param start a multiple of 256 @param end at most 256 further */
  async run(log: LogName, start: number, end: number): Promise<ReadLeaves> {
    const leaves = new Map((await this.store.leaves(log, start, end)).map((leaf) => [leaf.position, leaf]));
    const acts = await this.store.actsById([...leaves.values()].map((leaf) => leaf.actId));
    const tile = await this.store.tile(log, 0, start / TILE_WIDTH);
    const hashes: Uint8Array[] = [];
    const findings: AuditFinding[] = [];
    for (let position = start; position < end; position++) {
      const offset = (position - start) * HASH_BYTES;
      const inTile = tile !== undefined && tile.hashes.length >= offset + HASH_BYTES ? tile.hashes.slice(offset, offset + HASH_BYTES) : undefined;
      const leaf = leaves.get(position);
      if (leaf === undefined) {
        findings.push({ table: 'ledger_leaf', key: keyText([log, position]), kind: 'deleted', detail: 'the place is empty' });
        hashes.push(inTile ?? new Uint8Array(HASH_BYTES));
        continue;
      }
      const act = acts.get(keyText([leaf.actId]));
      const isMoved = await this.isMoved(leaf, inTile);
      findings.push(...(act === undefined ? await this.withoutAct(leaf) : flawsOf(leaf, act, inTile)));
      if (isMoved) findings.push({ table: 'ledger_leaf', key: keyText([log, position]), kind: 'edited', detail: 'this was the place of another act' });
      const isAgreed = act !== undefined && isSameBytes(leaf.leafHash, act.leafHash) && !isMoved;
      hashes.push(isAgreed ? leaf.leafHash : (inTile ?? leaf.leafHash));
    }
    return { hashes, findings };
  }

  /** A leaf that agrees with its act and not with the tile: where the tile names another act, the act was moved; else the tile was edited. */
  private async isMoved(leaf: LeafRow, inTile: Uint8Array | undefined): Promise<boolean> {
    if (inTile === undefined || isSameBytes(inTile, leaf.leafHash)) return false;
    const meant = await this.store.actByLeafHash(inTile);
    return meant !== undefined && !isSameBytes(meant.id, leaf.actId);
  }

  private async withoutAct(leaf: LeafRow): Promise<AuditFinding[]> {
    const meant = await this.store.actByLeafHash(leaf.leafHash);
    if (meant === undefined) return [{ table: 'act', key: keyText([leaf.actId]), kind: 'deleted', detail: `the act at ${leaf.log}/${leaf.position} is gone` }];
    // Either the leaf names another act than it did, or the act was given another id.
    return [
      { table: 'ledger_leaf', key: keyText([leaf.log, leaf.position]), kind: 'edited', detail: 'the act with this leaf has another id' },
      { table: 'act', key: keyText([meant.id]), kind: 'edited', detail: 'the leaf names another id' },
    ];
  }
}

function flawsOf(leaf: LeafRow, act: ActRow, inTile: Uint8Array | undefined): AuditFinding[] {
  const ofAct = { table: 'act', key: keyText([act.id]), kind: 'edited' } as const;
  const ofLeaf = { table: 'ledger_leaf', key: keyText([leaf.log, leaf.position]), kind: 'edited' } as const;
  const findings: AuditFinding[] = [];
  const flaw = act.log === leaf.log ? flawOfAct(act) : 'the act is of another log';
  if (flaw !== undefined) findings.push({ ...ofAct, detail: flaw });
  if (isSameBytes(leaf.leafHash, act.leafHash)) return findings;
  if (!isSameBytes(inTile, act.leafHash)) findings.push({ ...ofAct, detail: 'the act has another leaf than its place' });
  if (!isSameBytes(inTile, leaf.leafHash)) findings.push({ ...ofLeaf, detail: 'the place has another leaf than its act' });
  return findings;
}
