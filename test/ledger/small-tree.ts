import { grow, hashLeaf, hashNode, type NodeReader, type RightEdge } from '../../src/ledger/tree/merkle-tree.js';
import { sha256 } from '../../src/primitives/digest.js';

export interface SmallTree {
  readonly leaves: readonly Uint8Array[];
  readonly edge: RightEdge;
  readonly read: NodeReader;
}

/** A tree over `entry 0`, `entry 1`, … with every node in memory. */
export function smallTree(size: number): SmallTree {
  const leaves = Array.from({ length: size }, (_, index) => hashLeaf(sha256, new TextEncoder().encode(`entry ${index}`)));
  const { edge, nodes } = grow(sha256, { size: 0n, hashes: [] }, leaves);
  const byPlace = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const read: NodeReader = (level, index) => {
    const hash = byPlace.get(`${level}/${index}`);
    if (!hash) throw new Error(`no node ${level}/${index}`);
    return hash;
  };
  return { leaves, edge, read };
}

/** MTH(D[n]) word for word from RFC 6962 §2.1, to compare with. */
export function merkleTreeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hashNode(sha256, merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
}
