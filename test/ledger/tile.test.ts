import { provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { consistencyProof, inclusionProof, readRightEdge, rootHash } from '../../src/ledger/tree/merkle-tree.js';
import { entriesPath, nodesOfTiles, parseTilePath, type Tile, tilePath, tilesNeeded, tilesOfGrowth } from '../../src/ledger/tree/tile.js';
import { sha256 } from '../../src/primitives/digest.js';
import { smallTree } from './small-tree.js';

describe('the path of a tile', () => {
  it.each<[string, Tile]>([
    ['tile/0/000', { level: 0, index: 0n, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1234067n, width: 256 }],
    ['tile/1/x001/000.p/17', { level: 1, index: 1000n, width: 17 }],
    ['tile/63/999.p/255', { level: 63, index: 999n, width: 255 }],
  ])('is %s, there and back', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual({ ...tile, holds: 'hashes' });
  });

  it('names bundles of entries in the same way', () => {
    expect(entriesPath({ index: 273n, width: 112 })).toBe('tile/entries/273.p/112');
    expect(parseTilePath('tile/entries/273.p/112')).toEqual({ level: 0, index: 273n, width: 112, holds: 'entries' });
  });

  it.each([
    ['a level beyond 63', 'tile/64/000'],
    ['a level with a leading zero', 'tile/00/000'],
    ['two digits', 'tile/0/00'],
    ['a group of zeros in front', 'tile/0/x000/001'],
    ['a group without its x', 'tile/0/001/234'],
    ['an x on the last group', 'tile/0/x001'],
    ['a width of a full tile', 'tile/0/000.p/256'],
    ['no width', 'tile/0/000.p/0'],
    ['a width with a leading zero', 'tile/0/000.p/07'],
    ['a way out of the folder', 'tile/0/../000'],
    ['something after it', 'tile/0/000\n'],
  ])('is never written with %s', (_, path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('tiles of a growing tree', () => {
  it('are 273 full and one partial on level 0 for 70,000 entries, as the specification counts them', () => {
    const tiles = tilesOfGrowth(0n, 70_000n);
    expect(tiles.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273);
    expect(tiles.filter((tile) => tile.level > 0 || tile.width < 256).map(tilePath)).toEqual([
      'tile/0/273.p/112',
      'tile/1/000',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ]);
  });

  it('are written again only where they have grown', () => {
    expect(tilesOfGrowth(5n, 5n)).toEqual([]);
    expect(tilesOfGrowth(255n, 256n).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(tilesOfGrowth(256n, 257n).map(tilePath)).toEqual(['tile/0/001.p/1']);
    expect(tilesOfGrowth(250n, 520n).map(tilePath)).toEqual(['tile/0/000', 'tile/0/001', 'tile/0/002.p/8', 'tile/1/000.p/2']);
  });
});

describe('a tree read from its tiles', () => {
  const size = 1_027n;
  const tree = smallTree(Number(size));
  const contentOf = ({ level, index, width }: Tile) => {
    const nodes = Array.from({ length: width }, (_, place) => tree.read(8 * level, index * 256n + BigInt(place)));
    return new Uint8Array(Buffer.concat(nodes));
  };
  const tiles = new Map(tilesOfGrowth(0n, size).map((tile) => [tilePath(tile), contentOf(tile)]));
  const read = nodesOfTiles(sha256, size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array(0));

  it('has the same root', () => {
    expect(rootHash(sha256, readRightEdge(size, read))).toEqual(rootHash(sha256, tree.edge));
  });

  it.each([0n, 255n, 256n, 511n, 1_023n, 1_024n, 1_026n])('proves entry %s with the tiles it said it would need', (index) => {
    const needed = new Set(tilesNeeded(size, (zeros) => inclusionProof(sha256, { index, size }, zeros)).map(tilePath));
    const only = nodesOfTiles(sha256, size, (tile) => {
      expect(needed).toContain(tilePath(tile));
      return contentOf(tile);
    });
    const claim = { index, size, leafHash: tree.leaves[Number(index)] as Uint8Array, root: rootHash(sha256, tree.edge) };
    expect(provesInclusion(sha256, claim, inclusionProof(sha256, claim, only))).toBe(true);
    expect(needed.size).toBeLessThanOrEqual(4);
  });

  it('gives the same consistency proofs as the tree itself', () => {
    for (const from of [1n, 255n, 256n, 300n, 1_024n, 1_027n]) {
      expect(consistencyProof(sha256, { from, to: size }, read)).toEqual(consistencyProof(sha256, { from, to: size }, tree.read));
    }
  });

  it('has no node beyond its size, and believes no tile of another length', () => {
    expect(() => read(0, size)).toThrow(RangeError);
    expect(() => read(2, 256n)).toThrow(RangeError);
    expect(() => nodesOfTiles(sha256, size, () => new Uint8Array(31))(0, 0n)).toThrow('tile/0/000 has 31 bytes');
  });
});
