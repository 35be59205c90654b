/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** The only door to the time of day. No noun knows what time it is: verbs ask a clock and pass the answer down. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved: for tests and replayed runs. */
export class FrozenClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  /** Moves the clock forward. @param milliseconds at least 0 */
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('a clock never runs backwards');
    this.instant += milliseconds;
  }
}

/** ISO 8601 in UTC with milliseconds, `2026-11-22T08:00:00.000Z`: the form in which the database keeps every time. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Whole seconds since 1970, rounded down: the NumericDate of JWT and CWT (RFC 7519 §2). */
export function epochSeconds(instant: Instant): number {
  return Math.floor(instant / 1000);
}
