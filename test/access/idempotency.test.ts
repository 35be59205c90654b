import { Idempotency } from '../../src/access/idempotency/idempotency.js';
import { parseIdempotencyKey, requestDigest, type MarkedCall } from '../../src/access/idempotency/idempotency-key.js';
import { IdempotencyRow } from '../../src/access/idempotency/idempotency-row.js';
import { IdempotencyStore } from '../../src/access/idempotency/idempotency-store.js';
import type { Database } from '../../src/database/database.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { Refusal } from '../../src/primitives/refusal.js';
import { onBothDatabases } from '../support/databases.js';

const call = (body: string, key = 'k-1', client = 'market-office'): MarkedCall => ({ client, key, digest: requestDigest('POST', '/v1/licences', { body }) });
const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : `not a refusal: ${String(error)}`);

onBothDatabases('a call under an Idempotency-Key', (databases) => {
  const clock = new FrozenClock(Date.parse('2026-11-22T08:00:00Z'));
  const calls = new Idempotency(new IdempotencyStore(), clock);
  const open = (): Promise<Database> => databases.open([IdempotencyRow], { acceptsLoss: 'accept-loss' });
  const begin = (database: Database, marked: MarkedCall): Promise<string> =>
    database.units.run((unit) => calls.begin(unit, marked)).then(
      (beginning) => (beginning.state === 'new' ? 'new' : `replay ${beginning.answerRef}`),
      codeOf,
    );

  it('is new, then pending, then answered again from its reference', async () => {
    const database = await open();
    expect(await begin(database, call('a'))).toBe('new');
    expect(await begin(database, call('a'))).toBe('IDEMPOTENCY_PENDING');
    await database.units.run((unit) => calls.finish(unit, call('a'), 'licence-version:0001'));
    expect(await begin(database, call('a'))).toBe('replay licence-version:0001');
  });

  it('with another body is refused, pending or done', async () => {
    const database = await open();
    await begin(database, call('a'));
    expect(await begin(database, call('b'))).toBe('IDEMPOTENCY_KEY_REUSED');
    await database.units.run((unit) => calls.finish(unit, call('a'), 'r'));
    expect(await begin(database, call('b'))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('of another client, or of another key, is another call', async () => {
    const database = await open();
    expect(await begin(database, call('a'))).toBe('new');
    expect(await begin(database, call('b', 'k-1', 'tax-office'))).toBe('new');
    expect(await begin(database, call('b', 'K-1'))).toBe('new');
  });

  it('whose act failed leaves its key free', async () => {
    const database = await open();
    const failing = database.units.run(async (unit) => {
      await calls.begin(unit, call('a'));
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await begin(database, call('a'))).toBe('new');
  });

  it('which is abandoned leaves its key free; a finished one cannot be abandoned or finished again', async () => {
    const database = await open();
    await begin(database, call('a'));
    await database.units.run((unit) => calls.abandon(unit, call('a')));
    expect(await begin(database, call('b'))).toBe('new');
    await database.units.run((unit) => calls.finish(unit, call('b'), 'r'));
    await expect(database.units.run((unit) => calls.abandon(unit, call('b')))).rejects.toThrow('not pending');
    await expect(database.units.run((unit) => calls.finish(unit, call('b'), 's'))).rejects.toThrow('not pending');
  });

  it('made sixteen times at once is done once', async () => {
    const database = await open();
    let done = 0;
    const whole = async (): Promise<string> => {
      const beginning = await database.units.run(async (unit) => {
        const begun = await calls.begin(unit, call('a'));
        // Time for the others to arrive while the key is held and not yet committed.
        await new Promise((resolve) => setTimeout(resolve, 20));
        return begun;
      });
      if (beginning.state === 'replay') return `replay ${beginning.answerRef}`;
      done++;
      await database.units.run((unit) => calls.finish(unit, call('a'), 'the-one'));
      return 'new';
    };
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => whole().catch(codeOf)));
    expect(done).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
    expect(outcomes.filter((outcome) => !['new', 'replay the-one', 'IDEMPOTENCY_PENDING'].includes(outcome))).toEqual([]);
    expect(await begin(database, call('a'))).toBe('replay the-one');
  });

  it('is forgotten after thirty days when it is done, never while it is pending', async () => {
    const database = await open();
    await begin(database, call('a', 'done'));
    await begin(database, call('a', 'pending'));
    await database.units.run((unit) => calls.finish(unit, call('a', 'done'), 'r'));
    expect(await database.units.run((unit) => calls.forgetOld(unit))).toBe(0);
    clock.advance(30 * 86_400_000 + 1);
    expect(await database.units.run((unit) => calls.forgetOld(unit))).toBe(1);
    expect(await begin(database, call('a', 'pending'))).toBe('IDEMPOTENCY_PENDING');
  });
});

describe('the digest of a request', () => {
  it('does not see blanks or the order of members, and sees everything else', () => {
    const digest = (method: string, path: string, body: string): string => Buffer.from(requestDigest(method, path, JSON.parse(body) as never)).toString('hex');
    const one = digest('POST', '/v1/licences', '{"a": 1, "b": [2]}');
    expect(digest('POST', '/v1/licences', '{"b":[2],"a":1}')).toBe(one);
    const others = [digest('PUT', '/v1/licences', '{"a":1,"b":[2]}'), digest('POST', '/v1/licence-types', '{"a":1,"b":[2]}'), digest('POST', '/v1/licences', '{"a":1,"b":["2"]}')];
    expect(new Set([one, ...others]).size).toBe(4);
  });

  it.each([[undefined, 'IDEMPOTENCY_KEY_MISSING'], ['', 'IDEMPOTENCY_KEY_WRONG'], ['键', 'IDEMPOTENCY_KEY_WRONG'], [['a', 'b'], 'IDEMPOTENCY_KEY_WRONG']])('a key %j is refused', (header, code) => {
    expect(() => parseIdempotencyKey(header)).toThrow(code);
  });
});
