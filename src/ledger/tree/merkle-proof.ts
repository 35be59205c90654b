import { HASH_BYTES, type HashFunction, hashNode } from './merkle-tree.js';

/** What an inclusion proof is to show: that this leaf stands at this place of the tree with this root. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** What a consistency proof is to show: that the larger tree begins with the smaller one. */
export interface ConsistencyClaim {
  readonly size1: bigint;
  readonly root1: Uint8Array;
  readonly size2: bigint;
  readonly root2: Uint8Array;
}

/** Whether the proof shows it (RFC 9162 §2.1.3.2). Any numbers and any bytes may be asked about. */
export function provesInclusion(hash: HashFunction, claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  const { index, size, leafHash, root } = claim;
  if (index < 0n || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  const way = new Way(index, size - 1n);
  let seen = leafHash;
  for (const beside of proof) {
    if (way.atRoot()) return false;
    seen = way.up() === 'from the right' ? hashNode(hash, beside, seen) : hashNode(hash, seen, beside);
  }
  return way.atRoot() && equal(seen, root);
}

/** Whether the proof shows it (RFC 9162 §2.1.4.2). From the empty tree nothing can be shown: false. */
export function provesConsistency(hash: HashFunction, claim: ConsistencyClaim, proof: readonly Uint8Array[]): boolean {
  const { size1, root1, size2, root2 } = claim;
  if (size1 <= 0n || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && equal(root1, root2);
  if (!areHashes([root1, root2, ...proof])) return false;
  // A tree of 2^k leaves is a subtree of the larger one as it stands, and the proof leaves its root out.
  const whole = (size1 & (size1 - 1n)) === 0n;
  const [first, ...rest] = whole ? [root1, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  const roots = rootsOfBoth(hash, claim, [first, ...rest]);
  return roots !== undefined && equal(roots.smaller, root1) && equal(roots.larger, root2);
}

/** The roots that the hashes lead to in both trees; undefined where there are too many or too few of them. */
function rootsOfBoth(hash: HashFunction, { size1, size2 }: ConsistencyClaim, [first, ...rest]: readonly [Uint8Array, ...Uint8Array[]]) {
  const way = new Way(size1 - 1n, size2 - 1n);
  way.skipOdd();
  let smaller = first;
  let larger = first;
  for (const beside of rest) {
    if (way.atRoot()) return undefined;
    if (way.up() === 'from the right') {
      smaller = hashNode(hash, beside, smaller);
      larger = hashNode(hash, beside, larger);
    } else larger = hashNode(hash, larger, beside);
  }
  return way.atRoot() ? { smaller, larger } : undefined;
}

/** The way up from a node to the root: `fn` and `sn` of RFC 9162, the node's index and that of the last node on its level. */
class Way {
  constructor(
    private node: bigint,
    private last: bigint,
  ) {}

  atRoot(): boolean {
    return this.last === 0n;
  }

  /** While the node is a right child, its parent stands for the same end of the smaller tree. */
  skipOdd(): void {
    while (this.node & 1n) this.shift();
  }

  /** One proof hash upwards; levels on which the node has no sibling are passed over. */
  up(): 'from the left' | 'from the right' {
    const right = (this.node & 1n) === 1n || this.node === this.last;
    if (right) while (!(this.node & 1n) && this.node !== 0n) this.shift();
    this.shift();
    return right ? 'from the right' : 'from the left';
  }

  private shift(): void {
    this.node >>= 1n;
    this.last >>= 1n;
  }
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((bytes) => bytes.length === HASH_BYTES);
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
