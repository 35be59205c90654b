import type { Reader } from '../database/reader.js';
import { joinBytes } from '../primitives/cbor/cbor.js';
import { Refusal } from '../primitives/refusal.js';
import type { LogName } from './record/act.js';
import { lastCheckpoint } from './prove.js';
import { parseTilePath, type Tile } from './tree/tile.js';
import type { TreeStore } from './tree-store.js';

const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** The last signed checkpoint of a log. */
export class ReadCheckpoint {
  constructor(
    private readonly reader: Reader,
    private readonly trees: TreeStore,
  ) {}

  /** @returns the signed note @throws Refusal notFound LEDGER_EMPTY */
  async run(log: LogName): Promise<string> {
    return (await lastCheckpoint(this.reader, this.trees, log)).note;
  }
}

/** Tiles and bundles of entries of the open log (C2SP tlog-tiles), as far as they are under the last checkpoint: such bytes never change. */
export class ReadTile {
  constructor(
    private readonly reader: Reader,
    private readonly trees: TreeStore,
  ) {}

  /** @param path `tile/0/x001/234.p/112` or `tile/entries/…` @throws Refusal notFound LEDGER_TILE_UNKNOWN */
  async run(path: string): Promise<Uint8Array> {
    const tile = parseTilePath(path);
    const size = (await this.trees.lastCheckpoint(this.reader, 'acts'))?.size ?? 0;
    if (tile === undefined || !isWithin(tile, size)) throw unknownTile();
    const bytes = tile.holds === 'entries' ? await this.entries(tile) : await this.trees.tile(this.reader, 'acts', tile);
    if (bytes === undefined) throw unknownTile();
    return bytes;
  }

  /** Each entry behind its length in two bytes, the most significant first. */
  private async entries({ index, width }: Tile): Promise<Uint8Array> {
    const found = await this.trees.leavesWithActs(this.reader, 'acts', Number(index) * TILE_WIDTH, width);
    const entries = found.flatMap(({ act }) => (act === undefined ? [] : [act.leaf]));
    if (entries.length !== width) throw new Error(`${width - entries.length} of the acts under tile ${index} are gone`);
    return joinBytes(entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]));
  }
}

function isWithin({ level, index, width }: Tile, size: number): boolean {
  return index * BigInt(TILE_WIDTH) + BigInt(width) <= BigInt(size) >> BigInt(level * TILE_HEIGHT);
}

function unknownTile(): Refusal {
  return new Refusal('notFound', 'LEDGER_TILE_UNKNOWN', '账本中没有这个数据块。The ledger has no such tile under its last checkpoint.');
}
