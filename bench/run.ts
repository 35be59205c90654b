import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Dialect } from '../src/database/dialect.js';
import { startMariaDb, type MariaDb } from '../test/support/mariadbd.js';
import { whereIs } from '../test/support/tools.js';
import { Child } from './child.js';
import { medianOf, type Load, type Throughput } from './load.js';
import { better, mariadbRows, p256PerSecond, sqliteRows, type DurableRows } from './raw-limits.js';
import { lineOf, machineLine, rawLine, tableOf, type Line, type RawLimits } from './report.js';
import { layScene, type Figure } from './scene.js';
import type { Door } from './service.js';

/* Prints each figure of the service beside the raw limit measured in the same run. Nothing is judged by the clock: who reads the ratios judges. */

const FIGURES: readonly Figure[] = chosen('BENCH_FIGURES', ['look-up', 'verify printed code', 'issue']);
const CALLERS = chosen('BENCH_CALLERS', ['1', '16', '64']).map(Number);
const SECONDS = numberOf('BENCH_SECONDS', 5);
const ROUNDS = numberOf('BENCH_ROUNDS', 1);
const RAW_SECONDS = SECONDS / 2;
const WARM_UP_SECONDS = Math.min(2, SECONDS / 2);
const { BENCH_JSON, BENCH_PROFILE, BENCH_DATABASE } = process.env;

const folder = mkdtempSync(join(tmpdir(), 'zhengku-bench-'));
const callers = Child.start('callers.js');
const mariadb = BENCH_DATABASE !== 'sqlite' && whereIs('mariadbd') !== undefined ? await startMariaDb() : undefined;
try {
  const machine = machineLine(databaseNames(mariadb));
  print(machine);
  const p256 = p256PerSecond(RAW_SECONDS);
  const fastify = await rawFastify();
  const lines: Line[] = [];
  if (BENCH_DATABASE !== 'mariadb') lines.push(...(await bench('sqlite', { p256, fastify }, () => Promise.resolve(sqliteRows(folder, RAW_SECONDS)))));
  if (mariadb !== undefined) {
    const url = await mariadb.freshDatabase();
    lines.push(...(await bench('mariadb', { p256, fastify }, async () => mariadbRows(await mariadb.freshDatabase(), RAW_SECONDS), url)));
  }
  print(tableOf(lines));
  if (BENCH_JSON !== undefined) writeFileSync(BENCH_JSON, `${JSON.stringify({ machine, seconds: SECONDS, rounds: ROUNDS, lines }, null, 2)}\n`);
} finally {
  await callers.end();
  await mariadb?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Every figure of the service on one database; its raw limit is measured before and after. */
async function bench(database: Dialect, raw: Omit<RawLimits, 'rows'>, rawRows: () => Promise<DurableRows>, url?: string): Promise<Line[]> {
  const before = await rawRows();
  const profile = BENCH_PROFILE === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${BENCH_PROFILE}`];
  const service = Child.start('service.js', { DATA_DIR: join(folder, database), ...(url === undefined ? {} : { DATABASE_URL: url }) }, profile);
  const door = await service.told<Door>();
  const scene = await layScene(door, database);
  const lines: Omit<Line, 'limits' | 'limit' | 'ratio'>[] = [];
  for (const figure of FIGURES) {
    for (const count of CALLERS) {
      const { keysBegin, ...load } = scene[figure];
      const measured = await rounds(async (round) => {
        const before = await service.ask<number>({});
        const { calls, ...throughput } = await under({ ...load, ...door, ...(keysBegin === undefined ? {} : { keysBegin: `${keysBegin}-${count}-${round}` }), callers: count });
        return { ...throughput, processorMs: ((await service.ask<number>({})) - before) / calls };
      });
      lines.push({ database, figure, callers: count, ...measured });
    }
  }
  await service.end();
  const limits = { ...raw, rows: better(before, await rawRows()) };
  print(rawLine(database, limits));
  return lines.map((line) => lineOf(line, limits));
}

async function rawFastify(): Promise<ReadonlyMap<number, Throughput>> {
  const server = Child.start('raw-fastify.js');
  const origin = await server.told<string>();
  const body = JSON.stringify(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field${index}`, '热食类食品制售；冷食类食品制售'])));
  const limits = new Map<number, Throughput>();
  for (const count of CALLERS) {
    limits.set(count, await rounds(() => under({ origin, path: '/raw', token: 'none', bodies: [body], callers: count, expected: { status: 200, text: 'taken' } })));
  }
  await server.end();
  return limits;
}

/** The median of the rounds. */
async function rounds<Measured extends { readonly perSecond: number }>(measure: (round: number) => Promise<Measured>): Promise<Measured> {
  const measured: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) measured.push(await measure(round));
  return medianOf(measured);
}

function under(load: Omit<Load, 'seconds' | 'warmUpSeconds'>): Promise<Throughput> {
  return callers.ask<Throughput>({ ...load, seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS } satisfies Load);
}

/** A choice among `all`, given with commas; absent: all. */
function chosen<Name extends string>(variable: string, all: readonly Name[]): readonly Name[] {
  const given = process.env[variable]?.split(',');
  return given === undefined ? all : all.filter((name) => given.includes(name));
}

function databaseNames(server: MariaDb | undefined): string[] {
  const memory = new Sqlite(':memory:');
  const names = [`SQLite ${String(memory.prepare('SELECT sqlite_version()').pluck().get())}`];
  memory.close();
  if (server !== undefined) names.push(`MariaDB ${/Ver (\S+?)-MariaDB/.exec(execFileSync(whereIs('mariadbd') ?? '', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown'}`);
  return names;
}

function numberOf(variable: string, preset: number): number {
  const value = Number(process.env[variable] ?? preset);
  if (!(value > 0)) throw new RangeError(`${variable} is a number above 0`);
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n\n`);
}
