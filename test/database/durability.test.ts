import { Database, DatabaseFault, type DatabasePlan } from '../../src/database/database.js';
import { durabilityFlaws } from '../../src/database/durability.js';
import { startMariaDb, type MariaDb } from '../support/mariadbd.js';
import { onSqlite } from '../support/databases.js';
import { needs } from '../support/tools.js';

const LEVELS: readonly [level: string, flaws: string[]][] = [
  ['OFF', ['SQLite synchronous=0: set it to FULL (2)']],
  ['NORMAL', ['SQLite synchronous=1: set it to FULL (2)']],
  ['FULL', []],
  ['EXTRA', []],
];

onSqlite('durability', (databases) => {
  it('is full at start', async () => {
    const database = await databases.open([]);
    const [level] = await database.units.run((unit) => unit.query('PRAGMA synchronous'));
    expect(level).toEqual({ synchronous: 2 });
  });

  it.each(LEVELS)('with synchronous=%s has the flaws that lose acts in a power cut', async (level, flaws) => {
    const database = await databases.open([]);
    // The reader's own connection: inside a transaction SQLite would not change the setting.
    await database.reader.query(`PRAGMA synchronous = ${level}`);
    expect(await durabilityFlaws(database.reader)).toEqual(flaws);
  });
});

needs('mariadbd', 'mariadb-install-db')('durability of MariaDB', () => {
  let server: MariaDb;
  let plan: DatabasePlan;

  beforeAll(async () => {
    server = await startMariaDb('--innodb-flush-log-at-trx-commit=2', '--log-bin=binary', '--server-id=1', '--sync-binlog=0');
    plan = { location: { url: await server.freshDatabase() }, poolSize: 2, deadlineMs: 10_000, acceptsLoss: 'none', rows: [] };
  });

  afterAll(() => server.stop());

  it('weaker than a power cut demands refuses to start, and says what to set', async () => {
    const fault = await Database.open(plan).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect((fault as Error).message).toBe(
      'The database may lose acknowledged acts: MariaDB innodb_flush_log_at_trx_commit=2: set it to 1; ' +
        'MariaDB writes a binary log with sync_binlog other than 1: set it to 1. To start all the same set DURABILITY_OVERRIDE=accept-loss.',
    );
  });

  it('leaves nothing behind where it refused to start, and starts where the loss is accepted by name', async () => {
    const database = await Database.open({ ...plan, acceptsLoss: 'accept-loss' });
    expect(await durabilityFlaws(database.reader)).toHaveLength(2);
    await database.close();
  });
});

describe('a database server that does not let us in', () => {
  it('is named with what it said and what to check, without the password', async () => {
    const fault = await Database.open({ location: { url: 'mysql://clerk:secret@127.0.0.1:1/licences' }, poolSize: 1, deadlineMs: 5_000, acceptsLoss: 'none', rows: [] }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect((fault as Error).message).toMatch(/^The database licences at 127\.0\.0\.1:1 does not let clerk in: .*ECONNREFUSED.* Check DATABASE_URL/);
    expect((fault as Error).message).not.toContain('secret');
  });
});
