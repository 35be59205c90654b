import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { PublishLedger } from '../../src/ledger/publish.js';
import { SeededRandom, randomBelow } from '../../src/primitives/random.js';
import { sizeOf } from '../sizes.js';
import { startCommitCutter, type CommitCutter, type Cut } from '../support/commit-cutter.js';
import { DataDoors, NEEDLES, type DoorCall, type Told } from '../support/data-doors.js';
import { freshDatabase } from '../support/mariadb.js';
import { onWholeServices, WholeService } from '../support/service.js';
import { startSilentServer, type SilentServer } from '../support/silent-server.js';
import { needs } from '../support/tools.js';

/** Requests under way at once. */
const AT_ONCE = 60;
/** Longest that a unit of work may take where the database does not answer. */
const DEADLINE_MS = 1_500;
const START_MS = 60_000;

const numberOf = async (service: WholeService, sql: string): Promise<number> => Number((await service.database.reader.query(sql))[0]?.['n'] ?? 0);
/** One record stands for all the codes that a phone shows of one licence within a minute: those are counted apart. */
const BY_THE_MINUTE = "act IN ('presentation/show-code', 'presentation/read-standing', 'presentation/fetch-codes')";
const events = (service: WholeService): Promise<number> => numberOf(service, `SELECT COUNT(*) AS n FROM access_event WHERE NOT ${BY_THE_MINUTE}`);
const isTold = ({ status }: Told): boolean => status >= 200 && status < 300;

onWholeServices('the number of answers', (running) => {
  it('is the number of recorded reads and of entries in the log of reads, whatever is asked how and at once', async () => {
    const service = running();
    const doors = await DataDoors.open(service);
    const random = new SeededRandom('answers');
    const all = [...doors.good(), ...doors.bad()];
    const drawn = [...all, ...Array.from({ length: sizeOf('reads-recorded') }, () => all[randomBelow(random, all.length)] as DoorCall)];
    const [before, answers] = [await events(service), [] as { name: string; tells: boolean; told: Told }[]];
    for (let start = 0; start < drawn.length; start += AT_ONCE) {
      answers.push(...(await Promise.all(drawn.slice(start, start + AT_ONCE).map(async ({ name, tells, call }) => ({ name, tells, told: await call() })))));
    }
    // Each door did what it is drawn for: else the count would prove nothing.
    const wrong = answers.filter(({ name, tells, told }) => tells !== (isTold(told) && !SILENT_BUT_GOOD.has(name)));
    expect(wrong.map(({ name, told }) => [name, told.status, told.text.slice(0, 300)])).toEqual([]);
    const told = answers.filter(({ tells }) => tells);
    expect(told.length).toBeGreaterThan(sizeOf('reads-recorded') / 4);
    expect((await events(service)) - before).toBe(told.length);
    expect(await numberOf(service, 'SELECT SUM(answer_count) AS n FROM access_event')).toBe(await numberOf(service, 'SELECT COUNT(*) AS n FROM access_subject'));

    const shown = told.filter(({ name }) => name === 'an own licence').length;
    const minutes = await numberOf(service, `SELECT COUNT(*) AS n FROM access_event WHERE ${BY_THE_MINUTE}`);
    expect([minutes >= 1, minutes <= shown]).toEqual([true, true]);

    const named = told.flatMap(({ told: { text } }) => /"event":"([0-9a-f]{32})"/.exec(text)?.[1] ?? []);
    expect(new Set(named).size).toBe(named.length);
    const stored = new Set((await service.database.reader.query('SELECT id FROM access_event')).map(({ id }) => Buffer.from(id as Uint8Array).toString('hex')));
    expect(named.filter((id) => !stored.has(id))).toEqual([]);

    while ((await numberOf(service, "SELECT MAX(size) AS n FROM ledger_checkpoint WHERE log = 'reads'")) < stored.size) await service.app.get(PublishLedger).run('reads');
    for (const sql of ["SELECT COUNT(*) AS n FROM act WHERE log = 'reads'", "SELECT COUNT(*) AS n FROM ledger_leaf WHERE log = 'reads'", "SELECT MAX(size) AS n FROM ledger_checkpoint WHERE log = 'reads'"]) {
      expect([sql, await numberOf(service, sql)]).toEqual([sql, stored.size]);
    }
    expect(service.faults()).toEqual([]);
  }, 600_000);
});

/** Answered, but with no licence: how a licence of one's own department stands is no read of it, nor is the record of reads. */
const SILENT_BUT_GOOD = new Set(['how an own department’s licence stands', 'the list of reads', 'the file of reads']);

/** A way in which the record of reads cannot be written. */
interface Fault {
  readonly name: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
}

/** While the fault lasts no door tells anything; afterwards each does again, and nothing was recorded meanwhile but what was told. */
async function nothingLeaves(service: WholeService, doors: DataDoors, fault: Fault): Promise<void> {
  for (const { call } of doors.good()) expect(isTold(await call())).toBe(true);
  const before = await events(service);
  await fault.begin();
  const answers: [string, Told][] = [];
  try {
    for (const { name, call } of doors.good()) answers.push([name, await call()]);
  } finally {
    await fault.end();
  }
  for (const [name, { status, text }] of answers) {
    expect([fault.name, name, [500, 503].includes(status) ? 'refused' : status]).toEqual([fault.name, name, 'refused']);
    expect([fault.name, name, NEEDLES.filter((needle) => text.includes(needle))]).toEqual([fault.name, name, []]);
  }
  expect(await events(service)).toBe(before);
  for (const { call } of doors.good()) expect(isTold(await call())).toBe(true);
  expect(await events(service)).toBe(before + doors.good().length);
}

const PLANTED = 'planted here';
/** The tables that one read writes to, down to its place in the line for the ledger. */
const TABLES = ['access_event', 'access_subject', 'act', 'ledger_outbox'];

function refusing({ database }: WholeService, table: string): Fault {
  const make = database.dialect === 'sqlite' ? `BEGIN SELECT RAISE(ABORT, '${PLANTED}'); END` : `FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${PLANTED}'`;
  const run = (sql: string): Promise<unknown> => database.units.run((unit) => unit.query(sql));
  return { name: `a trigger refuses rows of ${table}`, begin: () => run(`CREATE TRIGGER refuse BEFORE INSERT ON ${table} ${make}`), end: () => run('DROP TRIGGER refuse') };
}

function renamed({ database }: WholeService, table: string): Fault {
  const run = (sql: string): Promise<unknown> => database.units.run((unit) => unit.query(sql));
  return { name: `${table} is gone`, begin: () => run(`ALTER TABLE ${table} RENAME TO elsewhere`), end: () => run(`ALTER TABLE elsewhere RENAME TO ${table}`) };
}

/** One whole service with a short deadline; the second is skipped, with the reason, where there is no MariaDB. */
function onFaultyServices(suite: (running: () => { service: WholeService; doors: DataDoors; address: string }) => void): void {
  const place = (settings: () => Promise<Record<string, string>>) => (): void => {
    let running: { service: WholeService; doors: DataDoors; address: string } | undefined;
    beforeAll(async () => {
      const given = await settings();
      const service = await WholeService.start({ DATABASE_DEADLINE: String(DEADLINE_MS), ...given });
      running = { service, doors: await DataDoors.open(service), address: given['DATABASE_URL'] ?? '' };
    }, START_MS);
    afterAll(async () => running?.service.close(), START_MS);
    suite(() => {
      if (running === undefined) throw new Error('the service did not start');
      return running;
    });
  };
  describe('where a read cannot be recorded, on SQLite', place(() => Promise.resolve({})));
  needs('mariadbd', 'mariadb-install-db')('where a read cannot be recorded, on MariaDB', place(async () => ({ DATABASE_URL: await freshDatabase() })));
}

onFaultyServices((running) => {
  it.each(TABLES)('nothing leaves: a trigger refuses rows of %s', async (table) => {
    const { service, doors } = running();
    // A look-up that finds nothing and a verdict on nothing known write no subject: they are told, and recorded, all the same.
    const withSubjects = table === 'access_subject' ? doors.good().filter(({ name }) => !NOTHING_FOUND.has(name)) : doors.good();
    await nothingLeaves(service, { good: () => withSubjects } as DataDoors, refusing(service, table));
  }, 60_000);

  it.each(['access_subject', 'ledger_outbox'])('nothing leaves: %s is gone', async (table) => {
    const { service, doors } = running();
    const withSubjects = table === 'access_subject' ? doors.good().filter(({ name }) => !NOTHING_FOUND.has(name)) : doors.good();
    await nothingLeaves(service, { good: () => withSubjects } as DataDoors, renamed(service, table));
  }, 60_000);

  it('nothing leaves: somebody else holds the lock until the deadline', async () => {
    const { service, doors, address } = running();
    const { database, config } = service;
    if (database.dialect === 'sqlite') {
      const other = await new DataSource({ type: 'better-sqlite3', database: `${config.dataDir}/zhengku.sqlite` }).initialize();
      await nothingLeaves(service, doors, { name: 'a writer beside us', begin: () => other.query('BEGIN IMMEDIATE'), end: () => other.query('ROLLBACK') });
      await other.destroy();
      return;
    }
    const other = await createConnection({ uri: address });
    // Read by nobody, written by every read: the doors get as far as recording, and no further.
    await nothingLeaves(service, doors, { name: 'a lock on the outbox', begin: () => other.query('LOCK TABLES ledger_outbox WRITE'), end: () => other.query('UNLOCK TABLES') });
    await other.end();
  }, 120_000);
});

/** Doors that find no licence: their read has no subjects. */
const NOTHING_FOUND = new Set(['a look-up that finds nothing', 'a verification of nothing known', 'a verification of something unreadable']);

describe('where the disc is full, on SQLite', () => {
  let service: WholeService;
  let doors: DataDoors;

  beforeAll(async () => {
    service = await WholeService.start();
    doors = await DataDoors.open(service);
  }, START_MS);

  afterAll(() => service.close(), START_MS);

  it('what was told was recorded, and nothing leaves once no more can be', async () => {
    const limit = (pages: number): Promise<unknown> => service.database.units.run((unit) => unit.query(`PRAGMA max_page_count = ${pages}`));
    const [lookUp] = doors.good() as [DoorCall];
    const before = await events(service);
    await limit(await numberOf(service, 'SELECT page_count AS n FROM pragma_page_count'));
    const answers: Told[] = [];
    while (answers.filter((told) => !isTold(told)).length < 20 && answers.length < 2_000) answers.push(await lookUp.call());
    const failed = answers.filter((told) => !isTold(told));
    expect(failed).toHaveLength(20);
    for (const { status, text } of failed) expect([status, NEEDLES.filter((needle) => text.includes(needle))]).toEqual([500, []]);
    expect((await events(service)) - before).toBe(answers.length - failed.length);
    await limit(1_073_741_823);
    expect(isTold(await lookUp.call())).toBe(true);
    expect((await events(service)) - before).toBe(answers.length - failed.length + 1);
  }, 120_000);
});

needs('mariadbd', 'mariadb-install-db')('where the line to MariaDB fails', () => {
  let address: URL;

  const onLine = async (port: number, test: (service: WholeService, doors: DataDoors) => Promise<void>): Promise<void> => {
    const url = new URL(address);
    url.port = String(port);
    const service = await WholeService.start({ DATABASE_DEADLINE: String(DEADLINE_MS), DATABASE_POOL: '4', DATABASE_URL: url.href });
    const doors = await DataDoors.open(service);
    // Tokens are fetched and connections open before anything fails.
    for (const { call } of doors.good()) expect(isTold(await call())).toBe(true);
    await test(service, doors);
    await service.close();
  };

  beforeEach(async () => {
    address = new URL(await freshDatabase());
  }, START_MS);

  it.each(['before', 'after'] as const)('at the COMMIT of a read, %s the server has done it: nothing leaves, and the caller is told that nobody knows', async (how: Cut) => {
    const cutter: CommitCutter = await startCommitCutter(Number(address.port), 'access_event');
    await onLine(cutter.port, async (service, doors) => {
      const before = await events(service);
      cutter.cut(how);
      const answers: [string, Told][] = [];
      for (const { name, call } of doors.good()) answers.push([name, await call()]);
      cutter.cut(undefined);
      expect(cutter.cuts).toBe(answers.length);
      for (const [name, { status, text }] of answers) {
        expect([name, status, NEEDLES.filter((needle) => text.includes(needle))]).toEqual([name, 503, []]);
        expect(text).toContain('OUTCOME_UNKNOWN');
      }
      // The server may have committed: then there is a record of a read that was never answered, which wrongs nobody; an answer without a record never is.
      expect((await events(service)) - before).toBe(how === 'before' ? 0 : answers.length);
      for (const { call } of doors.good()) expect(isTold(await call())).toBe(true);
    });
    await cutter.stop();
  }, 120_000);

  it('falling silent for good: nothing leaves, and once it is back everything does again', async () => {
    const line: SilentServer = await startSilentServer(Number(address.port));
    await onLine(line.port, async (service, doors) => {
      const before = await events(service);
      line.fallSilent();
      for (const { name, call } of doors.good()) {
        const { status, text } = await call();
        expect([name, status >= 500, NEEDLES.filter((needle) => text.includes(needle))]).toEqual([name, true, []]);
      }
      line.recover();
      expect(await events(service)).toBe(before);
      for (const { call } of doors.good()) expect(isTold(await call())).toBe(true);
    });
    await line.stop();
  }, 120_000);
});
