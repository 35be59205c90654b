import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { repositoryRoot } from './repository.js';
import { whereIs } from './tools.js';

const run = promisify(execFile);
const PREFIX = 'zhengku-mariadb-';
const READY_WITHIN_MS = 20_000;

/** Durable on every commit, like a server in service; small otherwise. */
const SETTINGS = [
  '--innodb-flush-log-at-trx-commit=1',
  '--character-set-server=utf8mb4',
  '--innodb-log-file-size=16M',
  '--innodb-buffer-pool-size=64M',
  '--performance-schema=OFF',
  '--skip-name-resolve',
  ...(process.getuid?.() === 0 ? ['--user=root'] : []),
];

/** A private MariaDB server on 127.0.0.1 with its own data folder, gone with the process that started it. */
export interface MariaDb {
  /** Of the server process, for tests that kill it. */
  readonly pid: number;
  /** `mysql://user:password@127.0.0.1:port/name` of a new, empty database. */
  freshDatabase(): Promise<string>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a server; ready in under 2 s except the very first time in a checkout. `settings` are further options of mariadbd. */
export async function startMariaDb(...settings: readonly string[]): Promise<MariaDb> {
  sweep();
  const template = await templateFolder();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  cpSync(template, join(folder, 'data'), { recursive: true });
  const password = randomBytes(16).toString('hex');
  writeFileSync(
    join(folder, 'init.sql'),
    `CREATE USER 'zhengku'@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO 'zhengku'@'127.0.0.1';\n`,
    { mode: 0o600 },
  );
  const { server, port } = await serve(folder, settings);
  const address = `mysql://zhengku:${password}@127.0.0.1:${port}`;
  let databases = 0;
  return {
    pid: server.pid ?? 0,
    async freshDatabase() {
      const name = `test_${++databases}`;
      const connection = await createConnection({ uri: `${address}/mysql`, connectTimeout: 5_000 });
      await connection.query(`CREATE DATABASE ${name}`);
      await connection.end();
      return `${address}/${name}`;
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Another program may take the free port before the server does: then once more with another. */
async function serve(folder: string, settings: readonly string[], attempts = 3): Promise<{ server: ChildProcess; port: number }> {
  const port = await freePort();
  const server = spawnServer([
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    ...SETTINGS,
    ...settings,
  ]);
  const said = await readyOrSaid(server);
  if (said === undefined) return { server, port };
  if (attempts > 1 && said.includes('Address already in use')) return serve(folder, settings, attempts - 1);
  throw new Error(`mariadbd did not start:\n${said}`);
}

/** The kernel kills the server when the test process dies, however it dies. */
function spawnServer(options: readonly string[]): ChildProcess {
  const mariadbd = whereIs('mariadbd') ?? 'mariadbd';
  const setpriv = whereIs('setpriv');
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  if (setpriv === undefined) return spawn(mariadbd, options, { stdio: [...stdio] });
  return spawn(setpriv, ['--pdeathsig', 'KILL', mariadbd, ...options], { stdio: [...stdio] });
}

/** Undefined once the server takes connections; else all that it said before it ended or the time ran out. */
function readyOrSaid(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const deadline = setTimeout(() => server.kill('SIGKILL'), READY_WITHIN_MS);
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 100_000) said += text;
      if (!said.includes('ready for connections')) return;
      clearTimeout(deadline);
      resolve(undefined);
    });
    server.once('exit', () => {
      clearTimeout(deadline);
      resolve(said);
    });
  });
}

/** A data folder with the system tables, made once per checkout and version and then copied. */
async function templateFolder(): Promise<string> {
  const { stdout } = await run(whereIs('mariadbd') ?? 'mariadbd', ['--version']);
  const version = /Ver (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  const template = join(repositoryRoot, 'dist-test/mariadb', version);
  if (existsSync(template)) return template;
  mkdirSync(join(repositoryRoot, 'dist-test/mariadb'), { recursive: true });
  const making = mkdtempSync(`${template}-`);
  await run(whereIs('mariadb-install-db') ?? 'mariadb-install-db', [
    '--no-defaults',
    `--datadir=${making}`,
    '--skip-test-db',
    '--auth-root-authentication-method=socket',
    ...SETTINGS,
  ]);
  try {
    renameSync(making, template);
  } catch {
    // Another test process was first: its template is as good.
    rmSync(making, { recursive: true, force: true });
  }
  return template;
}

/** Folders of test processes that were killed before they could tidy up. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^zhengku-mariadb-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Whether a process of anybody has this id. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
