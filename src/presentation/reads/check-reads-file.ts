import { compareBytes, joinBytes, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import { fromBase64 } from '../../primitives/encodings/base64.js';
import { openCheckpoint, type Checkpoint } from '../../ledger/tree/checkpoint.js';
import { provesInclusion } from '../../ledger/tree/merkle-proof.js';
import { hashLeaf, type HashFunction } from '../../ledger/tree/merkle-tree.js';
import { parseNoteKey, type VerifySignature } from '../../ledger/tree/signed-note.js';
import { statedPurpose } from './stated-purpose.js';

/** One read in a file of own reads. Bytes in base 64, hashes in hexadecimal, times as ISO 8601. */
export interface ReadsFileEntry {
  readonly id: string;
  readonly at: string;
  readonly act: string;
  readonly readerKind: string;
  readonly department: string | null;
  readonly ground: string;
  readonly proof?: string;
  readonly purpose: Readonly<Record<string, string>>;
  readonly licences: readonly { readonly identifier: string; readonly disclosed: readonly string[] }[];
  readonly isShared: boolean;
  readonly delay?: { readonly document: string; readonly disclosedFrom: string };
  readonly inLog:
    | { readonly state: 'proven'; readonly leaf: string; readonly index: number; readonly hashes: readonly string[] }
    | { readonly state: 'waiting'; readonly leaf: string }
    | { readonly state: 'broken'; readonly flaw: string };
  readonly record?: { readonly salt: string; readonly event: string; readonly rows: readonly string[] };
}

/** A holder's own reads with their proofs, to be kept: a later file must still hold each of them. See docs/formats/own-reads.md. */
export interface ReadsFile {
  readonly format: 'zhengku-own-reads-v1';
  readonly madeAt: string;
  /** Of the log of reads, as C2SP signed-note hands keys on. */
  readonly key: string;
  /** The signed note; null before the first. */
  readonly checkpoint: string | null;
  /** Where the next file goes on; null: this is the last. */
  readonly next: string | null;
  readonly reads: readonly ReadsFileEntry[];
}

/** How a file's reader hashes and verifies: Node and browsers have it in different places. */
export interface Verifying {
  readonly hash: HashFunction;
  readonly verify: VerifySignature;
}

/** A read of a file that does not hold, and why, in a word. */
export interface ReadsFileFlaw {
  readonly id: string;
  readonly flaw: 'changed' | 'notInTree' | 'recordOther' | 'missing' | 'moved';
}

/** Tables of which a read writes rows. An act on a read may bind others' rows too: they are no part of what its holder is told. */
export const READ_TABLES = ['access_event', 'access_subject', 'access_proof', 'access_delay'];

const EVENT_LIMITS = { form: 'deterministic', maxBytes: 1_048_576, maxDepth: 16 } as const;

/**
 * Checks a file by itself, without a network: the checkpoint's signature, each read's place under it, and that each opened record is what its leaf says.
 * @param trustedKey the key of the log as the reader knows it from elsewhere, `/ledger/reads/key` @returns every flaw; `undefined` for a checkpoint that the key did not sign
 */
export function flawsInReadsFile(file: ReadsFile, trustedKey: string, by: Verifying): ReadsFileFlaw[] | undefined {
  const checkpoint = checkpointOf(file, trustedKey, by.verify);
  if (checkpoint === undefined) return undefined;
  return file.reads.flatMap((read) => {
    const flaw = flawInRead(read, checkpoint, by.hash);
    return flaw === undefined ? [] : [{ id: read.id, flaw }];
  });
}

/**
 * Which reads of an earlier file a later one has lost or moved. Both files whole: where a file goes on, its parts joined.
 */
export function lostSince(earlier: readonly ReadsFileEntry[], later: readonly ReadsFileEntry[]): ReadsFileFlaw[] {
  const now = new Map(later.map((read) => [read.id, read]));
  return earlier.flatMap((read): ReadsFileFlaw[] => {
    const after = now.get(read.id);
    if (after === undefined) return [{ id: read.id, flaw: 'missing' }];
    if (read.inLog.state === 'broken') return [];
    if (after.inLog.state === 'broken') return [{ id: read.id, flaw: 'changed' }];
    if (after.inLog.leaf !== read.inLog.leaf) return [{ id: read.id, flaw: 'changed' }];
    const isMoved = read.inLog.state === 'proven' && (after.inLog.state !== 'proven' || after.inLog.index !== read.inLog.index);
    return isMoved ? [{ id: read.id, flaw: 'moved' }] : [];
  });
}

function checkpointOf({ checkpoint }: ReadsFile, trustedKey: string, verify: VerifySignature): Checkpoint | undefined {
  const key = parseNoteKey(trustedKey);
  if (key === undefined || checkpoint === null) return undefined;
  const opened = openCheckpoint(checkpoint, [key], verify);
  return 'flaw' in opened || opened.checkpoint.origin !== key.name ? undefined : opened.checkpoint;
}

function flawInRead(read: ReadsFileEntry, { size, root }: Checkpoint, hash: HashFunction): ReadsFileFlaw['flaw'] | undefined {
  if (read.inLog.state === 'broken') return 'changed';
  const leaf = fromBase64(read.inLog.leaf);
  if (leaf === undefined) return 'notInTree';
  if (read.inLog.state === 'proven') {
    const { index, hashes } = read.inLog;
    const claim = { index: BigInt(index), size, leafHash: hashLeaf(hash, leaf), root };
    if (!provesInclusion(hash, claim, hashes.map(fromHex))) return 'notInTree';
  }
  return isRecordOf(read, leaf, hash) ? undefined : 'recordOther';
}

/** Leaf: `{1: 1, 2: act, 3: at ms, 4: H(salt‖event)}`. Where the record is open, event, rows and what the file says of them are compared too. */
function isRecordOf(read: ReadsFileEntry, leafBytes: Uint8Array, hash: HashFunction): boolean {
  const leaf = mapOf(leafBytes);
  if (leaf === undefined || leaf.get(2) !== read.act || leaf.get(3) !== Date.parse(read.at)) return false;
  if (read.record === undefined) return true;
  const [salt, event, ...rows] = [read.record.salt, read.record.event, ...read.record.rows].map((text) => fromBase64(text) ?? new Uint8Array(0));
  if (salt === undefined || event === undefined || !isSame(leaf.get(4), hash(joinBytes([salt, event])))) return false;
  const digests = digestsOf(event);
  if (digests.length !== rows.length) return false;
  const isWhole = rows.every((row) => digests.some((digest) => isSame(digest, hash(joinBytes([ROW_TAG, salt, row])))));
  return isWhole && rows.some((row) => isEventRow(read, row));
}

/** Digests of the read's own rows, as its event names them: `[table, [key…], digest]`. */
function digestsOf(event: Uint8Array): (CborValue | undefined)[] {
  const bound = mapOf(event)?.get('rows');
  if (!Array.isArray(bound)) return [];
  const rows = (bound as readonly CborValue[]).map((row) => (Array.isArray(row) ? (row as readonly CborValue[]) : []));
  return rows.filter(([table]) => READ_TABLES.includes(table as string)).map(([, , digest]) => digest);
}

/** Whether the row is the read's own and says of it what the file says. */
function isEventRow({ at, act, department, ground, purpose }: ReadsFileEntry, row: Uint8Array): boolean {
  const [table, columns] = listOf(row);
  if (table !== 'access_event' || !(columns instanceof Map)) return false;
  const said = columns as ReadonlyMap<CborValue, CborValue>;
  const stated = said.get('purpose');
  const isPurpose = typeof stated === 'string' && JSON.stringify(statedPurpose(stated)) === JSON.stringify(purpose);
  return isPurpose && said.get('at') === Date.parse(at) && said.get('act') === act && said.get('department') === department && said.get('ground') === ground;
}

/** See `ledger/record/act.ts`, `rowDigest`. */
const ROW_TAG = new TextEncoder().encode('zhengku row v1\0');

function mapOf(bytes: Uint8Array): ReadonlyMap<CborValue, CborValue> | undefined {
  const value = decoded(bytes);
  return value instanceof Map ? (value as ReadonlyMap<CborValue, CborValue>) : undefined;
}

function listOf(bytes: Uint8Array): readonly CborValue[] {
  const value = decoded(bytes);
  return Array.isArray(value) ? (value as readonly CborValue[]) : [];
}

function decoded(bytes: Uint8Array): CborValue | undefined {
  try {
    return decodeCbor(bytes, EVENT_LIMITS);
  } catch {
    return undefined;
  }
}

function isSame(left: CborValue | undefined, right: Uint8Array): boolean {
  return left instanceof Uint8Array && compareBytes(left, right) === 0;
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (pair) => parseInt(pair, 16));
}
