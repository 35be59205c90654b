import { createSecretKey } from 'node:crypto';
import { RecordAccess } from '../../src/access/event/record-access.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from '../../src/access/event/access-event-row.js';
import { AccessEventStore } from '../../src/access/event/access-event-store.js';
import { RefusedTakes } from '../../src/access/quota/refused-takes.js';
import { ClientRow } from '../../src/access/register/client-row.js';
import { OfficerRow } from '../../src/access/register/officer-row.js';
import type { Database } from '../../src/database/database.js';
import { ActRow, OutboxRow } from '../../src/ledger/record/act-row.js';
import { ActStore } from '../../src/ledger/record/act-store.js';
import { OutboxSeal } from '../../src/ledger/record/outbox-seal.js';
import { RecordAct } from '../../src/ledger/record/record-act.js';
import { Log } from '../../src/nest/log.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import { AlarmRow } from '../../src/supervision/alarm/alarm-row.js';
import { AlarmStore } from '../../src/supervision/alarm/alarm-store.js';
import { RaiseAlarm } from '../../src/supervision/alarm/raise-alarm.js';
import { WatchReads } from '../../src/supervision/alarm/watch-reads.js';
import { onBothDatabases } from '../support/databases.js';

const ROWS = [ActRow, OutboxRow, AccessEventRow, AccessSubjectRow, AccessProofRow, AccessDelayRow, ClientRow, OfficerRow, AlarmRow];
const VERSION = new Uint8Array(16).fill(5);
const TEN_PAST = Date.parse('2026-11-28T08:10:00Z');
const OFFICE = 'client:market-office';

/** One instance of the service, as far as alarms go. */
class Instance {
  readonly logged: string[] = [];
  readonly refused = new RefusedTakes();
  readonly accesses: RecordAccess;
  readonly watch: WatchReads;

  constructor(database: Database, clock: FrozenClock) {
    const acts = new RecordAct(new ActStore(), new OutboxSeal(createSecretKey(Buffer.alloc(32, 7))), systemRandom);
    const alarms = new AlarmStore();
    this.accesses = new RecordAccess(database.units, new AccessEventStore(), acts, clock, systemRandom);
    const raise = new RaiseAlarm(database.units, alarms, acts, clock, systemRandom, new Log('info', (line) => this.logged.push(line)));
    this.watch = new WatchReads(alarms, raise, this.accesses, this.refused, database.reader, clock);
  }

  /** Reads about holders by number; null: a read that names no holder. @param found whether each has a licence */
  async read(reader: string, holders: readonly (number | null)[], { found = false, act = 'recognition/look-up' } = {}): Promise<void> {
    const [kind = ''] = reader.split(':');
    const subjects = found ? [{ versionId: VERSION, disclosed: ['face/personName'] }] : [];
    const access = { act, reader: { kind: kind as 'client', id: reader, departmentCode: '11990101MA990001XX' }, ground: 'duty', purpose: {}, subjects } as const;
    await Promise.all(holders.map((number) => this.accesses.run({ ...access, holderIndex: number === null ? null : indexOf(number) })));
  }
}

const indexOf = (number: number): Uint8Array => new Uint8Array(Buffer.from(String(number).padStart(16, '0'), 'latin1'));
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, place) => first + place);

onBothDatabases('the watch over reads', (databases) => {
  let database: Database;
  let clock: FrozenClock;
  let one: Instance;

  const alarms = async (): Promise<object[]> =>
    (await new AlarmStore().latest(database.reader, 10)).map(({ kind, reader, asked, foundNothing, refused, failedFacts }) => ({ kind, reader, asked, foundNothing, refused, failedFacts }));

  beforeEach(async () => {
    database = await databases.open(ROWS, { acceptsLoss: 'accept-loss' });
    clock = new FrozenClock(TEN_PAST);
    one = new Instance(database, clock);
    expect(await one.watch.run()).toBe(0);
  });

  it('reports a walk through made-up codes, with its counts and nobody’s code', async () => {
    await one.read(OFFICE, from(0, 20), { found: true });
    await one.read(OFFICE, from(100, 30));
    clock.advance(10_000);
    expect(await one.watch.run()).toBe(1);
    expect(await alarms()).toEqual([{ kind: 'enumeration', reader: OFFICE, asked: 50, foundNothing: 30, refused: 0, failedFacts: 0 }]);
    expect(one.logged.map((line) => JSON.parse(line) as object)).toEqual([{ level: 'warn', event: 'alarm', kind: 'enumeration', reader: OFFICE, asked: 50, foundNothing: 30, refused: 0, failedFacts: 0 }]);
    const [act] = await database.reader.find(ActRow, "name = 'supervision/raise-alarm'");
    expect(act?.log).toBe('acts');
  });

  it('counts a holder once, and as found where any answer told of something', async () => {
    await one.read(OFFICE, from(0, 25));
    await one.read(OFFICE, from(0, 25));
    await one.read(OFFICE, from(100, 40));
    await one.read(OFFICE, from(100, 40), { found: true });
    clock.advance(10_000);
    expect(await one.watch.run()).toBe(0);
  });

  it('counts a read that began with a number or an identifier by itself', async () => {
    await one.read(OFFICE, Array.from({ length: 20 }, () => null), { found: true });
    await one.read(OFFICE, Array.from({ length: 29 }, () => null));
    await one.read(OFFICE, [1], { act: 'recognition/verify' });
    expect(await one.watch.run()).toBe(1);
    expect(await alarms()).toEqual([{ kind: 'enumeration', reader: OFFICE, asked: 50, foundNothing: 30, refused: 0, failedFacts: 0 }]);
  });

  it('does not mind what lies more than ten minutes back, nor a holder who looks at the own licences', async () => {
    await one.read(OFFICE, from(0, 40));
    clock.advance(600_001);
    await one.read(OFFICE, from(100, 40));
    await one.read('holder:00', from(0, 100));
    expect(await one.watch.run()).toBe(0);
  });

  it('reports one reader once an hour, and again while the walk goes on', async () => {
    await one.read(OFFICE, from(0, 60));
    expect(await one.watch.run()).toBe(1);
    for (let minute = 0; minute < 55; minute += 5) {
      clock.advance(300_000);
      await one.read(OFFICE, from(1_000 + 100 * minute, 60));
      expect(await one.watch.run()).toBe(0);
    }
    clock.advance(300_000);
    expect(await one.watch.run()).toBe(1);
    expect(await alarms()).toHaveLength(2);
  });

  it('reports each reader: a client and an officer', async () => {
    const officer = `officer:${'09'.repeat(16)}`;
    await one.read(OFFICE, from(0, 60));
    await one.read(officer, from(0, 60));
    expect(await one.watch.run()).toBe(2);
    expect((await alarms()).map((alarm) => (alarm as { reader: string }).reader).sort((left, right) => left.localeCompare(right))).toEqual([OFFICE, officer]);
  });

  it('reports guesses of facts read off paper, and a run against the quota', async () => {
    await one.read('client:guesser', [1, 1, 1, 1, 1, ...from(1, 15)], { act: 'recognition/second-fact-failed' });
    for (let time = 0; time < 20; time++) one.refused.note('client:walker', clock.now());
    for (let time = 0; time < 19; time++) one.refused.note('client:busy', clock.now());
    expect(await one.watch.run()).toBe(2);
    expect(await alarms()).toEqual(
      expect.arrayContaining([
        { kind: 'second-fact', reader: 'client:guesser', asked: 0, foundNothing: 0, refused: 0, failedFacts: 20 },
        { kind: 'quota', reader: 'client:walker', asked: 0, foundNothing: 0, refused: 20, failedFacts: 0 },
      ]),
    );
  });

  it('sees a walk that is spread over instances, and reports it once', async () => {
    const other = new Instance(database, clock);
    await other.watch.run();
    await one.read(OFFICE, from(0, 30));
    await other.read(OFFICE, from(30, 30));
    const raised = await Promise.all([one.watch.run(), other.watch.run()]);
    expect(raised.sort((left, right) => left - right)).toEqual([0, 1]);
    expect(await alarms()).toHaveLength(1);
  });

  it('sees a walk that an earlier start broke off in', async () => {
    const row = { id: new Uint8Array(16), clientId: 'market-office', department: '11990101MA990001XX', name: '', jwks: '{}', state: 'enabled' };
    await database.units.run((unit) => unit.insert(ClientRow, [Object.assign(new ClientRow(), row)]));
    await one.read(OFFICE, from(0, 60));
    expect(await new Instance(database, clock).watch.run()).toBe(1);
  });
});
