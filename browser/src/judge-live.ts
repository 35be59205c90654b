import { licenceIdentifierParts } from '../../src/licence/register/licence-identifier.js';
import { timeliness, type DynamicCodeClaims } from '../../src/presentation/code/dynamic-code.js';
import type { Instant } from '../../src/primitives/clock.js';
import type { Finding } from '../../src/primitives/verdict.js';
import { listedFinding, type StatusReading } from './status-list.js';
import { couldSignAt, type TrustedKey } from './trust-list.js';

/** By how much this device's clock may be wrong. */
const SKEW_MS = 30_000;

/** What the live code of a phone says, beside its key, its place in the status list, and the trust list at hand. */
export interface LiveCase {
  readonly claims: DynamicCodeClaims;
  readonly key: TrustedKey;
  readonly status: StatusReading;
  /** When the trust list at hand is over. */
  readonly nextUpdate: Instant;
  readonly now: Instant;
}

/** May its key say so, is it live at this moment, and is its licence in force? Whether it was used before, nobody but its server knows. */
export function judgeLive(of: LiveCase): Finding[] {
  return [authorityFinding(of), freshFinding(of), listedFinding(of.status)];
}

/** A live code is always young, so a key that is distrusted at all no longer speaks for one. */
function authorityFinding({ claims, key }: LiveCase): Finding {
  const check = 'within-authority';
  const { typeCode } = licenceIdentifierParts(claims.identifier);
  const mayVouch = key.licenceTypes.includes('*') || key.licenceTypes.includes(typeCode);
  if (key.authority.code !== claims.iss || !mayVouch || !couldSignAt(key, claims.iat * 1000)) {
    return { check, outcome: 'failed', code: 'OUTSIDE_AUTHORITY', detail: 'The key may not vouch for this licence type or at this time.' };
  }
  if (key.distrustAfter !== Number.POSITIVE_INFINITY) return { check, outcome: 'failed', code: 'KEY_DISTRUSTED', detail: 'Its key is no longer trusted.' };
  return { check, outcome: 'passed', detail: 'Who runs the repository may vouch for it.' };
}

/** A code that is over fails: it is an old one, or a picture of one. One from the future may be due to this device's clock. */
function freshFinding({ claims, nextUpdate, now }: LiveCase): Finding {
  const check = 'fresh';
  const time = timeliness(claims, now, SKEW_MS);
  if (time === 'over') return { check, outcome: 'failed', code: 'CODE_STALE', detail: 'The code is out of date: a live one changes every half minute.' };
  if (time === 'early') return { check, outcome: 'unknown', code: 'CODE_STALE', detail: 'The code is not good yet: the clock of this device may be wrong.' };
  if (nextUpdate <= now) return { check, outcome: 'unknown', code: 'STATUS_STALE', detail: 'The trust list is out of date.' };
  return { check, outcome: 'passed', detail: 'The code is live.' };
}
