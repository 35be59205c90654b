import { sha256 as portableSha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { provesConsistency, provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { consistencyProof, grow, hashLeaf, inclusionProof, readRightEdge, rightEdgePlaces, rootHash } from '../../src/ledger/tree/merkle-tree.js';
import { hex, sha256 } from '../../src/primitives/digest.js';
import { merkleTreeHash, smallTree } from './small-tree.js';

/** The eight entries of the Certificate Transparency reference tests and the roots over the first n of them. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('of the first %i reference entries has its known root', (size, root) => {
    const leaves = ENTRIES.slice(0, size).map((entry) => hashLeaf(sha256, new Uint8Array(Buffer.from(entry, 'hex'))));
    expect(hex(rootHash(sha256, grow(sha256, { size: 0n, hashes: [] }, leaves).edge))).toBe(root);
  });

  it('has the same root with a portable SHA-256', () => {
    const leaves = ENTRIES.map((entry) => hashLeaf(portableSha256, new Uint8Array(Buffer.from(entry, 'hex'))));
    expect(hex(rootHash(portableSha256, grow(portableSha256, { size: 0n, hashes: [] }, leaves).edge))).toBe(ROOTS[8]);
  });

  it('has a right edge of one perfect subtree for each bit of its size', () => {
    expect(rightEdgePlaces(0n)).toEqual([]);
    expect(rightEdgePlaces(13n)).toEqual([
      { level: 3, index: 0n },
      { level: 2, index: 2n },
      { level: 0, index: 12n },
    ]);
    expect(rightEdgePlaces(2n ** 60n)).toEqual([{ level: 60, index: 0n }]);
  });

  it('grows to the same tree in one step or in many', () => {
    fc.assert(
      fc.property(fc.nat({ max: 70 }), fc.nat({ max: 70 }), (first, more) => {
        const whole = smallTree(first + more);
        const grown = grow(sha256, smallTree(first).edge, whole.leaves.slice(first));
        expect(grown.edge).toEqual(whole.edge);
        expect(rootHash(sha256, grown.edge)).toEqual(merkleTreeHash(whole.leaves));
        expect(readRightEdge(BigInt(first), whole.read)).toEqual(smallTree(first).edge);
      }),
      { seed: 6962, numRuns: 60 },
    );
  });

  it('refuses to grow from a right edge that lacks a node', () => {
    expect(() => grow(sha256, { size: 3n, hashes: [] }, [new Uint8Array(32)])).toThrow(RangeError);
  });

  it('proves every entry of every tree of up to 33 entries, and of no other place', () => {
    for (let size = 1; size <= 33; size += 1) {
      const { leaves, edge, read } = smallTree(size);
      const root = rootHash(sha256, edge);
      leaves.forEach((leafHash, place) => {
        const claim = { index: BigInt(place), size: BigInt(size), leafHash, root };
        const proof = inclusionProof(sha256, claim, read);
        expect(provesInclusion(sha256, claim, proof)).toBe(true);
        expect(provesInclusion(sha256, { ...claim, index: BigInt((place + 1) % (size + 1)) }, proof)).toBe(false);
      });
    }
  });

  it('proves that every tree of up to 33 entries begins with every smaller one, and with no other', () => {
    const { leaves, read } = smallTree(33);
    for (let size2 = 1; size2 <= 33; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = consistencyProof(sha256, { from: BigInt(size1), to: BigInt(size2) }, read);
        const claim = {
          size1: BigInt(size1),
          root1: merkleTreeHash(leaves.slice(0, size1)),
          size2: BigInt(size2),
          root2: merkleTreeHash(leaves.slice(0, size2)),
        };
        expect(provesConsistency(sha256, claim, proof)).toBe(true);
        expect(provesConsistency(sha256, { ...claim, root1: sha256('another past') }, proof)).toBe(false);
      }
    }
  });

  it.each([
    [5n, 5n],
    [-1n, 5n],
    [0n, 0n],
  ])('has no proof for entry %s of %s', (index, size) => {
    expect(() => inclusionProof(sha256, { index, size }, smallTree(5).read)).toThrow('LEDGER_RANGE');
  });

  it.each([
    [0n, 5n],
    [6n, 5n],
  ])('has no proof from size %s to size %s', (from, to) => {
    expect(() => consistencyProof(sha256, { from, to }, smallTree(5).read)).toThrow('LEDGER_RANGE');
  });
});
