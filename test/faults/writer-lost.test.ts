import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteWriter, WriterLost } from '../../src/database/driver/sqlite-writer.js';
import { repositoryRoot } from '../support/repository.js';

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'zhengku-writer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the thread that writes to the SQLite file', () => {
  const start = (): SqliteWriter => SqliteWriter.start({ file: join(folder, 'file.sqlite'), busyTimeoutMs: 20 });
  const threadOf = (writer: SqliteWriter): { terminate(): Promise<number> } => (writer as unknown as { thread: { terminate(): Promise<number> } }).thread;
  const isGone = (writer: SqliteWriter): Promise<unknown> => Promise.race([writer.gone, new Promise((resolve) => setTimeout(resolve, 100, 'there'))]);

  it('is told of when it ends unasked, and what is asked of it then fails', async () => {
    const writer = start();
    await writer.step('SELECT 1');
    expect(await isGone(writer)).toBe('there');
    const asked = writer.step('SELECT 1');
    await threadOf(writer).terminate();
    expect(await writer.gone).toBeInstanceOf(WriterLost);
    await asked.catch(() => undefined);
    await expect(writer.step('SELECT 1')).rejects.toThrow(WriterLost);
    await writer.close();
  });

  it('is not when it is closed', async () => {
    const writer = start();
    await writer.step('SELECT 1');
    await writer.close();
    expect(await isGone(writer)).toBe('there');
  });
});

/** Run before the service: on the signal the thread that writes ends, as it would of a fault of its own. */
const PLANT = `import threads from 'node:worker_threads';
import { syncBuiltinESMExports } from 'node:module';
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(url, options) {
    super(url, options);
    if (String(url).includes('sqlite-writer')) process.once('SIGUSR2', () => this.terminate());
  }
};
syncBuiltinESMExports();`;

it('a service whose writing thread has died says so in its log and ends, so that it is started anew', async () => {
  const plant = `data:text/javascript,${encodeURIComponent(PLANT)}`;
  const environment = { ...process.env, NODE_OPTIONS: '', DATA_DIR: join(folder, 'data'), PORT: '0', HTTPS_PORT: '0', MODE: 'demonstration' };
  const service = spawn(process.execPath, ['--no-warnings', '--import', plant, join(repositoryRoot, 'dist-test/src/main.js')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const answers = new Promise<void>((resolve) => {
    service.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/home +http:/.test(said)) resolve();
    });
  });
  const ended = once(service, 'exit');
  await Promise.race([answers, ended.then(() => Promise.reject(new Error(said)))]);
  service.kill('SIGUSR2');
  expect(await ended).toEqual([1, null]);
  expect(said).toMatch(/"level":"error","event":"the database cannot be written any more: this process ends, to be started anew","causes":\[\{"name":"WriterLost"/);
}, 2 * MINUTES);
