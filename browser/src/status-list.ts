import type { Inflate } from '../../src/licence/code/code-carrier.js';
import { meaningOf, readStatusList, STATUS_BITS, statusAt, type StatusList, type StatusMeaning } from '../../src/licence/status/status-list.js';
import type { Instant } from '../../src/primitives/clock.js';
import type { Finding } from '../../src/primitives/verdict.js';
import { algorithmOf, type CheckSignature } from './jws.js';
import { couldSignAt, keysFor, type TrustList } from './trust-list.js';

/** `stale`: a genuine list whose time is over. `unknown`: no list that can be relied on, with the reason. */
export type StatusReading =
  | { readonly outcome: 'read'; readonly meaning: StatusMeaning; readonly asOf: Instant }
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

/** A list may seem to come from the future by as much as clocks differ. */
const SKEW_MS = 300_000;

/**
 * The path on this very host under which the list of that address is asked for: other hosts are never asked. Its signed `sub` must still
 * name the whole address, so a foreign list of the same id cannot stand in. Undefined for an address of another shape.
 */
export function statusPath(uri: string): string | undefined {
  return /^https:\/\/[^/?#]+(\/status-lists\/[A-Za-z0-9_-]{1,64})$/.exec(uri)?.[1];
}

/** Reads one place of a signed status list (draft-ietf-oauth-status-list-21 §8.3). Anything short of a genuine, fresh list tells nothing. */
export async function readStatus(token: string, place: StatusPlace, means: StatusMeans): Promise<StatusReading> {
  const reading = await readStatusList(token.trim(), place.uri, means.inflate);
  if (!reading.readable) return unknown(reading.detail);
  const { claims, statuses } = reading.list;
  const asOf = claims.iat * 1000;
  if (!(await isSigned(reading.list, means))) return unknown('its signature is not by a trusted key');
  if (asOf > place.now + SKEW_MS) return unknown('it is from the future: the clock of this device may be wrong');
  if (claims.exp * 1000 <= place.now) return { outcome: 'stale', asOf };
  const meaning = statuses.bits === STATUS_BITS ? meaningOf(statusAt(statuses, place.idx)) : undefined;
  return meaning === undefined ? unknown('it has no such place') : { outcome: 'read', meaning, asOf };
}

/** What a genuine, fresh list says. One value of it covers several states, and the finding names the gravest. */
const LISTED: Readonly<Record<StatusMeaning, Finding>> = {
  valid: { check: 'in-force', outcome: 'passed', detail: 'The issuer lists it as valid.' },
  ended: { check: 'in-force', outcome: 'failed', code: 'REVOKED', detail: 'It has been cancelled, withdrawn, revoked or transferred out.' },
  interrupted: { check: 'in-force', outcome: 'failed', code: 'SUSPENDED', detail: 'It is suspended or reported lost.' },
  superseded: { check: 'in-force', outcome: 'failed', code: 'SUPERSEDED', detail: 'A newer version has taken its place.' },
};

/** What the issuer's latest word makes of a code; what could not be asked makes nothing valid. */
export function listedFinding(status: StatusReading): Finding {
  const check = 'in-force';
  if (status.outcome === 'unknown') return { check, outcome: 'unknown', code: 'STATUS_UNKNOWN', detail: `The status is not known: ${status.detail}.` };
  if (status.outcome === 'stale') return { check, outcome: 'unknown', code: 'STATUS_STALE', detail: 'The status list is out of date.' };
  return LISTED[status.meaning];
}

/** A list is always young, so a key that is distrusted at all no longer speaks for one. */
async function isSigned({ jws, claims }: StatusList, { trust, check }: StatusMeans): Promise<boolean> {
  for (const key of keysFor(trust, jws.header.kid, 'status-list')) {
    const isFit = key.alg === jws.header.alg && algorithmOf(key.jwk) === jws.header.alg && key.distrustAfter === Number.POSITIVE_INFINITY;
    if (isFit && couldSignAt(key, claims.iat * 1000) && (await check(key.jwk, jws.signature, jws.toBeSigned))) return true;
  }
  return false;
}

function unknown(detail: string): StatusReading {
  return { outcome: 'unknown', detail };
}
