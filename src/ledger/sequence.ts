import { isDuplicate, type Unit, type UnitOfWork } from '../database/unit-of-work.js';
import { joinBytes } from '../primitives/cbor/cbor.js';
import { hex, sha256 } from '../primitives/digest.js';
import type { OutboxRow } from './record/act-row.js';
import type { LogName } from './record/act.js';
import { OutboxForged, type OutboxSeal } from './record/outbox-seal.js';
import { grow, readRightEdge, type TreeNode } from './tree/merkle-tree.js';
import { tilesOfGrowth, type Tile } from './tree/tile.js';
import { LeafRow, TileRow } from './tree-row.js';
import type { TreeStore } from './tree-store.js';

/** Acts that one transaction gives their places at the most. */
export const BATCH = 1_000;
const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/**
 * Gives waiting acts the next places of their log: leaves, tiles and the emptied outbox in one transaction, before anything is signed.
 * So there is only ever one order of acts, and whoever signs signs a prefix of it.
 */
export class SequenceActs {
  constructor(
    private readonly units: UnitOfWork,
    private readonly trees: TreeStore,
    private readonly seal: OutboxSeal,
  ) {}

  /** @throws OutboxForged @returns how many acts were given their places; 0 also where another sequencer was first and nothing happened here */
  async run(log: LogName): Promise<number> {
    try {
      return await this.units.run((unit) => this.sequence(unit, log));
    } catch (error) {
      if (isDuplicate(error)) return 0;
      throw error;
    }
  }

  private async sequence(unit: Unit, log: LogName): Promise<number> {
    const size = await this.trees.size(unit, log);
    const waiting = await this.trees.waiting(unit, log, BATCH);
    if (waiting.length === 0) return 0;
    const forged = waiting.find((row) => !this.seal.fits(row));
    if (forged !== undefined) throw new OutboxForged(`act ${hex(forged.actId)} waits for a place, but this service did not put it there`);
    const edge = await this.trees.over(unit, { log, size }, (read) => readRightEdge(BigInt(size), read));
    const { nodes } = grow(sha256, edge, waiting.map((act) => act.leafHash));
    // The places first: of two sequencers the later one fails here, by the primary key, before it has touched a tile.
    await this.trees.place(unit, waiting.map((act, offset) => leafAt(log, size + offset, act)));
    for (const tile of tilesOfGrowth(BigInt(size), BigInt(size + waiting.length))) {
      await this.growTile(unit, { log, size }, tile, nodes);
    }
    return waiting.length;
  }

  private async growTile(unit: Unit, tree: { log: LogName; size: number }, tile: Tile, nodes: readonly TreeNode[]): Promise<void> {
    const start = tile.index * BigInt(TILE_WIDTH);
    const complete = (BigInt(tree.size) >> BigInt(TILE_HEIGHT * tile.level)) - start;
    const before = complete > 0n ? Number(complete) : 0;
    const old = before === 0 ? new Uint8Array(0) : await this.trees.tile(unit, tree.log, { ...tile, width: before });
    if (old === undefined) throw new Error(`tile ${tile.level}/${tile.index} of the log ${tree.log} is not ${before} wide`);
    const end = start + BigInt(tile.width);
    const added = nodes.filter((node) => node.level === TILE_HEIGHT * tile.level && node.index >= start && node.index < end);
    const hashes = joinBytes([old, ...added.map((node) => node.hash)]);
    await this.trees.growTile(unit, Object.assign(new TileRow(), { log: tree.log, level: tile.level, tile: Number(tile.index), hashes }), before);
  }
}

function leafAt(log: LogName, position: number, { actId, leafHash }: OutboxRow): LeafRow {
  return Object.assign(new LeafRow(), { log, position, actId, leafHash });
}
