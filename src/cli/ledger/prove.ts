import { hex, sha256 } from '../../primitives/digest.js';
import { issueIsLogged } from '../../ledger/record/act.js';
import { verifyEd25519 } from '../../ledger/checkpoint-signer.js';
import { openCheckpoint, type Checkpoint } from '../../ledger/tree/checkpoint.js';
import { parseInclusionProof } from '../../ledger/tree/inclusion-proof.js';
import { provesInclusion } from '../../ledger/tree/merkle-proof.js';
import { hashLeaf } from '../../ledger/tree/merkle-tree.js';
import { parseNoteKey, type NoteKey } from '../../ledger/tree/signed-note.js';
import { entriesPath } from '../../ledger/tree/tile.js';
import { LedgerClient } from './ledger-client.js';
import { UsageFault } from '../usage-fault.js';

/** Entries in a full bundle (C2SP tlog-tiles). */
const BUNDLE = 256n;

/**
 * `npm run cli -- prove`: does what any stranger can do with what the ledger shows everyone: finds the leaf of a licence's issue, asks for its
 * proof, verifies both it and the checkpoint's signature here, and prints the proof for the files.
 * @param of `digest`: SHA-256 of the issuer-signed JWT without disclosures, 64 hexadecimal characters
 * @returns 0, or 1 where the ledger holds no such issue
 */
export async function prove(of: { readonly origin: string; readonly digest: string }, print: (line: string) => void): Promise<number> {
  if (!/^[0-9a-f]{64}$/.test(of.digest)) throw new UsageFault('A sealed digest is 64 lower-case hexadecimal characters.');
  const ledger = new LedgerClient(of.origin);
  const key = parseNoteKey((await ledger.text('acts/key')).trimEnd());
  if (key === undefined) throw new Error('the ledger shows no key that can be read');
  const { size } = opened(await ledger.text('acts/checkpoint'), key);
  const leafHash = await findLeaf(ledger, size, Buffer.from(of.digest, 'hex'));
  if (leafHash === undefined) {
    print('存证账本中没有此次签发。The ledger holds no such issue.');
    return 1;
  }
  const { tlogProof } = JSON.parse(await ledger.text(`acts/proofs/${hex(leafHash)}`)) as { tlogProof: string };
  verify(tlogProof, leafHash, key);
  print(`${tlogProof.trimEnd()}\n\n已存证，证明已在本机核验。Logged; the proof was verified on this machine.`);
  return 0;
}

async function findLeaf(ledger: LedgerClient, size: bigint, sealedDigest: Uint8Array): Promise<Uint8Array | undefined> {
  for (let index = 0n; index * BUNDLE < size; index++) {
    const rest = size - index * BUNDLE;
    const bundle = await ledger.bytes(`acts/${entriesPath({ index, width: Number(rest < BUNDLE ? rest : BUNDLE) })}`);
    const leaf = [...entriesOf(bundle)].find((entry) => issueIsLogged(entry, sealedDigest));
    if (leaf !== undefined) return hashLeaf(sha256, leaf);
  }
  return undefined;
}

/** Each entry stands behind its length in two bytes, the most significant first. */
function* entriesOf(bundle: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + view.getUint16(at);
    yield bundle.subarray(at + 2, end);
    at = end;
  }
}

function verify(text: string, leafHash: Uint8Array, key: NoteKey): void {
  const proof = parseInclusionProof(text);
  if (proof === undefined) throw new Error('the ledger’s proof cannot be read');
  const { size, root } = opened(proof.checkpoint, key);
  if (!provesInclusion(sha256, { leafHash, index: proof.index, size, root }, proof.hashes)) throw new Error('the ledger’s proof does not lead to its checkpoint');
}

function opened(note: string, key: NoteKey): Checkpoint {
  const read = openCheckpoint(note, [key], verifyEd25519);
  if ('flaw' in read) throw new Error(`the checkpoint is not signed by ${key.name}: ${read.flaw}`);
  return read.checkpoint;
}
