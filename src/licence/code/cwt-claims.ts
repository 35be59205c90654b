import type { CborValue } from '../../primitives/cbor/cbor.js';
import { refuseCode } from './cose-sign1.js';

/** Claim keys of a CWT (RFC 8392 §4; 65535: draft-ietf-oauth-status-list §6.3). Each code has a private one besides, below −65536. */
const CLAIM = { iss: 1, exp: 4, nbf: 5, iat: 6, cti: 7, status: 65535 } as const;

/** Latest time in a code, in seconds since 1970: some 34,000 years. */
export const MAX_TIME = 2 ** 40;

/** A place in a status list: which list, and where in it. */
export interface StatusReference {
  readonly uri: string;
  readonly idx: number;
}

/** The claims that every code of ours has; what they mean and may be is said by each code. */
export interface RegisteredClaims {
  /** Credit code of who signs. */
  readonly iss: string;
  /** Seconds since 1970, like the other times. */
  readonly iat: number;
  readonly nbf?: number;
  readonly exp: number;
  readonly cti: Uint8Array;
  readonly status: StatusReference;
}

/** Entries of a claims map. */
export function spellRegistered({ iss, iat, nbf, exp, cti, status }: RegisteredClaims): (readonly [number, CborValue])[] {
  const claims = [[CLAIM.iss, iss], [CLAIM.exp, exp], [CLAIM.iat, iat], [CLAIM.cti, cti], [CLAIM.status, statusClaim(status)]] as const;
  return nbf === undefined ? [...claims] : [...claims, [CLAIM.nbf, nbf]];
}

/** Strict: no claim missing, none more than the private one; nbf alone may be absent. @throws Refusal malformed CODE_UNREADABLE */
export function readRegistered(payload: CborValue, privateClaim: number): { readonly registered: RegisteredClaims; readonly own: CborValue } {
  const hasBegin = payload instanceof Map && payload.has(CLAIM.nbf);
  const claims = mapOf(payload, hasBegin ? 7 : 6);
  const registered = {
    iss: textOf(claims.get(CLAIM.iss)),
    iat: numberOf(claims.get(CLAIM.iat)),
    ...(hasBegin ? { nbf: numberOf(claims.get(CLAIM.nbf)) } : {}),
    exp: numberOf(claims.get(CLAIM.exp)),
    cti: bytesOf(claims.get(CLAIM.cti)),
    status: statusOf(claims.get(CLAIM.status)),
  };
  return { registered, own: claims.get(privateClaim) };
}

/** The status claim (draft-ietf-oauth-status-list §6.3). */
function statusClaim({ idx, uri }: StatusReference): CborValue {
  return new Map([['status_list', new Map<string, CborValue>([['idx', idx], ['uri', uri]])]]);
}

/** @throws Refusal malformed CODE_UNREADABLE */
function statusOf(value: CborValue): StatusReference {
  const list = mapOf(mapOf(value, 1).get('status_list'), 2);
  return { uri: textOf(list.get('uri')), idx: numberOf(list.get('idx')) };
}

/** Why a code may not refer there; undefined where it may. */
export function flawInStatus({ idx, uri }: StatusReference): string | undefined {
  if (!/^https:\/\/[\x21-\x7e]{1,192}$/.test(uri)) return 'its status list has no https address';
  return isWhole(idx, 0, 2 ** 32 - 1) ? undefined : 'its place in the status list is wrong';
}

export function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** A map with exactly so many keys. @throws Refusal malformed CODE_UNREADABLE */
function mapOf(value: CborValue, size: number): ReadonlyMap<CborValue, CborValue> {
  return value instanceof Map && value.size === size ? value : refuseCode('a claim is missing or too many');
}

/** @throws Refusal malformed CODE_UNREADABLE */
export function textOf(value: CborValue): string {
  return typeof value === 'string' ? value : refuseCode('a claim is not text');
}

/** @throws Refusal malformed CODE_UNREADABLE */
export function numberOf(value: CborValue): number {
  return typeof value === 'number' ? value : refuseCode('a claim is not a whole number');
}

/** @throws Refusal malformed CODE_UNREADABLE */
function bytesOf(value: CborValue): Uint8Array {
  return value instanceof Uint8Array ? value : refuseCode('a claim is not bytes');
}
