/** So far back one looks, milliseconds. */
export const WINDOW_MS = 600_000;
/** Of a busy reader the newest reads of the window count, so many: looking costs the same whoever is looked at. */
export const READS_LOOKED_AT = 2_000;
/** An honest counter asks about people who stand before it; who asks about so many distinct holders … */
export const LEAST_ASKED = 50;
/** … of whom at least so many in a hundred have nothing, walks through codes. */
export const NOTHING_PERCENT = 60;
/** Requests refused by the quota: one is an honest busy day, so many are a walk that goes on. */
export const REFUSED_RUN = 20;
/** Wrong facts read off paper: slips happen, so many are guesses. */
export const FAILED_FACTS = 20;

/** What a reader did within the window. */
export interface ReadCounts {
  /** Distinct holders asked about, and reads that named no holder but a number, an identifier or a document. */
  readonly asked: number;
  /** Of these, those of whom every answer was empty. */
  readonly foundNothing: number;
  /** Requests that the quota refused. */
  readonly refused: number;
  /** Facts read off paper that were wrong. */
  readonly failedFacts: number;
}

export type Suspicion = 'enumeration' | 'quota' | 'second-fact';

/** What the counts look like; undefined: like work. */
export function suspicionIn({ asked, foundNothing, refused, failedFacts }: ReadCounts): Suspicion | undefined {
  if (failedFacts >= FAILED_FACTS) return 'second-fact';
  if (asked >= LEAST_ASKED && foundNothing * 100 >= asked * NOTHING_PERCENT) return 'enumeration';
  return refused >= REFUSED_RUN ? 'quota' : undefined;
}
