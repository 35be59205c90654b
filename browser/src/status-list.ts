import { fromBase64url } from '../../src/primitives/base64url.js';
import type { Instant } from '../../src/primitives/clock.js';
import type { Inflate } from '../../src/licence/code-carrier.js';
import { algorithmOf, objectOf, readJws, textOf, type CheckSignature, type CompactJws } from './jws.js';
import { couldSignAt, keysFor, type TrustList } from './trust-list.js';

/** 0 valid · 1 cancelled, withdrawn, revoked or transferred · 2 suspended or reported lost · 3 superseded. */
export type Status = 0 | 1 | 2 | 3;

/** `unknown`: no list that can be relied on, with the reason. `stale`: a genuine list whose time is over. */
export type StatusReading =
  | { readonly outcome: 'read'; readonly status: Status; readonly asOf: Instant }
  | { readonly outcome: 'stale'; readonly asOf: Instant }
  | { readonly outcome: 'unknown'; readonly detail: string };

/** Where the question stands: the place that the code's claims name, and the time of asking. */
export interface StatusPlace {
  readonly uri: string;
  readonly idx: number;
  readonly now: Instant;
}

/** With what it is judged. */
export interface StatusMeans {
  readonly trust: TrustList;
  readonly check: CheckSignature;
  readonly inflate: Inflate;
}

/** 2^20 places of 2 bits. */
const MAX_LIST_BYTES = 2 ** 18;
/** A list may seem to come from the future by as much as clocks differ. */
const SKEW_MS = 300_000;

/**
 * The path on this very host under which the list of that address is asked for: other hosts are never asked. Its signed `sub` must still
 * name the whole address, so a foreign list of the same id cannot stand in. Undefined for an address of another shape.
 */
export function statusPath(uri: string): string | undefined {
  return /^https:\/\/[^/?#]+(\/status-lists\/[A-Za-z0-9_-]{1,64})$/.exec(uri)?.[1];
}

/** Reads one place of a signed status list (draft-ietf-oauth-status-list-21 §5.1, §8.3). Anything short of a genuine, fresh list is not a status. */
export async function readStatus(token: string, place: StatusPlace, means: StatusMeans): Promise<StatusReading> {
  const jws = readJws(token);
  const claims = objectOf(jws?.payload) ?? {};
  const { sub, iat, exp } = claims;
  if (jws?.typ !== 'statuslist+jwt' || typeof iat !== 'number' || typeof exp !== 'number') return unknown('it is no signed status list');
  if (sub !== place.uri) return unknown('it is the list of another address');
  const issued = iat * 1000;
  if (!(await isSigned(jws, issued, means))) return unknown('its signature is not by a trusted key');
  if (issued > place.now + SKEW_MS) return unknown('it is from the future: the clock of this device may be wrong');
  if (exp * 1000 <= place.now) return { outcome: 'stale', asOf: issued };
  const status = await statusAt(objectOf(claims['status_list']), place.idx, means.inflate);
  return status === undefined ? unknown('its list has no such place') : { outcome: 'read', status, asOf: issued };
}

/** A list is always young, so a key that is distrusted at all no longer speaks for one. */
async function isSigned(jws: CompactJws, issued: Instant, { trust, check }: StatusMeans): Promise<boolean> {
  for (const key of keysFor(trust, jws.kid, 'status-list')) {
    const fit = key.alg === jws.alg && algorithmOf(key.jwk) === jws.alg && couldSignAt(key, issued) && key.distrustAfter === Number.POSITIVE_INFINITY;
    if (fit && (await check(key.jwk, jws.signature, jws.toBeSigned))) return true;
  }
  return false;
}

/** Two bits a place, the least significant first (§4.1). */
async function statusAt(list: Readonly<Record<string, unknown>> | undefined, idx: number, inflate: Inflate): Promise<Status | undefined> {
  const packed = textOf(list?.['lst']);
  if (list?.['bits'] !== 2 || packed === undefined) return undefined;
  try {
    const byte = (await inflate(fromBase64url(packed), MAX_LIST_BYTES))[idx >> 2];
    return byte === undefined ? undefined : (((byte >> ((idx & 3) * 2)) & 3) as Status);
  } catch {
    // Signed by a trusted key and yet damaged: whatever the inflater says, there is no status in it.
    return undefined;
  }
}

function unknown(detail: string): StatusReading {
  return { outcome: 'unknown', detail };
}
