/** Calls of one kind, made by a number of callers for a time. */
export interface Load {
  readonly origin: string;
  readonly path: string;
  readonly token: string;
  /** JSON bodies, used in turn. */
  readonly bodies: readonly string[];
  /** Sends each call with an Idempotency-Key of its own that begins so. */
  readonly keysBegin?: string;
  /** Each caller has one connection, kept alive, and one call under way. */
  readonly callers: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly expected: { readonly status: number; readonly text: string };
}

/** Calls that arrive at a rate, whether or not those before are answered. */
export interface Overload extends Omit<Load, 'callers' | 'keysBegin'> {
  readonly arrivalsPerSecond: number;
}

/** What became of calls that arrived at a rate. */
export interface Weathered {
  /** Calls that really arrived, a second. */
  readonly arrivedPerSecond: number;
  readonly acceptedPerSecond: number;
  /** Of the accepted, from arrival to answer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Told 503 with Retry-After, a second. */
  readonly shedPerSecond: number;
  /** Of the shed, from arrival to answer. */
  readonly shedP99Ms: number;
}

/** What the callers saw after warming up. */
export interface Throughput {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Calls answered in all, those while warming up with them. */
  readonly calls: number;
}

/** The middle one of several measurements of the same load, by throughput. */
export function medianOf<Measured extends { readonly perSecond: number }>(measured: readonly Measured[]): Measured {
  const middle = [...measured].sort((a, b) => a.perSecond - b.perSecond)[measured.length >> 1];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

/** @param durations ms, in any order, of the measured seconds */
export function throughputOf(durations: readonly number[], seconds: number): Omit<Throughput, 'calls'> {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { perSecond: sorted.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}
