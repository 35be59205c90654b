/** What came of a code that was sent somewhere. */
export interface Sent {
  readonly status: number;
  readonly code?: string | undefined;
  /** What was told that is no answer: a problem, the addresses to which one is led on. */
  readonly told: string;
}

/** A way for a code to reach a door. */
export interface Way {
  readonly name: string;
  /** Whether a holder code belongs there, so that it may not lie in the clear afterwards. */
  readonly isPlace: boolean;
  readonly send: (code: string) => Promise<Sent>;
}
