import { type MariaDb, startMariaDb } from './mariadbd.js';

let server: Promise<MariaDb> | undefined;

/** `mysql://user:password@127.0.0.1:port/name` of a new, empty database. One server per test file, started by the first call, stopped after the last test. */
export async function freshDatabase(): Promise<string> {
  server ??= startMariaDb();
  return (await server).freshDatabase();
}

afterAll(async () => {
  const started = server;
  server = undefined;
  await (await started)?.stop();
});
