import { HASH_BYTES, type HashFunction, hashNode, type NodeReader } from './merkle-tree.js';

/**
 * A tile (C2SP tlog-tiles): up to 256 neighbouring nodes of every eighth level of the tree, 32 bytes each, in one
 * file that never changes. Tile level `l` holds nodes of tree level `8·l`.
 */
export interface Tile {
  /** 0 to 63. */
  readonly level: number;
  readonly index: bigint;
  /** Nodes in it, 1 to 256; fewer than 256 at the right end only. */
  readonly width: number;
}

const TILE_HEIGHT = 8;
const TILE_WIDTH = 256;
const PATH = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** `tile/0/x001/234`, and `tile/0/x001/234.p/112` for a tile that is not full. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${numberPath(index)}${widthPath(width)}`;
}

/** Where the entries under a tile of level 0 are served: `tile/entries/x001/234.p/112`. */
export function entriesPath({ index, width }: Omit<Tile, 'level'>): string {
  return `tile/entries/${numberPath(index)}${widthPath(width)}`;
}

/** The tile that a path names, or the bundle of entries; undefined for any path that is not exactly so written. */
export function parseTilePath(path: string): (Tile & { readonly holds: 'hashes' | 'entries' }) | undefined {
  const [, level, high, low, widthText] = PATH.exec(path) ?? [];
  if (level === undefined || high === undefined || low === undefined) return undefined;
  const index = BigInt(high.replaceAll(/[x/]/g, '') + low);
  const width = Number(widthText ?? TILE_WIDTH);
  const holds = level === 'entries' ? 'entries' : 'hashes';
  const tile = { level: holds === 'entries' ? 0 : Number(level), index, width };
  const written = holds === 'entries' ? entriesPath(tile) : tilePath(tile);
  return written === path ? { ...tile, holds } : undefined;
}

/** The tiles that are new or wider once a tree has grown, as wide as they then are; the lowest level first, from left to right. */
export function tilesOfGrowth(from: bigint, to: bigint): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; to >> shiftOf(level) > 0n; level += 1) {
    const before = from >> shiftOf(level);
    const after = to >> shiftOf(level);
    if (before === after) continue;
    for (let index = before / BigInt(TILE_WIDTH); index * BigInt(TILE_WIDTH) < after; index += 1n) {
      tiles.push(tileAt({ level, index }, to));
    }
  }
  return tiles;
}

/**
 * Reads any complete node of a tree of this size out of its tiles.
 * @param bytesOf the content of a tile: 32 bytes for each node of its width
 */
export function nodesOfTiles(hash: HashFunction, size: bigint, bytesOf: (tile: Tile) => Uint8Array): NodeReader {
  return (level, index) => {
    const { tile, first, count } = placeOf(level, index, size);
    const bytes = bytesOf(tile);
    if (bytes.length !== tile.width * HASH_BYTES) throw new Error(`${tilePath(tile)} has ${bytes.length} bytes`);
    return perfectRoot(hash, bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES));
  };
}

/**
 * The tiles that some work on a tree of this size will read, so that they can be fetched first:
 * `tilesNeeded(size, (read) => inclusionProof(hash, { index, size }, read))`. The work runs on zeros; its result is dropped.
 */
export function tilesNeeded(size: bigint, work: (read: NodeReader) => unknown): Tile[] {
  const tiles = new Map<string, Tile>();
  work((level, index) => {
    const { tile } = placeOf(level, index, size);
    tiles.set(tilePath(tile), tile);
    return new Uint8Array(HASH_BYTES);
  });
  return [...tiles.values()];
}

/** A node of tree level `8·l + k` stands over `2^k` neighbours of one tile of level `l`. */
function placeOf(level: number, index: bigint, size: bigint): { tile: Tile; first: number; count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const height = level % TILE_HEIGHT;
  const start = index << BigInt(height);
  const tile = tileAt({ level: tileLevel, index: start / BigInt(TILE_WIDTH) }, size);
  const first = Number(start % BigInt(TILE_WIDTH));
  const count = 2 ** height;
  if (index < 0n || first + count > tile.width) throw new RangeError(`a tree of ${size} leaves has no node ${index} on level ${level}`);
  return { tile, first, count };
}

function tileAt({ level, index }: Omit<Tile, 'width'>, size: bigint): Tile {
  const rest = (size >> shiftOf(level)) - index * BigInt(TILE_WIDTH);
  return { level, index, width: rest < BigInt(TILE_WIDTH) ? Number(rest) : TILE_WIDTH };
}

function perfectRoot(hash: HashFunction, hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_BYTES) return hashes.slice();
  const half = hashes.length / 2;
  return hashNode(hash, perfectRoot(hash, hashes.subarray(0, half)), perfectRoot(hash, hashes.subarray(half)));
}

function shiftOf(level: number): bigint {
  return BigInt(TILE_HEIGHT * level);
}

/** Groups of three digits, all but the last led by an `x`, so that no folder is named like a file. */
function numberPath(index: bigint): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
}

function widthPath(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
