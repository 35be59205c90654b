import { AccessEventRow } from '../../src/access/event/access-event-row.js';
import type { ClientCaller, DepartmentCaller } from '../../src/access/caller.js';
import { ClientQuotaRow } from '../../src/access/quota/client-quota-row.js';
import { HolderQuota } from '../../src/access/quota/holder-quota.js';
import { QuotaStore } from '../../src/access/quota/quota-store.js';
import { RefusedTakes } from '../../src/access/quota/refused-takes.js';
import type { Database } from '../../src/database/database.js';
import { parseCreditCode } from '../../src/holder/credit-code.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { Refusal } from '../../src/primitives/refusal.js';
import { onBothDatabases } from '../support/databases.js';

/** Twenty minutes before midnight in China. */
const EVENING = Date.parse('2026-11-28T15:40:00Z');
const QUOTA = 20;
const department = parseCreditCode('11990101MA990001XX');

function client(clientId: string, id = 1): ClientCaller {
  return { kind: 'client', tokenRights: new Set(), client: { id: new Uint8Array(16).fill(id), clientId, department, departmentNameZh: '', name: '', jwks: '', state: 'enabled', grants: [] } };
}

const OFFICE = client('market-office');
const OFFICER: DepartmentCaller = { kind: 'officer', officer: { id: new Uint8Array(16).fill(9), department, departmentNameZh: '', name: '', rights: [], grants: [], state: 'active' } };

function holder(number: number): Uint8Array {
  return new Uint8Array(Buffer.from(String(number).padStart(16, '0'), 'latin1'));
}

onBothDatabases('the quota on distinct holders', (databases) => {
  let database: Database;
  let clock: FrozenClock;
  let events = 0;

  beforeEach(async () => {
    database = await databases.open([AccessEventRow, ClientQuotaRow], { acceptsLoss: 'accept-loss' });
    clock = new FrozenClock(EVENING);
  });

  const instance = (refused = new RefusedTakes()): HolderQuota => new HolderQuota(new QuotaStore(), refused, database.reader, clock, QUOTA);

  /** Takes and, where let through, records the read as a look-up does. */
  async function ask(quota: HolderQuota, number: number, caller: DepartmentCaller = OFFICE, answerCount = 0): Promise<'read' | Refusal> {
    try {
      await quota.take(caller, holder(number));
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal;
      throw refusal;
    }
    const reader = caller.kind === 'client' ? `client:${caller.client.clientId}` : `officer:${'09'.repeat(16)}`;
    const id = new Uint8Array(Buffer.from(String(++events).padStart(16, 'e'), 'latin1'));
    const row = { id, at: clock.now(), act: 'recognition/look-up', readerKind: caller.kind, reader, department, ground: 'duty', purpose: '{}', holderIndex: holder(number), answerCount };
    await database.units.run((unit) => unit.insert(AccessEventRow, [Object.assign(new AccessEventRow(), row)]));
    return 'read';
  }

  async function askEach(quota: HolderQuota, from: number, to: number, caller: DepartmentCaller = OFFICE): Promise<number> {
    let read = 0;
    for (let number = from; number < to; number++) if ((await ask(quota, number, caller)) === 'read') read++;
    return read;
  }

  it('refuses exactly the first holder beyond it, and says how many, until when and how to get more', async () => {
    const quota = instance();
    expect(await askEach(quota, 0, QUOTA)).toBe(QUOTA);
    const refusal = (await ask(quota, QUOTA)) as Refusal;
    expect(refusal).toMatchObject({ kind: 'tooMany', code: 'HOLDER_QUOTA', retryAfterSeconds: 20 * 60 });
    expect(refusal.sentence).toMatch(/20 个不同的持证主体.+北京时间 24:00.+申请提高.+20 distinct holders.+24:00 Beijing time.+ask the operator/s);
  });

  it('lets a holder be asked about again and again, found or not', async () => {
    const quota = instance();
    await askEach(quota, 0, QUOTA);
    for (let time = 0; time < 3; time++) expect(await askEach(quota, 0, QUOTA)).toBe(QUOTA);
  });

  it('is each reader’s own: another client and an officer have theirs', async () => {
    const quota = instance();
    expect(await askEach(quota, 0, QUOTA + 1)).toBe(QUOTA);
    expect(await askEach(quota, 0, QUOTA + 1, client('tax-office', 2))).toBe(QUOTA);
    expect(await askEach(quota, 0, QUOTA + 1, OFFICER)).toBe(QUOTA);
  });

  it('counts on after a restart', async () => {
    await askEach(instance(), 0, QUOTA - 1);
    const restarted = instance();
    expect(await ask(restarted, 100)).toBe('read');
    expect(await ask(restarted, 101)).toMatchObject({ code: 'HOLDER_QUOTA' });
    expect(await askEach(restarted, 0, QUOTA - 1)).toBe(QUOTA - 1);
  });

  it('begins anew at midnight in China', async () => {
    const quota = instance();
    await askEach(quota, 0, QUOTA);
    clock.advance(20 * 60_000 - 1);
    expect(await ask(quota, 100)).toMatchObject({ code: 'HOLDER_QUOTA', retryAfterSeconds: 1 });
    clock.advance(1);
    expect(await askEach(quota, 100, 100 + QUOTA + 1)).toBe(QUOTA);
  });

  it('holds over two instances but for what they do within ten seconds', async () => {
    const [one, other] = [instance(), instance()];
    expect(await askEach(one, 0, 12)).toBe(12);
    expect(await askEach(other, 50, 62)).toBe(8);
    clock.advance(9_999);
    expect(await askEach(one, 100, 120)).toBe(8);
    clock.advance(1);
    // Both know of all twenty-eight now; neither lets another through, for good.
    for (const quota of [one, other]) expect(await askEach(quota, 200, 210)).toBe(0);
    clock.advance(60_000);
    for (const quota of [one, other]) expect(await askEach(quota, 300, 310)).toBe(0);
  });

  it('learns of a read that another instance recorded late', async () => {
    const [one, other] = [instance(), instance()];
    await askEach(one, 0, 1);
    clock.advance(10_000);
    await askEach(one, 0, 1);
    // Made before the merge, committed after it.
    clock.advance(9_000);
    await askEach(other, 50, 50 + QUOTA - 1);
    await database.units.run((unit) => unit.change('UPDATE access_event SET at = at - 12000 WHERE holder_index = ?', [holder(50)]));
    clock.advance(1_000);
    expect(await ask(one, 100)).toMatchObject({ code: 'HOLDER_QUOTA' });
  });

  it('is another for a client that has its own, within ten seconds, and more of the day counts under a larger one', async () => {
    const set = (holdersPerDay: number): Promise<void> =>
      database.units.run((unit) => new QuotaStore().set(unit, Object.assign(new ClientQuotaRow(), { client: OFFICE.client.id, holdersPerDay })));
    await set(5);
    const quota = instance();
    expect(await askEach(quota, 0, 10)).toBe(5);
    await set(30);
    clock.advance(10_000);
    expect(await askEach(quota, 10, 50)).toBe(25);
    expect(await askEach(quota, 10, 50, client('tax-office', 2))).toBe(QUOTA);
    // Another instance brings what it recorded while the quota was small.
    await set(5);
    const late = instance();
    expect(await ask(late, 100)).toMatchObject({ code: 'HOLDER_QUOTA' });
    await set(31);
    clock.advance(10_000);
    expect(await askEach(late, 100, 110)).toBe(1);
  });

  it('holds for many at once: a hundred racing requests read as many holders as the quota', async () => {
    const quota = instance();
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, number) => ask(quota, number)));
    expect(outcomes.filter((outcome) => outcome === 'read')).toHaveLength(QUOTA);
  });

  it('remembers whom it refused, and for how long one asks', async () => {
    const refused = new RefusedTakes();
    const quota = instance(refused);
    await askEach(quota, 0, QUOTA + 7);
    clock.advance(60_000);
    await askEach(quota, 100, 102);
    expect([...refused.since(EVENING)]).toEqual([['client:market-office', 9]]);
    expect([...refused.since(EVENING + 1)]).toEqual([['client:market-office', 2]]);
    expect([...refused.since(EVENING + 60_001)]).toEqual([]);
  });
});
