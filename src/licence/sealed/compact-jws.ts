import { fromBase64, toBase64 } from '../../primitives/encodings/base64.js';
import { fromBase64url, toBase64url } from '../../primitives/encodings/base64url.js';
import { BODY_BOUNDS, parseBoundedJson } from '../../primitives/bounded-json.js';
import { canonicalJson, type JsonObject, type JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';

/** ES256, ES384 (RFC 7518 §3.4); SM2 with SM3 under a name of our own (user id 1234567812345678, r ‖ s). */
export type JoseAlgorithm = 'ES256' | 'ES384' | 'SM2-SM3';

/** The protected header: these parameters and no others. */
export interface JwsHeader {
  readonly alg: JoseAlgorithm;
  readonly kid: string;
  /** Media type without `application/`: keeps one kind of token from passing as another. */
  readonly typ: string;
  /** Certificates in DER, the signer's first, then those above it (RFC 7515 §4.1.6); at most 4. */
  readonly x5c?: readonly Uint8Array[];
}

/** A token before it is signed. */
export interface UnsignedJws {
  readonly payload: Uint8Array;
  /** `base64url(header).base64url(payload)` in ASCII (RFC 7515 §5.1): these bytes are hashed and signed. */
  readonly toBeSigned: Uint8Array;
}

/** A token as it was read; nothing about its signature has been judged. */
export interface SignedJws extends UnsignedJws {
  readonly header: JwsHeader;
  readonly claims: JsonObject;
  /** r ‖ s: 64 bytes, 96 for ES384. */
  readonly signature: Uint8Array;
}

const SIGNATURE_BYTES: ReadonlyMap<JsonValue | undefined, number> = new Map<JoseAlgorithm, number>([
  ['ES256', 64],
  ['ES384', 96],
  ['SM2-SM3', 64],
]);
const ascii = new TextDecoder('latin1');
const utf8 = new TextEncoder();

/** Lays header and payload out for signing; both are spelled canonically (RFC 8785), so the same claims give the same bytes. */
export function unsignedJws(header: JwsHeader, claims: JsonObject): UnsignedJws {
  const payload = utf8.encode(canonicalJson(claims));
  return { payload, toBeSigned: utf8.encode(`${spelledHeader(header)}.${toBase64url(payload)}`) };
}

/** A signer's header is the same on everything that it signs: it is spelled once for each chain and kind of token. */
const spelledHeaders = new WeakMap<readonly Uint8Array[], Map<string, string>>();

function spelledHeader(header: JwsHeader): string {
  const { x5c, ...rest } = header;
  if (x5c === undefined) return toBase64url(utf8.encode(canonicalJson(rest)));
  const ofChain = spelledHeaders.get(x5c) ?? new Map<string, string>();
  spelledHeaders.set(x5c, ofChain);
  const name = canonicalJson(rest);
  const spelled = ofChain.get(name) ?? toBase64url(utf8.encode(canonicalJson({ ...rest, x5c: x5c.map(toBase64) })));
  ofChain.set(name, spelled);
  return spelled;
}

/** Compact serialization (RFC 7515 §7.1). */
export function assembleJws(unsigned: UnsignedJws, signature: Uint8Array): string {
  return `${ascii.decode(unsigned.toBeSigned)}.${toBase64url(signature)}`;
}

/**
 * Takes a token apart. Strict: three canonical base64url parts, JSON without a member named twice, no header parameter that is unknown
 * (`crit` among them), and the signature's length as the algorithm has it.
 * @param maxMembers of the payload's objects together
 * @throws Refusal malformed TOKEN_UNREADABLE
 */
export function readJws(token: string, maxMembers: number): SignedJws {
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || signature === '') refuseToken('it has not three parts');
  const readHeader = headerOf(jsonOf(fromToken(header), 8));
  const payloadBytes = fromToken(payload);
  const signatureBytes = fromToken(signature);
  if (signatureBytes.length !== SIGNATURE_BYTES.get(readHeader.alg)) refuseToken('its signature has not the length of its algorithm');
  return {
    header: readHeader,
    claims: objectOf(jsonOf(payloadBytes, maxMembers)),
    payload: payloadBytes,
    toBeSigned: utf8.encode(`${header}.${payload}`),
    signature: signatureBytes,
  };
}

/** @throws Refusal malformed TOKEN_UNREADABLE, always */
export function refuseToken(detail: string): never {
  throw new Refusal('malformed', 'TOKEN_UNREADABLE', `The token cannot be read: ${detail}.`);
}

/** The JSON in a part of a token, at most 8 deep. @throws Refusal malformed TOKEN_UNREADABLE */
export function jsonOf(bytes: Uint8Array, maxMembers: number): JsonValue {
  try {
    return parseBoundedJson(bytes, { depth: 8, keys: maxMembers, items: BODY_BOUNDS.items });
  } catch (cause) {
    if (cause instanceof Refusal) refuseToken(`one of its parts is not fit JSON (${cause.code})`);
    throw cause;
  }
}

/** The bytes of one base64url part. @throws Refusal malformed TOKEN_UNREADABLE */
export function fromToken(part: string): Uint8Array {
  try {
    return fromBase64url(part);
  } catch {
    return refuseToken('one of its parts is not canonical base64url');
  }
}

/** @throws Refusal malformed TOKEN_UNREADABLE for anything but an object */
export function objectOf(value: JsonValue | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseToken('an object is missing');
  return value as JsonObject;
}

function headerOf(value: JsonValue): JwsHeader {
  const { alg, kid, typ, x5c, ...others } = objectOf(value);
  if (!SIGNATURE_BYTES.has(alg)) refuseToken('its algorithm is not one of ours');
  if (typeof kid !== 'string' || kid.length > 256 || typeof typ !== 'string') refuseToken('its header has no kid or typ');
  if (Object.keys(others).length > 0) refuseToken('its header has a parameter that is not understood');
  const header = { alg: alg as JoseAlgorithm, kid, typ };
  return x5c === undefined ? header : { ...header, x5c: certificatesOf(x5c) };
}

function certificatesOf(value: JsonValue): readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > 4) refuseToken('its x5c has not one to four certificates');
  return (value as readonly JsonValue[]).map((each) => {
    const der = typeof each === 'string' ? fromBase64(each) : undefined;
    return der ?? refuseToken('a certificate in its x5c is not base64');
  });
}
