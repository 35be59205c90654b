import { toBase64url } from '../../primitives/encodings/base64url.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Deflate, Inflate } from '../code/code-carrier.js';
import { fromToken, objectOf, readJws, refuseToken, unsignedJws, type JwsHeader, type SignedJws, type UnsignedJws } from '../sealed/compact-jws.js';

/** The typ of a status list as JWT (draft-ietf-oauth-status-list §5.1). */
export const STATUS_LIST_TYP = 'statuslist+jwt';
/** Entries of one list of ours. */
export const STATUS_LIST_SIZE = 2 ** 20;
/** Bits of one entry of ours. */
export const STATUS_BITS = 2;
/** Longest list that is read, in bytes after inflating: 2^20 entries of 8 bits. */
export const MAX_STATUS_BYTES = 2 ** 20;
/** Longest token that is read, in characters. */
export const MAX_STATUS_TOKEN_LENGTH = 2 ** 21;

/** What an entry says of each state (bits: draft §7). Not yet effective and expired are not here: the claims of the licence tell them. */
export const STATUS_OF_STATE = {
  inForce: 0,
  cancelled: 1,
  withdrawn: 1,
  revoked: 1,
  transferred: 1,
  suspended: 2,
  reportedLost: 2,
  superseded: 3,
} as const;
export type ListedState = keyof typeof STATUS_OF_STATE;

/** Our four values in words: `ended` is final, `interrupted` can return to valid, `superseded` has a successor. */
const MEANINGS = ['valid', 'ended', 'interrupted', 'superseded'] as const;
export type StatusMeaning = (typeof MEANINGS)[number];

/** Entries side by side in bytes, the least significant bits first (draft §4.1). */
export interface PackedStatuses {
  readonly bits: 1 | 2 | 4 | 8;
  readonly bytes: Uint8Array;
}

/** Times in seconds since 1970. */
export interface StatusListClaims {
  /** Address of the list: the one that its licences name. */
  readonly sub: string;
  readonly iat: number;
  /** After this the list is stale and tells nothing. */
  readonly exp: number;
  /** How many seconds a fetched list may be kept before it is asked for again; more than 0. */
  readonly ttl: number;
}

/** A status list as it was read; nothing about its signature or its age has been judged. */
export interface StatusList {
  readonly jws: SignedJws;
  readonly claims: StatusListClaims;
  readonly statuses: PackedStatuses;
}

export type StatusListReading =
  | { readonly readable: true; readonly list: StatusList }
  | { readonly readable: false; readonly detail: string };

/** What a value of a 2-bit list of ours means; undefined for any other value: cannot tell. */
export function meaningOf(value: number | undefined): StatusMeaning | undefined {
  return value === undefined ? undefined : MEANINGS[value];
}

/**
 * Packs a list of which most entries are 0.
 * @param size how many entries, a multiple of 8 @param entries index and value of those that are not 0
 * @throws RangeError for an index or value that does not fit
 */
export function packStatuses(size: number, entries: Iterable<readonly [number, number]>, bits: PackedStatuses['bits'] = STATUS_BITS): PackedStatuses {
  if (!Number.isSafeInteger(size) || size <= 0 || size % 8 !== 0) throw new RangeError('a status list has a multiple of 8 entries');
  const bytes = new Uint8Array((size * bits) / 8);
  const mask = 2 ** bits - 1;
  for (const [index, value] of entries) {
    if (!isBelow(index, size)) throw new RangeError(`no entry ${index} in a list of ${size}`);
    if (!isBelow(value, mask + 1)) throw new RangeError(`${value} does not fit in ${bits} bits`);
    const place = Math.floor((index * bits) / 8);
    const shift = (index * bits) % 8;
    bytes[place] = ((bytes[place] ?? 0) & ~(mask << shift)) | (value << shift);
  }
  return { bits, bytes };
}

/** The value of an entry; undefined past the end of the list. @param index from 0 */
export function statusAt({ bits, bytes }: PackedStatuses, index: number): number | undefined {
  const byte = Number.isSafeInteger(index) ? bytes[Math.floor((index * bits) / 8)] : undefined;
  return byte === undefined ? undefined : (byte >> ((index * bits) % 8)) & (2 ** bits - 1);
}

/** The bytes to be signed of a list (draft §5.1). */
export function unsignedStatusList(header: Omit<JwsHeader, 'typ'>, claims: StatusListClaims, compressed: CompressedStatuses): UnsignedJws {
  const { sub, iat, exp, ttl } = claims;
  return unsignedJws({ ...header, typ: STATUS_LIST_TYP }, { sub, iat, exp, ttl, status_list: { ...compressed } });
}

/** The `status_list` member of a list's claims (draft §4.2). */
export interface CompressedStatuses {
  readonly bits: PackedStatuses['bits'];
  /** base64url of the zlib stream. */
  readonly lst: string;
}

/** @param deflate to the zlib format (RFC 1950), at its best */
export function compressStatuses({ bits, bytes }: PackedStatuses, deflate: Deflate): CompressedStatuses {
  return { bits, lst: toBase64url(deflate(bytes)) };
}

/** @throws Refusal malformed TOKEN_UNREADABLE */
export async function expandStatuses({ bits, lst }: { readonly bits: unknown; readonly lst: unknown }, inflate: Inflate): Promise<PackedStatuses> {
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) refuseToken('its entries have not 1, 2, 4 or 8 bits');
  if (typeof lst !== 'string') refuseToken('it has no list');
  const stream = fromToken(lst);
  try {
    return { bits, bytes: await inflate(stream, MAX_STATUS_BYTES) };
  } catch {
    // Whatever the injected inflater dislikes: cut short, damaged, or past the bound.
    return refuseToken('its zlib stream is damaged or too long');
  }
}

/**
 * Takes a status list token apart; never throws for what a stranger wrote. Claims of other names are left alone, as the draft has it.
 * @param uri the address that the licence names: a list of another address is refused, else one list could pass for another
 */
export async function readStatusList(token: string, uri: string, inflate: Inflate): Promise<StatusListReading> {
  try {
    return { readable: true, list: await parseStatusList(token, uri, inflate) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { readable: false, detail: cause.sentence };
  }
}

/** Whether the list may be believed at this time; a stale one leads to *cannot tell*, never to valid. @param at seconds since 1970 */
export function isFresh({ iat, exp }: StatusListClaims, at: number): boolean {
  return iat <= at && at < exp;
}

async function parseStatusList(token: string, uri: string, inflate: Inflate): Promise<StatusList> {
  if (token.length > MAX_STATUS_TOKEN_LENGTH) refuseToken('it is too long');
  const jws = readJws(token, 50);
  if (jws.header.typ !== STATUS_LIST_TYP) refuseToken('it is a token of another kind');
  const { sub, iat, exp, ttl, status_list } = jws.claims;
  if (sub !== uri) refuseToken('it is the list of another address');
  if (!isSeconds(iat) || !isSeconds(exp) || !isSeconds(ttl) || exp <= iat || ttl === 0) refuseToken('its times are wrong');
  const { bits, lst } = objectOf(status_list);
  return { jws, claims: { sub: uri, iat, exp, ttl }, statuses: await expandStatuses({ bits, lst }, inflate) };
}

function isBelow(value: number, bound: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < bound;
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
