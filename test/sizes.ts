/** How large a suite runs: in CI, where all must fit 20 minutes on two cores, and in full, as the issues name it. */
interface Size {
  readonly ci: number;
  readonly full: number;
}

/** Every suite that has a size, in the units of its line. */
const SIZES = {
  /** Concurrent requests, a third of them failing half-way, on each database. */
  'mixed-requests': { ci: 200, full: 200 },
  /** Rows edited, deleted, swapped and inserted behind the ledger's back, all to be found. */
  'planted-changes': { ci: 100, full: 100 },
  /** Random inputs to each decoder of untrusted bytes. */
  'decoder-fuzz': { ci: 2_000, full: 200_000 },
  /** Random histories of moves on one licence. */
  'history-fuzz': { ci: 200, full: 20_000 },
  /** Random leaves and pairs of tree sizes for the Merkle proofs. */
  'proof-fuzz': { ci: 300, full: 20_000 },
  /** Pairs of answers about a licence that is there and one that is not, timed at each door where the caller may not know. */
  indistinguishable: { ci: 5, full: 20_000 },
  /** Made-up holder codes sent through every door and error path, none of which may stand in any log or address. */
  canaries: { ci: 1_000, full: 1_000 },
  /** Departments that redeem one and the same dynamic code at once, on each database. */
  'code-race': { ci: 200, full: 10_000 },
  /** Random rules against plain JSON Logic, and random data taken for rules. */
  'rule-fuzz': { ci: 1_000, full: 100_000 },
  /** Calls of every door from which licences are read, good, refused and malformed, whose answers are counted against the recorded reads. */
  'reads-recorded': { ci: 240, full: 5_000 },
} as const satisfies Record<string, Size>;

/** A suite of the table. */
export type Suite = keyof typeof SIZES;

/** The size at which a suite runs now: the CI size, or the full one under `SIZES=full`. */
export function sizeOf(suite: Suite): number {
  return SIZES[suite][process.env['SIZES'] === 'full' ? 'full' : 'ci'];
}
