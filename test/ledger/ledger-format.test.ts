import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint } from '../../src/ledger/tree/checkpoint.js';
import { parseInclusionProof } from '../../src/ledger/tree/inclusion-proof.js';
import { provesConsistency, provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { hashLeaf } from '../../src/ledger/tree/merkle-tree.js';
import { parseNoteKey } from '../../src/ledger/tree/signed-note.js';
import { sha256 } from '../../src/primitives/digest.js';
import { repositoryRoot } from '../support/repository.js';
import { SECRETS, signer, verifyEd25519 } from './note-signer.js';
import { merkleTreeHash } from './small-tree.js';

const page = readFileSync(join(repositoryRoot, 'docs/formats/ledger.md'), 'utf8');

/** The content of the page's fenced block of this name. */
function block(name: string): string {
  const [, content] = new RegExp(`^\`\`\`${name}\n([^]*?)^\`\`\`$`, 'm').exec(page) ?? [];
  if (content === undefined) throw new Error(`docs/formats/ledger.md has no block ${name}`);
  return content;
}

const hashes = (text: string) => text.trimEnd().split('\n').map((line) => new Uint8Array(Buffer.from(line, 'hex')));
const entry = (index: number) => hashLeaf(sha256, new TextEncoder().encode(`entry ${index}`));

describe('the worked example of docs/formats/ledger.md', () => {
  const leaves = [0, 1, 2, 3, 4].map(entry);
  const key = parseNoteKey(block('key').trimEnd());
  if (!key) throw new Error('the page has no good key');
  const opened = openCheckpoint(block('checkpoint'), [key], verifyEd25519);
  if (!('checkpoint' in opened)) throw new Error(`the checkpoint of the page is ${opened.flaw}`);
  const { size, root } = opened.checkpoint;

  it('has the leaf hashes of its entries', () => {
    expect(hashes(block('leaves'))).toEqual(leaves);
  });

  it('has the key of RFC 8032 and a checkpoint over the five entries, signed by it', () => {
    expect(key).toEqual(signer('licences.example/acts', SECRETS.ledger).key);
    expect({ size, root }).toEqual({ size: 5n, root: merkleTreeHash(leaves) });
  });

  it('proves that entry 2 stands there, and nothing else', () => {
    const proof = parseInclusionProof(block('proof'));
    if (!proof) throw new Error('the proof of the page is not readable');
    expect(proof.checkpoint).toBe(block('checkpoint'));
    expect(provesInclusion(sha256, { index: proof.index, size, leafHash: entry(2), root }, proof.hashes)).toBe(true);
    expect(provesInclusion(sha256, { index: proof.index, size, leafHash: entry(3), root }, proof.hashes)).toBe(false);
  });

  it('proves that the tree began with the first three', () => {
    const claim = { size1: 3n, root1: merkleTreeHash(leaves.slice(0, 3)), size2: size, root2: root };
    expect(provesConsistency(sha256, claim, hashes(block('consistency')))).toBe(true);
    expect(provesConsistency(sha256, { ...claim, size1: 2n }, hashes(block('consistency')))).toBe(false);
  });
});
