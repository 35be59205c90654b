import type { CborValue } from '../../primitives/cbor/cbor.js';
import { refuseCode } from './cose-sign1.js';

/** Claim keys of a CWT (RFC 8392 §4; 65535: draft-ietf-oauth-status-list §6.3). Each code has a private one besides, below −65536. */
export const CLAIM = { iss: 1, exp: 4, nbf: 5, iat: 6, cti: 7, status: 65535 } as const;

/** Latest time in a code, in seconds since 1970: some 34,000 years. */
export const MAX_TIME = 2 ** 40;

/** A place in a status list: which list, and where in it. */
export interface StatusReference {
  readonly uri: string;
  readonly idx: number;
}

/** The status claim (draft-ietf-oauth-status-list §6.3). */
export function statusClaim({ idx, uri }: StatusReference): CborValue {
  return new Map([['status_list', new Map<string, CborValue>([['idx', idx], ['uri', uri]])]]);
}

/** @throws Refusal malformed CODE_UNREADABLE */
export function statusOf(value: CborValue): StatusReference {
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
export function mapOf(value: CborValue, size: number): ReadonlyMap<CborValue, CborValue> {
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
export function bytesOf(value: CborValue): Uint8Array {
  return value instanceof Uint8Array ? value : refuseCode('a claim is not bytes');
}
