import { toBase64url } from '../../primitives/encodings/base64url.js';
import { canonicalJson, type JsonObject, type JsonValue } from '../../primitives/canonical-json.js';
import { fromToken, jsonOf, refuseToken } from './compact-jws.js';

/** SHA-256; injected because Node and browsers have it in different places. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** One field with its salt, as it can be shown or kept back (RFC 9901 §4.2.1). */
export interface Disclosure {
  /** As it stands in the sealed licence: the bytes that were hashed. */
  readonly text: string;
  /** What the issuer signed in its place: base64url of SHA-256 of the text. */
  readonly digest: string;
  /** `face/<field>` or `holder/<position>/<fact>`. */
  readonly name: string;
  readonly value: JsonValue;
}

/** Longest disclosure, in characters of base64url. */
export const MAX_DISCLOSURE_LENGTH = 65_536;

const NAME = /^(?:face\/[^/\s\p{Cc}]{1,64}|holder\/(?:0|[1-9][0-9]{0,2})\/[A-Za-z][A-Za-z0-9]{0,31})$/u;
const SALT_BYTES = 16;
const utf8 = new TextEncoder();

/** The name under which a face field is disclosed. The prefix keeps every field apart from the claims of a token. @param field no blank or `/` */
export function faceName(field: string): string {
  return `face/${field}`;
}

/** The name under which a holder fact is disclosed: `holder/0/name`. @param position of the holder, from 0 @param fact letters and digits */
export function holderName(position: number, fact: 'name' | 'code' | 'codeType' | 'role' | (string & {})): string {
  return `holder/${position}/${fact}`;
}

/**
 * `base64url([salt, name, value])`, a disclosure for an object property (RFC 9901 §4.2.1), spelled canonically.
 * @param salt 16 random bytes, fresh for each field of each version
 * @throws RangeError for another salt, a name that is neither a face field's nor a holder fact's, and a value with members `_sd` or `...`
 */
export function disclosure(salt: Uint8Array, name: string, value: JsonValue): string {
  if (salt.length !== SALT_BYTES) throw new RangeError('the salt of a disclosure has 16 bytes');
  if (!NAME.test(name)) throw new RangeError(`no disclosure can be named ${name}`);
  if (hasReservedMember(value)) throw new RangeError('members named _sd or ... are reserved');
  const text = toBase64url(utf8.encode(canonicalJson([toBase64url(salt), name, value])));
  if (text.length > MAX_DISCLOSURE_LENGTH) throw new RangeError(`a disclosure has more than ${MAX_DISCLOSURE_LENGTH} characters`);
  return text;
}

/** What is signed in the place of a disclosure (RFC 9901 §4.2.3). */
export function digestOf(text: string, hash: Hash): string {
  return toBase64url(hash(utf8.encode(text)));
}

/** @throws Refusal malformed TOKEN_UNREADABLE */
export function readDisclosure(text: string, hash: Hash): Disclosure {
  if (text.length > MAX_DISCLOSURE_LENGTH) refuseToken('a disclosure is too long');
  const parts = jsonOf(fromToken(text), 1_000);
  if (!Array.isArray(parts) || parts.length !== 3) refuseToken('a disclosure has not salt, name and value');
  const [salt, name, value = null] = parts as readonly JsonValue[];
  if (typeof salt !== 'string' || fromToken(salt).length !== SALT_BYTES) refuseToken('the salt of a disclosure has not 16 bytes');
  if (typeof name !== 'string' || !NAME.test(name)) refuseToken('a disclosure names neither a face field nor a holder fact');
  if (hasReservedMember(value)) refuseToken('a disclosure hides other disclosures');
  return { text, digest: digestOf(text, hash), name, value };
}

/** Members that would be digests of further disclosures (RFC 9901 §4.2.4): the profile has none inside a value. */
function hasReservedMember(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(hasReservedMember);
  return Object.entries(value as JsonObject).some(([name, member]) => name === '_sd' || name === '...' || hasReservedMember(member));
}
