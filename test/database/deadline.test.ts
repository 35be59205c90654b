import { Database, type DatabasePlan } from '../../src/database/database.js';
import { startSilentServer, type SilentServer } from '../support/silent-server.js';
import { onMariadb } from '../support/databases.js';

const DEADLINE_MS = 400;
/** What a machine under load may need on top of the deadline. */
const SLACK_MS = 2_000;

const plan = (url: string): DatabasePlan => ({ location: { url }, poolSize: 2, deadlineMs: DEADLINE_MS, acceptsLoss: 'none', rows: [] });

async function timed(work: Promise<unknown>): Promise<{ fault: unknown; ms: number }> {
  const start = performance.now();
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { fault, ms: performance.now() - start };
}

describe('a MariaDB that never answers', () => {
  it('is given up at the deadline', async () => {
    const server = await startSilentServer();
    const { fault, ms } = await timed(Database.open(plan(`mysql://nobody:nothing@127.0.0.1:${server.port}/none`)));
    expect(fault).toMatchObject({ name: 'DatabaseFault', cause: { code: 'ETIMEDOUT' } });
    expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    await server.stop();
  });
});

onMariadb('a database that falls silent', (databases) => {
  let server: SilentServer;
  let database: Database;

  beforeEach(async () => {
    const location = await databases.location();
    const url = new URL('url' in location ? location.url : '');
    server = await startSilentServer(Number(url.port));
    url.port = String(server.port);
    database = await Database.open(plan(url.href));
  });

  afterEach(async () => {
    const { ms } = await timed(database.close());
    expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    await server.stop();
  });

  it('makes units and reads fail at the deadline, and lets them succeed once it answers again', async () => {
    await database.units.run((unit) => unit.query('SELECT 1'));
    await database.reader.query('SELECT 1');
    server.fallSilent();
    const silent = await Promise.all([
      ...Array.from({ length: 4 }, () => timed(database.units.run((unit) => unit.query('SELECT 2')))),
      ...Array.from({ length: 4 }, () => timed(database.reader.query('SELECT 3'))),
    ]);
    for (const { fault, ms } of silent) {
      expect(fault).toBeInstanceOf(Error);
      expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    }
    server.recover();
    expect(await database.units.run((unit) => unit.query('SELECT 4 AS four'))).toEqual([{ four: 4 }]);
    for (let read = 0; read < 4; read++) expect(await database.reader.query('SELECT 5 AS five')).toEqual([{ five: 5 }]);
  });

  it('closes although it is silent', async () => {
    await Promise.all([database.units.run((unit) => unit.query('SELECT 1')), database.reader.query('SELECT 1')]);
    server.fallSilent();
  });
});
