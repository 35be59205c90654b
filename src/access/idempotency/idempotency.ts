import type { Reader } from '../../database/reader.js';
import { isDuplicate, type Unit } from '../../database/unit-of-work.js';
import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { MarkedCall } from './idempotency-key.js';
import { IdempotencyRow } from './idempotency-row.js';
import type { IdempotencyStore } from './idempotency-store.js';

/** Either the act is to be done now, or it has been done and its answer is to be made again from the reference. */
export type Beginning = { readonly state: 'new' } | { readonly state: 'replay'; readonly answerRef: string };

/** For so long a repetition finds its first answer. */
const REMEMBERED_MS = 30 * 86_400_000;

/**
 * Makes a repeated call safe. `begin` stands in the transaction that intends the act, `finish` in the one that records it
 * (which may be the same): of two calls that race under one key the database lets one through.
 * What a crash leaves between the two is pending; whoever finishes or abandons the act calls `finish` or `abandon` with it.
 */
export class Idempotency {
  constructor(
    private readonly calls: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal unprocessable IDEMPOTENCY_KEY_REUSED for another request under the same key · conflict IDEMPOTENCY_PENDING */
  async begin(unit: Unit, call: MarkedCall): Promise<Beginning> {
    const row = Object.assign(new IdempotencyRow(), { ...call, state: 'pending', answerRef: null, createdAt: this.clock.now() });
    try {
      // Insert first, then look: on MariaDB this waits for whoever holds the key, where a look would see nothing.
      await this.calls.add(unit, row);
      return { state: 'new' };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return this.repeated(await this.calls.find(unit, call), call);
  }

  /** @param answerRef at most 255 ASCII characters, no personal data: where the answer is to be found again */
  async finish(unit: Unit, call: Pick<MarkedCall, 'client' | 'key'>, answerRef: string): Promise<void> {
    if (!(await this.calls.finish(unit, call, answerRef))) throw new Error('the call to be finished is not pending');
  }

  /** The answer of a finished call; undefined for one that was never made. @throws Refusal as `begin` */
  async answered(reader: Reader, call: MarkedCall): Promise<string | undefined> {
    const first = await this.calls.find(reader, call);
    if (first === undefined) return undefined;
    const beginning = this.repeated(first, call);
    return beginning.state === 'replay' ? beginning.answerRef : undefined;
  }

  /** Frees the key of an act that will never be done. */
  async abandon(unit: Unit, call: Pick<MarkedCall, 'client' | 'key'>): Promise<void> {
    if (!(await this.calls.abandon(unit, call))) throw new Error('the call to be abandoned is not pending');
  }

  /** Forgets what was done more than thirty days ago. */
  async forgetOld(unit: Unit): Promise<number> {
    return this.calls.forget(unit, this.clock.now() - REMEMBERED_MS);
  }

  private repeated(first: IdempotencyRow | undefined, call: MarkedCall): Beginning {
    if (first !== undefined && Buffer.compare(first.digest, call.digest) !== 0) {
      const sentence = '该 Idempotency-Key 已用于另一请求。This Idempotency-Key was used for another request: choose a new one.';
      throw new Refusal('unprocessable', 'IDEMPOTENCY_KEY_REUSED', sentence);
    }
    if (first?.state === 'done' && first.answerRef !== null) return { state: 'replay', answerRef: first.answerRef };
    const sentence = '相同请求正在处理，请稍后用同一 Idempotency-Key 重试。The same request is being worked on: repeat it in a moment under the same key.';
    throw new Refusal('conflict', 'IDEMPOTENCY_PENDING', sentence);
  }
}
