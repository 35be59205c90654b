import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Instant } from '../../primitives/clock.js';
import type { MarkedCall } from './idempotency-key.js';
import { IdempotencyRow } from './idempotency-row.js';

/** Memory of marked calls. */
export class IdempotencyStore {
  /** @throws a duplicate (see `isDuplicate`) where the key is taken */
  async add(unit: Unit, row: IdempotencyRow): Promise<void> {
    await unit.insert(IdempotencyRow, [row]);
  }

  async find(reader: Reader, { client, key }: MarkedCall): Promise<IdempotencyRow | undefined> {
    const [row] = await reader.find(IdempotencyRow, 'client = ? AND request_key = ?', [client, key]);
    return row;
  }

  /** @returns whether the call was pending */
  async finish(unit: Unit, { client, key }: Pick<MarkedCall, 'client' | 'key'>, answerRef: string): Promise<boolean> {
    const statement = "UPDATE idempotency SET state = 'done', answer_ref = ? WHERE client = ? AND request_key = ? AND state = 'pending'";
    return (await unit.change(statement, [answerRef, client, key])) === 1;
  }

  /** @returns whether the call was pending */
  async abandon(unit: Unit, { client, key }: Pick<MarkedCall, 'client' | 'key'>): Promise<boolean> {
    return (await unit.change("DELETE FROM idempotency WHERE client = ? AND request_key = ? AND state = 'pending'", [client, key])) === 1;
  }

  /** @returns how many calls were forgotten; pending ones never are */
  async forget(unit: Unit, before: Instant): Promise<number> {
    return unit.change("DELETE FROM idempotency WHERE state = 'done' AND created_at < ?", [before]);
  }
}
