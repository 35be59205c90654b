import type { Reader } from '../database/reader.js';
import type { Unit } from '../database/unit-of-work.js';
import { compareBytes } from '../primitives/cbor/cbor.js';
import { sha256 } from '../primitives/digest.js';
import { ActRow, OutboxRow } from './record/act-row.js';
import type { LogName } from './record/act.js';
import { HASH_BYTES, readRightEdge, rootHash, type NodeReader } from './tree/merkle-tree.js';
import { nodesOfTiles, tilePath, tilesNeeded, type Tile } from './tree/tile.js';
import { CheckpointRow, LeafRow, TileRow } from './tree-row.js';

/** One log at one size. */
export interface Tree {
  readonly log: LogName;
  readonly size: number;
}

/** A tile that the leaves call for is not there, or narrower: it was deleted or cut. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
}

/** Memory of the logs' trees: leaves, tiles, checkpoints. */
export class TreeStore {
  /** How many acts have their place. */
  async size(reader: Reader, log: LogName): Promise<number> {
    const [row] = await reader.query('SELECT MAX(position) AS last FROM ledger_leaf WHERE log = ?', [log]);
    const last = row?.['last'];
    return last === null || last === undefined ? 0 : Number(last) + 1;
  }

  /** The places of these acts in their log; those that wait have none. @param actIds at most 1,000 */
  async placesOf(reader: Reader, log: LogName, actIds: readonly Uint8Array[]): Promise<LeafRow[]> {
    if (actIds.length === 0) return [];
    return reader.find(LeafRow, `log = ? AND act_id IN (${actIds.map(() => '?').join(', ')})`, [log, ...actIds]);
  }

  /** Acts without a place, in the order in which they happened. */
  waiting(reader: Reader, log: LogName, limit: number): Promise<OutboxRow[]> {
    return reader.find(OutboxRow, 'log = ? ORDER BY ordinal LIMIT ?', [log, limit]);
  }

  /** Gives the acts their places. @throws a duplicate where a place or an act is taken, an Error where an act does not wait any more */
  async place(unit: Unit, leaves: readonly LeafRow[]): Promise<void> {
    await unit.insert(LeafRow, leaves);
    for (let start = 0; start < leaves.length; start += 500) {
      const ids = leaves.slice(start, start + 500).map((leaf) => leaf.actId);
      const removed = await unit.change(`DELETE FROM ledger_outbox WHERE act_id IN (${ids.map(() => '?').join(', ')})`, ids);
      if (removed !== ids.length) throw new Error(`${ids.length - removed} acts did not wait any more for the places that they were given`);
    }
  }

  /** Writes a tile that was `before` hashes wide. @throws where it was not, so that no tile ever loses or changes a hash */
  async growTile(unit: Unit, row: TileRow, before: number): Promise<void> {
    if (before === 0) return unit.insert(TileRow, [row]);
    const grown = await unit.change('UPDATE ledger_tile SET hashes = ? WHERE log = ? AND level = ? AND tile = ? AND LENGTH(hashes) = ?', [
      row.hashes, row.log, row.level, row.tile, before * HASH_BYTES,
    ]);
    if (grown !== 1) throw new Error(`tile ${row.level}/${row.tile} of the log ${row.log} is not ${before} wide`);
  }

  /** A tile's hashes as wide as asked; undefined where it is not there or narrower. */
  async tile(reader: Reader, log: LogName, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
    const [row] = await reader.find(TileRow, 'log = ? AND level = ? AND tile = ?', [log, level, Number(index)]);
    const bytes = width * HASH_BYTES;
    return row === undefined || row.hashes.length < bytes ? undefined : row.hashes.slice(0, bytes);
  }

  /** Some work on the nodes of a tree: first fetches the tiles that it will read. @throws TileMissing where one of them is not there */
  async over<T>(reader: Reader, { log, size }: Tree, work: (read: NodeReader) => T): Promise<T> {
    const tiles = new Map<string, Uint8Array>();
    for (const tile of tilesNeeded(BigInt(size), work)) {
      const bytes = await this.tile(reader, log, tile);
      if (bytes === undefined) throw new TileMissing(`${tilePath(tile)} of the log ${log} is not as wide as ${size} leaves make it`);
      tiles.set(tilePath(tile), bytes);
    }
    return work(nodesOfTiles(sha256, BigInt(size), (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array(0)));
  }

  /** The root over the first `leaves` leaves of a tree that may have grown since. */
  root(reader: Reader, tree: Tree, leaves = tree.size): Promise<Uint8Array> {
    return this.over(reader, tree, (read) => rootHash(sha256, readRightEdge(BigInt(leaves), read)));
  }

  async lastCheckpoint(reader: Reader, log: LogName): Promise<CheckpointRow | undefined> {
    const [row] = await reader.find(CheckpointRow, 'log = ? ORDER BY size DESC LIMIT 1', [log]);
    return row;
  }

  /** @throws a duplicate where another checkpoint follows the same one */
  addCheckpoint(unit: Unit, row: CheckpointRow): Promise<void> {
    return unit.insert(CheckpointRow, [row]);
  }

  async leafByHash(reader: Reader, log: LogName, leafHash: Uint8Array): Promise<LeafRow | undefined> {
    const [row] = await reader.find(LeafRow, 'leaf_hash = ? AND log = ?', [leafHash, log]);
    return row;
  }

  async hasAct(reader: Reader, log: LogName, leafHash: Uint8Array): Promise<boolean> {
    const [row] = await reader.find(ActRow, 'leaf_hash = ? AND log = ?', [leafHash, log]);
    return row !== undefined;
  }

  /** Leaves from one position on, each with its act where there is one, without a gap filled. */
  async leavesWithActs(reader: Reader, log: LogName, from: number, count: number): Promise<{ leaf: LeafRow; act: ActRow | undefined }[]> {
    const leaves = await reader.find(LeafRow, 'log = ? AND position >= ? AND position < ? ORDER BY position', [log, from, from + count]);
    const acts = await this.actsById(reader, leaves.map((leaf) => leaf.actId));
    return leaves.map((leaf) => ({ leaf, act: acts.find((act) => compareBytes(act.id, leaf.actId) === 0) }));
  }

  /** In no order; at most 1,000 at a time. */
  async actsById(reader: Reader, ids: readonly Uint8Array[]): Promise<ActRow[]> {
    if (ids.length === 0) return [];
    return reader.find(ActRow, `id IN (${ids.map(() => '?').join(', ')})`, ids);
  }
}
