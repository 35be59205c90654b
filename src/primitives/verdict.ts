/** The checks of `recognition/verify`, in the order in which they run. */
export const CHECKS = ['readable', 'signed', 'chained', 'within-authority', 'stamped', 'logged', 'fresh', 'in-force', 'as-purposed', 'facts-agree'] as const;
export type Check = (typeof CHECKS)[number];

/** Why a check failed or could not be made. Upper case, stable, listed in the README. */
export type FindingCode =
  | 'UNREADABLE'
  | 'SIGNATURE_BAD'
  | 'KEY_UNKNOWN'
  | 'CHAIN_BROKEN'
  | 'OUTSIDE_AUTHORITY'
  | 'KEY_DISTRUSTED'
  | 'TIMESTAMP_BAD'
  | 'NOT_LOGGED'
  | 'NOT_YET_EFFECTIVE'
  | 'EXPIRED'
  | 'SUSPENDED'
  | 'REPORTED_LOST'
  | 'SUPERSEDED'
  | 'CANCELLED'
  | 'WITHDRAWN'
  | 'REVOKED'
  | 'TRANSFERRED'
  | 'STATUS_UNKNOWN'
  | 'STATUS_STALE'
  | 'CODE_STALE'
  | 'CODE_USED'
  | 'COPY_EXPIRED'
  | 'PURPOSE_MISMATCH'
  | 'FACTS_DIFFER'
  | 'NOT_FOUND';

export type Outcome = 'passed' | 'failed' | 'unknown';

/** What one check found. `code` is absent where the check passed. */
export interface Finding {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly code?: FindingCode;
  readonly detail: string;
}

/** Never a boolean: what could not be checked is `cannotTell`, never `valid`. */
export type VerdictWord = 'valid' | 'invalid' | 'cannotTell';

/** Any failure makes it invalid; else anything unknown makes it cannotTell; else valid. No findings at all: cannotTell. */
export function verdictOf(findings: readonly Finding[]): VerdictWord {
  if (findings.some((finding) => finding.outcome === 'failed')) return 'invalid';
  if (findings.length === 0 || findings.some((finding) => finding.outcome === 'unknown')) return 'cannotTell';
  return 'valid';
}
