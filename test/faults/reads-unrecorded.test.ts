import { setTimeout } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { startCommitCutter, type CommitCutter, type Cut } from '../support/commit-cutter.js';
import { DataDoors } from '../support/data-doors.js';
import { askedInTurns, expectAsDrawn, needlesIn, numberOf, readied, readsOf, recordedReads, type Answered } from '../support/doors/ask-doors.js';
import type { DoorCall, Told } from '../support/doors/door-call.js';
import { freshDatabase } from '../support/mariadb.js';
import { WholeService } from '../support/service.js';
import { startSilentServer, type SilentServer } from '../support/silent-server.js';
import { needs } from '../support/tools.js';

/** Requests under way at once where a fault makes each of them wait: few enough that none is told to come back. */
const IN_A_TURN = 16;
/** Longest that a unit of work may take where the database does not answer. */
const DEADLINE_MS = 1_500;
const START_MS = 60_000;

/** A way in which the record of reads cannot be written. */
interface Fault {
  readonly name: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
}

/** While the fault lasts no door tells anything; afterwards the same calls do, since nothing was used up, and nothing was recorded meanwhile but what was told. */
async function nothingLeaves(service: WholeService, doors: readonly DoorCall[], fault: Fault): Promise<void> {
  const calls = await readied(doors);
  const before = await recordedReads(service);
  await fault.begin();
  let answers: Answered[] = [];
  try {
    answers = await askedInTurns(calls, IN_A_TURN);
  } finally {
    await fault.end();
  }
  for (const { door, told } of answers) {
    expect([fault.name, door.name, [500, 503].includes(told.status) ? 'refused' : told.status]).toEqual([fault.name, door.name, 'refused']);
    expect([fault.name, door.name, needlesIn(told)]).toEqual([fault.name, door.name, []]);
  }
  expect(answers).toHaveLength(doors.length);
  expect(await recordedReads(service)).toBe(before);
  expectAsDrawn(await askedInTurns(calls, IN_A_TURN));
  expect(await recordedReads(service)).toBe(before + readsOf(doors));
}

const PLANTED = 'planted here';
/** The tables that one read writes to, down to its place in the line for the ledger; what proved it and what delays it only where there is such a thing. */
const TABLES = ['access_event', 'access_subject', 'access_proof', 'access_delay', 'act', 'ledger_outbox'] as const;
type Table = (typeof TABLES)[number];
/** Rows leave it again when they have their places: how many it holds says nothing. */
const PASSING: ReadonlySet<Table> = new Set(['act', 'ledger_outbox']);

/** The doors whose reads write to each table. */
async function writersTo(service: WholeService, doors: readonly DoorCall[]): Promise<Record<Table, DoorCall[]>> {
  const writers = Object.fromEntries(TABLES.map((table) => [table, PASSING.has(table) ? [...doors] : []])) as unknown as Record<Table, DoorCall[]>;
  const counted = TABLES.filter((table) => !PASSING.has(table));
  const counts = (): Promise<number[]> => Promise.all(counted.map((table) => numberOf(service, `SELECT COUNT(*) AS n FROM ${table}`)));
  for (const door of doors) {
    const call = await door.ready();
    const before = await counts();
    await call();
    const after = await counts();
    counted.forEach((table, place) => {
      if ((after[place] ?? 0) > (before[place] ?? 0)) writers[table].push(door);
    });
  }
  return writers;
}

function refusing({ database }: WholeService, table: Table): Fault {
  const make = database.dialect === 'sqlite' ? `BEGIN SELECT RAISE(ABORT, '${PLANTED}'); END` : `FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${PLANTED}'`;
  const run = (sql: string): Promise<unknown> => database.units.run((unit) => unit.query(sql));
  return { name: `a trigger refuses rows of ${table}`, begin: () => run(`CREATE TRIGGER refuse BEFORE INSERT ON ${table} ${make}`), end: () => run('DROP TRIGGER refuse') };
}

function renamed({ database }: WholeService, table: Table): Fault {
  const run = (sql: string): Promise<unknown> => database.units.run((unit) => unit.query(sql));
  return { name: `${table} is gone`, begin: () => run(`ALTER TABLE ${table} RENAME TO elsewhere`), end: () => run(`ALTER TABLE elsewhere RENAME TO ${table}`) };
}

interface Faulty {
  readonly service: WholeService;
  readonly doors: readonly DoorCall[];
  readonly writers: Readonly<Record<Table, readonly DoorCall[]>>;
  readonly address: string;
}

/** One whole service with a short deadline; the second is skipped, with the reason, where there is no MariaDB. */
function onFaultyServices(suite: (running: () => Faulty) => void): void {
  const place = (settings: () => Promise<Record<string, string>>) => (): void => {
    let running: Faulty | undefined;
    beforeAll(async () => {
      const given = await settings();
      const service = await WholeService.start({ DATABASE_DEADLINE: String(DEADLINE_MS), ...given });
      const { good } = await DataDoors.open(service);
      running = { service, doors: good, writers: await writersTo(service, good), address: given['DATABASE_URL'] ?? '' };
    }, 2 * START_MS);
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
  it('every door records its read, and some what proved it and what delays it', () => {
    const { doors, writers } = running();
    expect(writers.access_event).toEqual(doors);
    for (const table of TABLES) expect([table, writers[table].length > 0]).toEqual([table, true]);
  });

  it.each(TABLES)('nothing leaves: a trigger refuses rows of %s', async (table) => {
    const { service, writers } = running();
    await nothingLeaves(service, writers[table], refusing(service, table));
  }, 120_000);

  it.each(['access_subject', 'ledger_outbox'] as const)('nothing leaves: %s is gone', async (table) => {
    const { service, writers } = running();
    await nothingLeaves(service, writers[table], renamed(service, table));
  }, 120_000);

  it('nothing leaves: somebody else holds the lock until the deadline', async () => {
    const { service, doors, address } = running();
    const { database, config } = service;
    if (database.dialect === 'sqlite') {
      const other = await new DataSource({ type: 'better-sqlite3', database: `${config.dataDir}/zhengku.sqlite`, timeout: 1 }).initialize();
      await nothingLeaves(service, doors, { name: 'a writer beside us', begin: () => lockedBy(other), end: () => other.query('ROLLBACK') });
      await other.destroy();
      return;
    }
    const other = await createConnection({ uri: address });
    // Read by nobody, written by every read: the doors get as far as recording, and no further.
    await nothingLeaves(service, doors, { name: 'a lock on the outbox', begin: () => other.query('LOCK TABLES ledger_outbox WRITE'), end: () => other.query('UNLOCK TABLES') });
    await other.end();
  }, 240_000);
});

/** Asks again rather than waits: who waits in this thread keeps the service from ending what it has begun. */
async function lockedBy(other: DataSource): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const isLocked = await other.query('BEGIN IMMEDIATE').then(() => true, () => false);
    if (isLocked) return;
    await setTimeout(10);
  }
  throw new Error('the database was never free');
}

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
    const isTold = ({ status }: Told): boolean => status === 200;
    const lookUp = await (doors.good as [DoorCall])[0].ready();
    const before = await recordedReads(service);
    await limit(await numberOf(service, 'SELECT page_count AS n FROM pragma_page_count'));
    const answers: Told[] = [];
    while (answers.filter((told) => !isTold(told)).length < 20 && answers.length < 2_000) answers.push(await lookUp());
    const failed = answers.filter((told) => !isTold(told));
    expect(failed).toHaveLength(20);
    for (const told of failed) expect([told.status, needlesIn(told)]).toEqual([500, []]);
    expect((await recordedReads(service)) - before).toBe(answers.length - failed.length);
    await limit(1_073_741_823);
    expect(isTold(await lookUp())).toBe(true);
    expect((await recordedReads(service)) - before).toBe(answers.length - failed.length + 1);
  }, 120_000);
});

needs('mariadbd', 'mariadb-install-db')('where the line to MariaDB fails', () => {
  let address: URL;

  const onLine = async (port: number, test: (service: WholeService, doors: readonly DoorCall[]) => Promise<void>): Promise<void> => {
    const url = new URL(address);
    url.port = String(port);
    const service = await WholeService.start({ DATABASE_DEADLINE: String(DEADLINE_MS), DATABASE_POOL: '4', DATABASE_URL: url.href });
    const { good } = await DataDoors.open(service);
    await test(service, good);
    expectAsDrawn(await askedInTurns(await readied(good), 1));
    await service.close();
  };

  beforeEach(async () => {
    address = new URL(await freshDatabase());
  }, START_MS);

  it.each(['before', 'after'] as const)('at the COMMIT of a read, %s the server has done it: nothing leaves, and the caller is told that nobody knows', async (how: Cut) => {
    const cutter: CommitCutter = await startCommitCutter(Number(address.port), 'access_event');
    await onLine(cutter.port, async (service, doors) => {
      const calls = await readied(doors);
      const before = await recordedReads(service);
      cutter.cut(how);
      const answers = await askedInTurns(calls, 1);
      cutter.cut(undefined);
      expect(cutter.cuts).toBe(answers.length);
      for (const { door, told } of answers) {
        expect([door.name, told.status, needlesIn(told)]).toEqual([door.name, 503, []]);
        expect([door.name, told.text]).toEqual([door.name, expect.stringContaining('OUTCOME_UNKNOWN')]);
      }
      // The server may have committed: then there is a record of a read that was never answered, which wrongs nobody; an answer without a record never is.
      const recorded = (await recordedReads(service)) - before;
      if (how === 'before') expect(recorded).toBe(0);
      else expect(recorded).toBeGreaterThanOrEqual(answers.length);
    });
    await cutter.stop();
  }, 240_000);

  it('falling silent for good: nothing leaves, and once it is back everything does again', async () => {
    const line: SilentServer = await startSilentServer(Number(address.port));
    await onLine(line.port, async (service, doors) => {
      const calls = await readied(doors);
      const before = await recordedReads(service);
      line.fallSilent();
      for (const { door, told } of await askedInTurns(calls, IN_A_TURN)) expect([door.name, told.status >= 500, needlesIn(told)]).toEqual([door.name, true, []]);
      line.recover();
      expect(await recordedReads(service)).toBe(before);
    });
    await line.stop();
  }, 240_000);
});
