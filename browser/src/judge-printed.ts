import type { PrintedCodeClaims } from '../../src/licence/code/printed-code.js';
import type { Instant } from '../../src/primitives/clock.js';
import type { Finding } from '../../src/primitives/verdict.js';
import { listedFinding, type StatusReading } from './status-list.js';
import { couldSignAt, type TrustedKey } from './trust-list.js';

/** A code may seem to come from the future by as much as clocks differ. */
const SKEW_MS = 300_000;

/** What a printed code says, beside its key, its place in the status list, and the trust list at hand. */
export interface PrintedCase {
  readonly claims: PrintedCodeClaims;
  readonly key: TrustedKey;
  readonly status: StatusReading;
  /** When the trust list at hand is over. */
  readonly nextUpdate: Instant;
  readonly now: Instant;
}

/** May its key say so, can it still be asked, and is its licence in force? */
export function judgePrinted(of: PrintedCase): Finding[] {
  return [authorityFinding(of), freshFinding(of), inForceFinding(of)];
}

/** Can the code and the trust list still be asked? A code that ended with its key's certificate no longer speaks for its licence. */
function freshFinding(of: PrintedCase): Finding {
  const { claims, nextUpdate, now } = of;
  const check = 'fresh';
  if (claims.exp * 1000 <= now && endOfLicence(of) === undefined) return { check, outcome: 'unknown', code: 'CODE_STALE', detail: 'The code has outlived its key; the licence may have a newer one.' };
  if (claims.iat * 1000 > now + SKEW_MS) return { check, outcome: 'unknown', code: 'CODE_STALE', detail: 'The code is from the future: the clock of this device may be wrong.' };
  if (nextUpdate <= now) return { check, outcome: 'unknown', code: 'STATUS_STALE', detail: 'The trust list is out of date.' };
  return { check, outcome: 'passed', detail: 'The code and the trust list are within their time.' };
}

/** What the issuer signed about the licence's first and last day; undefined between them. */
function outOfItsDays(of: PrintedCase): Finding | undefined {
  const { claims, now } = of;
  const end = endOfLicence(of);
  if (claims.nbf !== undefined && now < claims.nbf * 1000) return { check: 'in-force', outcome: 'failed', code: 'NOT_YET_EFFECTIVE', detail: 'Its first day has not come.' };
  if (end !== undefined && end <= now) return { check: 'in-force', outcome: 'failed', code: 'EXPIRED', detail: 'Its last day is over.' };
  return undefined;
}

/** A code ends with its licence, unless the certificate of its key ended it: then it does not say when its licence does. */
function endOfLicence({ claims, key }: PrintedCase): Instant | undefined {
  return claims.exp * 1000 < key.validUntil ? claims.exp * 1000 : undefined;
}

function authorityFinding({ claims, key }: PrintedCase): Finding {
  const check = 'within-authority';
  const issued = claims.iat * 1000;
  const mayIssue = key.licenceTypes.includes('*') || key.licenceTypes.includes(claims.typeCode);
  if (key.authority.code !== claims.iss || !mayIssue || !couldSignAt(key, issued)) {
    return { check, outcome: 'failed', code: 'OUTSIDE_AUTHORITY', detail: 'The key may not sign for this authority, licence type or time.' };
  }
  if (issued > key.distrustAfter) return { check, outcome: 'failed', code: 'KEY_DISTRUSTED', detail: 'It was signed after its key had been distrusted.' };
  if (key.distrustAfter === Number.POSITIVE_INFINITY) return { check, outcome: 'passed', detail: 'The authority may issue this type.' };
  // Whoever stole the key also chooses iat: without an independent time a code from before cannot be told from one dated back.
  return { check, outcome: 'unknown', code: 'KEY_DISTRUSTED', detail: 'Its key was later distrusted, and a printed code proves no time of its own.' };
}

/** The issuer's latest word first, then the days that it signed; what it never said or what could not be asked makes nothing valid. */
function inForceFinding(of: PrintedCase): Finding {
  const listed = listedFinding(of.status);
  return listed.outcome === 'failed' ? listed : (outOfItsDays(of) ?? listed);
}
