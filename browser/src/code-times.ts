import type { PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import type { Instant } from '../../src/primitives/clock.js';
import type { Finding } from '../../src/primitives/verdict.js';
import type { TrustedKey } from './trust-list.js';

/** A code may seem to come from the future by as much as clocks differ. */
const SKEW_MS = 300_000;

/** What a code says of its times, beside its key and the trust list at hand. */
export interface CodeTimes {
  readonly claims: PrintedCodeClaims;
  readonly key: TrustedKey;
  /** When the trust list at hand is over. */
  readonly nextUpdate: Instant;
  readonly now: Instant;
}

/** Can the code and the trust list still be asked? A code that ended with its key's certificate no longer speaks for its licence. */
export function freshFinding(times: CodeTimes): Finding {
  const { claims, nextUpdate, now } = times;
  const check = 'fresh';
  if (claims.exp * 1000 <= now && endOfLicence(times) === undefined) return { check, outcome: 'unknown', code: 'CODE_STALE', detail: 'The code has outlived its key; the licence may have a newer one.' };
  if (claims.iat * 1000 > now + SKEW_MS) return { check, outcome: 'unknown', code: 'CODE_STALE', detail: 'The code is from the future: the clock of this device may be wrong.' };
  if (nextUpdate <= now) return { check, outcome: 'unknown', code: 'STATUS_STALE', detail: 'The trust list is out of date.' };
  return { check, outcome: 'passed', detail: 'The code and the trust list are within their time.' };
}

/** What the issuer signed about the licence's first and last day; undefined between them. */
export function outOfItsDays(times: CodeTimes): Finding | undefined {
  const { claims, now } = times;
  const end = endOfLicence(times);
  if (claims.nbf !== undefined && now < claims.nbf * 1000) return { check: 'in-force', outcome: 'failed', code: 'NOT_YET_EFFECTIVE', detail: 'Its first day has not come.' };
  if (end !== undefined && end <= now) return { check: 'in-force', outcome: 'failed', code: 'EXPIRED', detail: 'Its last day is over.' };
  return undefined;
}

/** A code ends with its licence, unless the certificate of its key ended it: then it does not say when its licence does. */
function endOfLicence({ claims, key }: CodeTimes): Instant | undefined {
  return claims.exp * 1000 < key.validUntil ? claims.exp * 1000 : undefined;
}
