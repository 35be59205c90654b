import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from '../../primitives/encodings/base64.js';

/** Who signs notes: a name and an Ed25519 public key (C2SP signed-note). Made by `noteKey` or `parseNoteKey`. */
export interface NoteKey {
  /** No blanks and no `+`; for a ledger, its origin. */
  readonly name: string;
  /** 8 hexadecimal digits: the start of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)`. A short name of the key, no proof of it. */
  readonly id: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** A signature line of a note, of whatever algorithm: only whoever knows the key knows that. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed, up to and with its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Ed25519 (RFC 8032): whether the signature (64 bytes) over the message is by the public key (32 bytes). */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Signature type of Ed25519 over the note text. */
const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const MAX_SIGNATURES = 64;
/** 64 signatures of 5 KB, and a text beside them. */
const MAX_NOTE_CHARACTERS = 512 * 1024;
const NAME = /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u;
const SIGNATURE_LINE = /^— ([^ ]+) ([^ ]+)$/;
const KEY_TEXT = /^([^+]+)\+([0-9a-f]{8})\+([^ ]+)$/;
const encoder = new TextEncoder();

/** @throws TypeError for a name with blanks or `+`, or a key that has not 32 bytes */
export function noteKey(name: string, publicKey: Uint8Array): NoteKey {
  if (!NAME.test(name)) throw new TypeError('the name of a note key has no blanks and no plus sign');
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new TypeError('an Ed25519 public key has 32 bytes');
  const digest = sha256(Uint8Array.of(...encoder.encode(`${name}\n`), ED25519, ...publicKey));
  return { name, id: bytesToHex(digest.subarray(0, KEY_ID_BYTES)), publicKey };
}

/** The text in which a key is handed on: `name+id+base64(0x01 ‖ public key)`. */
export function formatNoteKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${toBase64(Uint8Array.of(ED25519, ...publicKey))}`;
}

/** Undefined for text that names no Ed25519 key, or whose id is not that of the key. */
export function parseNoteKey(text: string): NoteKey | undefined {
  const [, name, id, encoded] = KEY_TEXT.exec(text) ?? [];
  if (name === undefined || encoded === undefined || !NAME.test(name)) return undefined;
  const [type, ...publicKey] = fromBase64(encoded) ?? [];
  if (type !== ED25519 || publicKey.length !== PUBLIC_KEY_BYTES) return undefined;
  const key = noteKey(name, Uint8Array.from(publicKey));
  return key.id === id ? key : undefined;
}

/** The bytes over which a note is signed. @param text ends in a line break */
export function noteBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The signature line that a key adds to a note. @param signature over `noteBytes` */
export function signatureBy(key: NoteKey, signature: Uint8Array): NoteSignature {
  return { name: key.name, keyId: key.id, signature };
}

/** The note, one line for each signature: `— name base64(key id ‖ signature)`. */
export function formatNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => `— ${name} ${toBase64(Uint8Array.of(...hexToBytes(keyId), ...signature))}\n`);
  return `${text}\n${lines.join('')}`;
}

/** The note as it was written, nothing yet believed; undefined for what is no note. At most 64 signatures, 512 Ki characters. */
export function parseNote(note: string): SignedNote | undefined {
  if (note.length > MAX_NOTE_CHARACTERS || /[\0-\x09\x0b-\x1f]|\p{Cs}/u.test(note)) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end <= 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.length > MAX_SIGNATURES ? [] : lines.map(parseSignatureLine);
  if (signatures.length === 0 || !signatures.every((signature) => signature !== undefined)) return undefined;
  return { text: note.slice(0, end + 1), signatures };
}

/**
 * Which of these keys signed the note; `forged` where the signature under the name and id of one of them is not by it.
 * Signatures of other keys are passed over: a witness that we do not know takes nothing away.
 */
export function signersOf(note: SignedNote, keys: readonly NoteKey[], verify: VerifySignature): readonly NoteKey[] | 'forged' {
  const message = noteBytes(note.text);
  const signers = new Set<NoteKey>();
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((each) => each.name === name && each.id === keyId);
    if (!key) continue;
    if (signature.length !== 64 || !verify(key.publicKey, message, signature)) return 'forged';
    signers.add(key);
  }
  return [...signers];
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !NAME.test(name)) return undefined;
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: bytesToHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}
