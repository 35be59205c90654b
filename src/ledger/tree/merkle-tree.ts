import { Refusal } from '../../primitives/refusal.js';

/** SHA-256 over one byte string: node's, or a portable one. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

/** The root of the perfect subtree over the leaves `index·2^level ≤ i < (index+1)·2^level`; level 0 holds the leaf hashes. */
export type NodeReader = (level: number, index: bigint) => Uint8Array;

export interface TreeNode {
  readonly level: number;
  readonly index: bigint;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

/** A tree as it goes on growing: its size and the roots of its perfect subtrees, from the largest to the smallest. */
export interface RightEdge {
  readonly size: bigint;
  readonly hashes: readonly Uint8Array[];
}

export const HASH_BYTES = 32;

/** A leaf is never taken for a node, nor a node for a leaf (RFC 6962 §2.1). */
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** `SHA-256(0x00 ‖ entry)` (RFC 6962 §2.1). */
export function hashLeaf(hash: HashFunction, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes[0] = LEAF_PREFIX;
  bytes.set(entry, 1);
  return hash(bytes);
}

/** `SHA-256(0x01 ‖ left ‖ right)` (RFC 6962 §2.1). */
export function hashNode(hash: HashFunction, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return hash(bytes);
}

/** Where the right edge of a tree of this size lies: one perfect subtree for each bit of the size, the largest first. */
export function rightEdgePlaces(size: bigint): Omit<TreeNode, 'hash'>[] {
  const places: Omit<TreeNode, 'hash'>[] = [];
  for (let level = size.toString(2).length - 1; level >= 0; level -= 1) {
    const index = size >> BigInt(level);
    if (index & 1n) places.push({ level, index: index - 1n });
  }
  return places;
}

/** The right edge of the first `size` leaves. */
export function readRightEdge(size: bigint, read: NodeReader): RightEdge {
  return { size, hashes: rightEdgePlaces(size).map(({ level, index }) => read(level, index)) };
}

/** The Merkle tree hash (RFC 6962 §2.1); of the empty tree `SHA-256()`. */
export function rootHash(hash: HashFunction, { hashes }: RightEdge): Uint8Array {
  const smallest = hashes.at(-1);
  if (!smallest) return hash(new Uint8Array(0));
  return hashes.slice(0, -1).reduceRight((right, left) => hashNode(hash, left, right), smallest);
}

/**
 * Appends leaves. What comes out: the new right edge, and every node that has become complete, each after those under it.
 * @param leaves leaf hashes, 32 bytes each
 */
export function grow(hash: HashFunction, edge: RightEdge, leaves: readonly Uint8Array[]): { edge: RightEdge; nodes: TreeNode[] } {
  const hashes = [...edge.hashes];
  const nodes: TreeNode[] = [];
  let size = edge.size;
  for (const leaf of leaves) {
    let node: TreeNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    for (; node.index & 1n; nodes.push(node)) {
      const left = hashes.pop();
      if (!left) throw new RangeError(`a tree of ${size} leaves has more right edge than was given`);
      node = { level: node.level + 1, index: node.index >> 1n, hash: hashNode(hash, left, node.hash) };
    }
    hashes.push(node.hash);
    size += 1n;
  }
  return { edge: { size, hashes }, nodes };
}

/**
 * `PATH(index, D[size])` (RFC 6962 §2.1.1): the hashes beside the way from the leaf to the root, the leaf's sibling first.
 * @throws Refusal unprocessable LEDGER_RANGE unless 0 ≤ index < size
 */
export function inclusionProof(hash: HashFunction, { index, size }: { index: bigint; size: bigint }, read: NodeReader): Uint8Array[] {
  if (index < 0n || index >= size) throw outOfRange();
  const path = (start: bigint, length: bigint): Uint8Array[] => {
    if (length === 1n) return [];
    const half = largestPowerBelow(length);
    const middle = start + half;
    if (index < middle) return [...path(start, half), subtree(hash, { start: middle, length: length - half }, read)];
    return [...path(middle, length - half), subtree(hash, { start, length: half }, read)];
  };
  return path(0n, size);
}

/**
 * `PROOF(from, D[to])` (RFC 6962 §2.1.2): what shows that the first `from` leaves of both trees are the same; empty for equal sizes.
 * @throws Refusal unprocessable LEDGER_RANGE unless 0 < from ≤ to: from the empty tree there is nothing to show
 */
export function consistencyProof(hash: HashFunction, { from, to }: { from: bigint; to: bigint }, read: NodeReader): Uint8Array[] {
  if (from <= 0n || from > to) throw outOfRange();
  const proof = (start: bigint, length: bigint): Uint8Array[] => {
    // The verifier knows the old root: it is left out where the old tree is a subtree of the new one as it stands.
    if (start + length === from) return start === 0n ? [] : [subtree(hash, { start, length }, read)];
    const half = largestPowerBelow(length);
    const middle = start + half;
    if (from <= middle) return [...proof(start, half), subtree(hash, { start: middle, length: length - half }, read)];
    return [...proof(middle, length - half), subtree(hash, { start, length: half }, read)];
  };
  return proof(0n, to);
}

function subtree(hash: HashFunction, { start, length }: { start: bigint; length: bigint }, read: NodeReader): Uint8Array {
  const half = largestPowerBelow(length);
  if (half * 2n === length || length === 1n) {
    const level = length.toString(2).length - 1;
    return read(level, start >> BigInt(level));
  }
  const left = subtree(hash, { start, length: half }, read);
  return hashNode(hash, left, subtree(hash, { start: start + half, length: length - half }, read));
}

/** The `k` of RFC 6962 §2.1: `k < n ≤ 2k`; of 1 it is 0. */
function largestPowerBelow(length: bigint): bigint {
  return (1n << BigInt((length - 1n).toString(2).length)) >> 1n;
}

function outOfRange(): Refusal {
  return new Refusal('unprocessable', 'LEDGER_RANGE', 'The ledger has no such entry or size.');
}
