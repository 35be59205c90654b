import { CborTag, encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import { Refusal } from '../../primitives/refusal.js';

/** −7 ES256, −35 ES384 (RFC 9053 §2.1), −65537 SM2 with SM3 (private use; user id 1234567812345678, r ‖ s). */
export type CoseAlgorithm = -7 | -35 | -65537;

/** The three parameters of the protected header, no fewer and no more. */
export interface CodeHeader {
  readonly alg: CoseAlgorithm;
  /** First 8 bytes of the key's id: two keys may share them, so a verifier tries each. */
  readonly kid: Uint8Array;
  /** Media type of the whole (RFC 9596): what keeps a dynamic code from passing as a printed one, and the reverse. */
  readonly typ: string;
}

/** What the signature covers, before it is made. */
export interface UnsignedCode {
  readonly protectedBytes: Uint8Array;
  readonly payload: Uint8Array;
  /** The Sig_structure (RFC 9052 §4.4): these bytes are hashed and signed. */
  readonly toBeSigned: Uint8Array;
}

/** A code as it was read; nothing about its signature has been judged. */
export interface SignedCode extends UnsignedCode {
  readonly header: CodeHeader;
  /** r ‖ s: 64 bytes, 96 for ES384. */
  readonly signature: Uint8Array;
}

const ALG = 1;
const KID = 4;
const TYP = 16;
const COSE_SIGN1 = 18;
const KID_BYTES = 8;
const SIGNATURE_BYTES: Record<CoseAlgorithm, number> = { [-7]: 64, [-35]: 96, [-65537]: 64 };

/** Lays header and payload out for signing. @throws RangeError for a kid that has not 8 bytes */
export function unsignedCode(header: CodeHeader, payload: Uint8Array): UnsignedCode {
  if (header.kid.length !== KID_BYTES) throw new RangeError('the kid of a code has 8 bytes');
  const protectedBytes = encodeCbor(new Map<number, CborValue>([[ALG, header.alg], [KID, header.kid], [TYP, header.typ]]));
  return { protectedBytes, payload, toBeSigned: sigStructure(protectedBytes, payload) };
}

/** COSE_Sign1 with tag 18 (RFC 9052 §4.2): `18([protected, {}, payload, signature])`. */
export function assembleCode(code: UnsignedCode, signature: Uint8Array): Uint8Array {
  return encodeCbor(new CborTag(COSE_SIGN1, [code.protectedBytes, new Map(), code.payload, signature]));
}

/**
 * Takes a COSE_Sign1 apart. Strict: deterministic CBOR, tag 18, an empty unprotected header, exactly alg, kid and typ protected, and the
 * signature's length as the algorithm has it.
 * @throws Refusal malformed CODE_UNREADABLE or CBOR_UNREADABLE
 */
export function readCode(bytes: Uint8Array): SignedCode {
  const tagged = decodeCbor(bytes);
  if (!(tagged instanceof CborTag) || tagged.tag !== COSE_SIGN1 || !Array.isArray(tagged.value)) refuseCode('it is no COSE_Sign1');
  const [protectedBytes, unprotectedHeader, payload, signature, ...more] = tagged.value as readonly CborValue[];
  if (!(protectedBytes instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array) || more.length > 0) {
    refuseCode('it is no COSE_Sign1');
  }
  if (!(unprotectedHeader instanceof Map) || unprotectedHeader.size > 0) refuseCode('its unprotected header is not empty');
  const header = readHeader(protectedBytes);
  if (signature.length !== SIGNATURE_BYTES[header.alg]) refuseCode('its signature has not the length of its algorithm');
  return { header, protectedBytes, payload, signature, toBeSigned: sigStructure(protectedBytes, payload) };
}

/** @throws Refusal malformed CODE_UNREADABLE, always */
export function refuseCode(detail: string): never {
  throw new Refusal('malformed', 'CODE_UNREADABLE', `The code cannot be read: ${detail}.`);
}

function readHeader(bytes: Uint8Array): CodeHeader {
  const decoded = decodeCbor(bytes);
  if (!(decoded instanceof Map) || decoded.size !== 3) refuseCode('its protected header has not exactly alg, kid and typ');
  const map: ReadonlyMap<CborValue, CborValue> = decoded;
  const alg = map.get(ALG);
  const kid = map.get(KID);
  const typ = map.get(TYP);
  if (!isAlgorithm(alg)) refuseCode('its algorithm is not one of ours');
  if (!(kid instanceof Uint8Array) || kid.length !== KID_BYTES) refuseCode('its kid has not 8 bytes');
  if (typeof typ !== 'string') refuseCode('it has no typ');
  return { alg, kid, typ };
}

function isAlgorithm(value: CborValue): value is CoseAlgorithm {
  return typeof value === 'number' && Object.hasOwn(SIGNATURE_BYTES, value);
}

function sigStructure(protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array {
  return encodeCbor(['Signature1', protectedBytes, new Uint8Array(0), payload]);
}
