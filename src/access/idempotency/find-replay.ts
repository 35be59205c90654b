import type { Reader } from '../../database/reader.js';
import type { MarkedCall } from './idempotency-key.js';
import type { Idempotency } from './idempotency.js';

/** Finds the answer of an earlier, finished call without beginning one. */
export class FindReplay {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reader: Reader,
  ) {}

  /** @returns where the answer is to be found; undefined for a call that was never made @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_PENDING */
  run(call: MarkedCall): Promise<string | undefined> {
    return this.idempotency.answered(this.reader, call);
  }
}
