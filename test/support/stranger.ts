import { createHash, createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/*
 * A stranger who has nothing of this project's code: what a licence, a list or the ledger proves is proved here with node:crypto and node:zlib
 * alone, from the published formats.
 */

type Json = ReturnType<typeof JSON.parse>;

/** A key of the trust list, as a reader of the list has it. */
interface ListedKey {
  readonly kid: string;
  readonly use: string;
  readonly authority: { readonly code: string };
  readonly licenceTypes: readonly string[];
  readonly jwk: JsonWebKey;
}

export interface TrustList {
  readonly version: number;
  readonly keys: readonly ListedKey[];
}

interface Token {
  readonly header: Json;
  readonly claims: Json;
}

/** The keys of a signed trust list. @throws Error where the list is not signed by this key */
export function trustedBy(list: string, jwk: JsonWebKey): TrustList {
  return tokenSignedBy(list, createPublicKey({ key: jwk, format: 'jwk' })).claims as TrustList;
}

/** What an SD-JWT (RFC 9901 §4) proves: its claims, and each disclosed name with its value. @throws Error for one that proves nothing */
export function provenBy(sdJwt: string, list: TrustList): { claims: Json; facts: Record<string, Json>; undisclosed: number } {
  const [token = '', ...rest] = sdJwt.split('~');
  if (rest.pop() !== '') throw new Error('an SD-JWT ends with ~');
  const { header, claims } = tokenSignedBy(token, keyOf(list, token, 'licence'));
  if (header.typ !== 'dc+sd-jwt' || claims._sd_alg !== 'sha-256') throw new Error('not a sealed licence');
  const digests = new Set(claims._sd as string[]);
  const facts: Record<string, Json> = {};
  for (const disclosure of rest) {
    if (!digests.delete(createHash('sha256').update(disclosure, 'ascii').digest('base64url'))) throw new Error('a disclosure that the issuer did not sign');
    const [, name, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [string, string, Json];
    facts[name] = value;
  }
  return { claims, facts, undisclosed: digests.size };
}

/** The two bits of one place of a status list (draft-ietf-oauth-status-list §4.1). @throws Error for a list that its key did not sign */
export function statusIn(token: string, list: TrustList, { uri, idx }: { readonly uri: string; readonly idx: number }): number {
  const { header, claims } = tokenSignedBy(token, keyOf(list, token, 'status-list'));
  const { bits, lst } = claims.status_list as { bits: number; lst: string };
  if (header.typ !== 'statuslist+jwt' || claims.sub !== uri || bits !== 2) throw new Error('not the status list that the licence names');
  const byte = inflateSync(Buffer.from(lst, 'base64url'))[idx >> 2];
  if (byte === undefined) throw new Error('the list is too short');
  return (byte >> ((idx % 4) * 2)) & 3;
}

/** A checkpoint (C2SP tlog-checkpoint) that this key signed. @param key `name+id+base64(0x01 ‖ public key)` */
export function checkpointSignedBy(note: string, key: string): { size: number; root: Buffer } {
  const [text = '', lines = ''] = note.split('\n\n');
  const [name = '', id = '', ...encoded] = key.trim().split('+');
  const publicKey = Buffer.from(encoded.join('+'), 'base64').subarray(1);
  const expectedId = createHash('sha256').update(`${name}\n\u0001`).update(publicKey).digest('hex').slice(0, 8);
  const signature = Buffer.from(lines.split('\n').find((line) => line.startsWith(`— ${name} `))?.split(' ')[2] ?? '', 'base64');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  const isGood = verify(null, Buffer.from(`${text}\n`), createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature.subarray(4));
  const [origin, size, root] = text.split('\n');
  if (!isGood || id !== expectedId || signature.subarray(0, 4).toString('hex') !== id || origin !== name) throw new Error('not a checkpoint of this key');
  return { size: Number(size), root: Buffer.from(root ?? '', 'base64') };
}

/** Whether an entry stands at its place under a root (RFC 6962 §2.1.1). @param path hashes in hexadecimal, the leaf's sibling first */
export function isIncluded(leaf: Uint8Array, place: { readonly index: number; readonly size: number }, path: readonly string[], root: Buffer): boolean {
  let hash = leafHash(leaf);
  let [node, last] = [place.index, place.size - 1];
  for (const step of path) {
    const sibling = Buffer.from(step, 'hex');
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    } else hash = nodeHash(hash, sibling);
    [node, last] = [node >> 1, last >> 1];
  }
  return last === 0 && hash.equals(root);
}

export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
}

/** The entries of a bundle (C2SP tlog-tiles): two bytes of length before each. */
export function entriesOf(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

function keyOf(list: TrustList, token: string, use: string): KeyObject {
  const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as { kid: string };
  const key = list.keys.find((each) => each.kid === kid && each.use === use);
  if (key === undefined) throw new Error(`the trust list has no key ${kid} for ${use}`);
  return createPublicKey({ key: key.jwk, format: 'jwk' });
}

/** ES256 only: what this city signs with. */
function tokenSignedBy(token: string, key: KeyObject): Token {
  const [head = '', body = '', signature = ''] = token.split('.');
  const isGood = verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!isGood) throw new Error('the signature is not good');
  const read = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return { header: read(head), claims: read(body) };
}
