import { sha256 } from '../../primitives/digest.js';
import type { LogName } from '../record/act.js';
import { TILE_WIDTH, type AuditLeaves } from './audit-leaves.js';
import { keyText, type AuditFinding, type FindingKind } from './audit-finding.js';
import { isSameBytes, type AuditStore } from './audit-store.js';
import { openOwnCheckpoint, type CheckpointSigners } from '../checkpoint-signer.js';
import { LedgerHeadDamaged, type Head, type HeadStore } from '../head-store.js';
import { grow, HASH_BYTES, rootHash, type RightEdge } from '../tree/merkle-tree.js';
import { CheckpointRow, TileRow } from '../tree-row.js';

/** Rebuilds a log's tree from its leaves and compares tiles, checkpoints and head with it: 256 leaves at a time are in memory. */
export class AuditTree {
  constructor(
    private readonly store: AuditStore,
    private readonly leaves: AuditLeaves,
    private readonly heads: HeadStore,
    private readonly signers: CheckpointSigners,
  ) {}

  async run(log: LogName): Promise<AuditFinding[]> {
    const findings: AuditFinding[] = [];
    const head = this.headOf(log, findings);
    const size = await this.sizeOf(log, head);
    const walk = new Walk(this.store, log, findings);
    const signed = this.store.rows(CheckpointRow);
    let next = await this.nextCheckpoint(log, signed, 0, findings);
    for (let start = 0; start < size; start += TILE_WIDTH) {
      const read = await this.leaves.run(log, start, Math.min(size, start + TILE_WIDTH));
      findings.push(...read.findings);
      let done = 0;
      while (next !== undefined && next.size <= start + read.hashes.length) {
        await walk.grow(read.hashes.slice(done, next.size - start));
        done = next.size - start;
        this.compareRoot(next, walk.root(), findings);
        next = await this.nextCheckpoint(log, signed, next.size, findings);
      }
      await walk.grow(read.hashes.slice(done));
    }
    await walk.finish();
    for (; next !== undefined; next = await this.nextCheckpoint(log, signed, next.size, findings)) {
      findings.push(departure(next, 'rolledBack', `signed ${next.size} entries, but the log has ${size}`));
    }
    await this.compareHead(log, head, size, findings);
    await this.findBeyond(log, size, findings);
    return findings;
  }

  private headOf(log: LogName, findings: AuditFinding[]): Head | undefined {
    try {
      return this.heads.read(log);
    } catch (error) {
      if (!(error instanceof LedgerHeadDamaged)) throw error;
      findings.push({ table: 'ledger_checkpoint', key: `${log}/head`, kind: 'edited', detail: error.message });
      return undefined;
    }
  }

  /** What two of leaves, tiles and signatures say; so that one row put in or taken out at the end is told from a tree of that size. */
  private async sizeOf(log: LogName, head: Head | undefined): Promise<number> {
    const [leaves, tiles, signed] = await this.store.sizes(log);
    const [, middle] = [leaves, tiles, Math.max(signed, Number(head?.size ?? 0))].sort((left, right) => left - right);
    return middle ?? 0;
  }

  /** The next checkpoint of this log, with what is wrong with it in itself and in its chain. */
  private async nextCheckpoint(log: LogName, rows: AsyncGenerator<CheckpointRow>, previous: number, findings: AuditFinding[]): Promise<CheckpointRow | undefined> {
    for (;;) {
      const step = await rows.next();
      if (step.done === true) return undefined;
      const row = step.value;
      if (row.log !== log) continue;
      const opened = openOwnCheckpoint(row.note, this.signers[log].key);
      if ('flaw' in opened) findings.push(departure(row, 'edited', `the note is ${opened.flaw}`));
      else if (opened.size !== BigInt(row.size) || !isSameBytes(opened.root, row.root)) findings.push(departure(row, 'edited', 'the note says another size or root'));
      if (row.previous !== previous) findings.push(departure(row, 'brokenChain', `it follows ${row.previous}, and before it stands ${previous}`));
      if (row.size > 0) return row;
      findings.push(departure(row, 'inserted', 'no tree has this size'));
    }
  }

  private compareRoot(row: CheckpointRow, root: Uint8Array, findings: AuditFinding[]): void {
    if (!isSameBytes(row.root, root)) findings.push(departure(row, 'edited', 'the leaves have another root'));
  }

  /** The head is a checkpoint of the chain, unless the publisher crashed before it could publish it and has not run since. */
  private async compareHead(log: LogName, head: Head | undefined, size: number, findings: AuditFinding[]): Promise<void> {
    if (head === undefined) return;
    const key = keyText([log, Number(head.size)]);
    const row = await this.store.checkpoint(log, Number(head.size));
    if (Number(head.size) > size) {
      findings.push({ table: 'ledger_checkpoint', key, kind: 'rolledBack', detail: `the head file has ${head.size} entries, the log ${size}` });
    } else if (row === undefined) {
      findings.push({ table: 'ledger_checkpoint', key, kind: 'deleted', detail: 'the head file has this checkpoint, the database has not' });
    } else if (!isSameBytes(row.root, head.root)) findings.push(departure(row, 'edited', 'the head file has another root'));
  }

  private async findBeyond(log: LogName, size: number, findings: AuditFinding[]): Promise<void> {
    for (const { position } of await this.store.leavesBeyond(log, size)) {
      findings.push({ table: 'ledger_leaf', key: keyText([log, position]), kind: 'inserted', detail: `the log has ${size} entries` });
    }
    for await (const row of this.store.rows(TileRow)) {
      if (row.log !== log) continue;
      const nodes = row.level < 0 ? 0 : Math.floor(size / TILE_WIDTH ** row.level);
      if (row.tile >= 0 && row.tile * TILE_WIDTH < nodes) continue;
      findings.push({ table: 'ledger_tile', key: keyText([log, row.level, row.tile]), kind: 'inserted', detail: `a log of ${size} entries has no such tile` });
    }
  }
}

/** The tree as it grows again, compared with its tiles as each is complete. */
class Walk {
  private edge: RightEdge = { size: 0n, hashes: [] };
  /** For each tile level the hashes since its last full tile. */
  private readonly rows: { tile: number; hashes: Uint8Array[] }[] = [];

  constructor(
    private readonly store: AuditStore,
    private readonly log: LogName,
    private readonly findings: AuditFinding[],
  ) {}

  root(): Uint8Array {
    return rootHash(sha256, this.edge);
  }

  async grow(leafHashes: readonly Uint8Array[]): Promise<void> {
    const { edge, nodes } = grow(sha256, this.edge, leafHashes);
    this.edge = edge;
    for (const node of nodes) {
      if (node.level % 8 !== 0) continue;
      const row = (this.rows[node.level / 8] ??= { tile: 0, hashes: [] });
      row.hashes.push(node.hash);
      if (row.hashes.length < TILE_WIDTH) continue;
      await this.compare(node.level / 8, row);
      this.rows[node.level / 8] = { tile: row.tile + 1, hashes: [] };
    }
  }

  async finish(): Promise<void> {
    for (const [level, row] of this.rows.entries()) if (row.hashes.length > 0) await this.compare(level, row);
  }

  private async compare(level: number, { tile, hashes }: { tile: number; hashes: readonly Uint8Array[] }): Promise<void> {
    const stored = await this.store.tile(this.log, level, tile);
    const at = { table: 'ledger_tile', key: keyText([this.log, level, tile]) };
    if (stored === undefined) this.findings.push({ ...at, kind: 'deleted', detail: 'the tile is gone' });
    else if (!hashes.every((hash, index) => isSameBytes(hash, stored.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)))) {
      this.findings.push({ ...at, kind: 'edited', detail: 'the leaves have other hashes' });
    } else if (stored.hashes.length !== hashes.length * HASH_BYTES) this.findings.push({ ...at, kind: 'edited', detail: 'the tile is wider than the log' });
  }
}

function departure(row: CheckpointRow, kind: FindingKind, detail: string): AuditFinding {
  return { table: 'ledger_checkpoint', key: keyText([row.log, row.size]), kind, detail };
}
