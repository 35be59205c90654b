import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Dialect } from '../src/database/dialect.js';
import { startMariaDb } from '../test/support/mariadbd.js';
import { whereIs } from '../test/support/tools.js';
import { Child } from './child.js';
import { medianOf, type Load, type Overload, type Throughput, type Weathered } from './load.js';
import { better, mariadbRows, p256PerSecond, sqliteRows, type DurableRows } from './raw-limits.js';
import { lineOf, machineLine, rawLine, stormTableOf, tableOf, type Line, type RawLimits, type StormLine } from './report.js';
import type { Loaded } from './load-licences.js';
import { readSamples, type Sample } from './sample.js';
import { layRawScene, layScene, type Figure } from './scene.js';
import type { Door } from './service.js';

/* Prints each figure of the service beside the raw limit measured in the same run. Nothing is judged by the clock: who reads the ratios judges. */

const FIGURES: readonly Figure[] = chosen('BENCH_FIGURES', ['look-up', 'verify printed code', 'issue']);
const CALLERS = chosen('BENCH_CALLERS', ['1', '16', '64']).map(Number);
const SECONDS = numberOf('BENCH_SECONDS', 5);
const ROUNDS = numberOf('BENCH_ROUNDS', 1);
const LICENCES = numberOf('BENCH_LICENCES', 2_000);
/** So many times what a figure can do at the most callers arrives in a storm. */
const STORM = 3;
const RAW_SECONDS = SECONDS / 2;
const WARM_UP_SECONDS = Math.min(2, SECONDS / 2);
const { BENCH_JSON, BENCH_PROFILE, BENCH_DATABASE, BENCH_FOLDER, BENCH_DATABASE_URL } = process.env;
/** As a server in service is set, which holds its indexes in memory. */
const SERVER_SETTINGS = ['--innodb-buffer-pool-size=2G', '--innodb-log-file-size=1G'];

const folder = BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'zhengku-bench-'));
const callers = Child.start('callers.js');
const isOwnServer = BENCH_DATABASE !== 'sqlite' && BENCH_DATABASE_URL === undefined && whereIs('mariadbd') !== undefined;
const mariadb = isOwnServer ? await startMariaDb(...SERVER_SETTINGS) : undefined;
try {
  const url = BENCH_DATABASE === 'sqlite' ? undefined : (BENCH_DATABASE_URL ?? (await mariadb?.freshDatabase()));
  const machine = machineLine(await databaseNames(url));
  print(machine);
  const p256 = p256PerSecond(RAW_SECONDS);
  const fastify = await rawFastify();
  const lines: Line[] = [];
  const storms: StormLine[] = [];
  const take = (measured: Measured): void => {
    lines.push(...measured.lines);
    storms.push(...measured.storms);
  };
  if (BENCH_DATABASE !== 'mariadb') take(await bench('sqlite', { p256, fastify }, () => Promise.resolve(sqliteRows(folder, RAW_SECONDS))));
  if (url !== undefined) take(await bench('mariadb', { p256, fastify }, () => mariadbRows(url, RAW_SECONDS), url));
  print(tableOf(lines));
  if (storms.length > 0) print(stormTableOf(storms));
  if (BENCH_JSON !== undefined) writeFileSync(BENCH_JSON, `${JSON.stringify({ machine, seconds: SECONDS, rounds: ROUNDS, licences: LICENCES, lines, storms }, null, 2)}\n`);
} finally {
  await callers.end();
  await mariadb?.stop();
  if (BENCH_FOLDER === undefined) rmSync(folder, { recursive: true, force: true });
}

interface Measured {
  readonly lines: readonly Line[];
  readonly storms: readonly StormLine[];
}

/** Every figure of the service on one database, with its licences in it; its raw limit is measured before and after. */
async function bench(database: Dialect, raw: Omit<RawLimits, 'rows' | 'sameWork'>, rawRows: () => Promise<DurableRows>, url?: string): Promise<Measured> {
  const place = { DATA_DIR: join(folder, database), ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const samples = await load(database, place);
  const before = await rawRows();
  const sameWork = await rawWork(samples, place);
  const profile = BENCH_PROFILE === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${BENCH_PROFILE}`];
  const service = Child.start('service.js', place, profile);
  const door = await service.told<Door>();
  const scene = layScene(samples, database);
  const lines: Omit<Line, 'limits' | 'limit' | 'ratio'>[] = [];
  const storms: StormLine[] = [];
  for (const figure of FIGURES) {
    const { keysBegin, ...calls } = scene[figure];
    for (const count of CALLERS) {
      const measured = await rounds(async (round) => {
        const before = await service.ask<number>({});
        const { calls: made, ...throughput } = await under({ ...calls, ...door, ...(keysBegin === undefined ? {} : { keysBegin: `${keysBegin}-${count}-${round}` }), callers: count });
        return { ...throughput, processorMs: ((await service.ask<number>({})) - before) / made };
      });
      lines.push({ database, figure, callers: count, ...measured });
    }
    const most = Math.max(...lines.filter((line) => line.figure === figure).map(({ perSecond }) => perSecond));
    if (keysBegin === undefined) storms.push({ database, figure, ...(await storm({ ...calls, ...door, arrivalsPerSecond: STORM * most })) });
  }
  await service.end();
  const limits = { ...raw, sameWork, rows: better(before, await rawRows()) };
  print(rawLine(database, limits));
  return { lines: lines.map((line) => lineOf(line, limits)), storms };
}

/** Fills the store. */
async function load(database: Dialect, place: NodeJS.ProcessEnv & { readonly DATA_DIR: string }): Promise<readonly Sample[]> {
  const loader = Child.start('load-licences.js', { ...place, BENCH_LICENCES: String(LICENCES) });
  const { licences, made, seconds } = await loader.told<Loaded>();
  await loader.end();
  print(`${licences.toLocaleString('en')} licences in ${database}, ${made.toLocaleString('en')} of them made in ${seconds.toFixed(0)} s`);
  return readSamples(place.DATA_DIR);
}

/** The same questions to Fastify and the bare driver. */
async function rawWork(samples: readonly Sample[], place: NodeJS.ProcessEnv): Promise<RawLimits['sameWork']> {
  const server = Child.start('raw-service.js', place);
  const origin = await server.told<string>();
  const scene = layRawScene(samples);
  const measured = new Map<Figure, Map<number, Throughput>>();
  for (const figure of FIGURES) {
    if (figure === 'issue') continue;
    const byCallers = new Map<number, Throughput>();
    for (const count of CALLERS) byCallers.set(count, await rounds(() => under({ ...scene[figure], origin, token: 'none', callers: count })));
    measured.set(figure, byCallers);
  }
  await server.end();
  return measured;
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

function storm(overload: Omit<Overload, 'seconds' | 'warmUpSeconds'>): Promise<Weathered> {
  return callers.ask<Weathered>({ ...overload, seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS } satisfies Overload);
}

/** A choice among `all`, given with commas; absent: all. */
function chosen<Name extends string>(variable: string, all: readonly Name[]): readonly Name[] {
  const given = process.env[variable]?.split(',');
  return given === undefined ? all : all.filter((name) => given.includes(name));
}

async function databaseNames(mariadbUrl: string | undefined): Promise<string[]> {
  const memory = new Sqlite(':memory:');
  const names = [`SQLite ${String(memory.prepare('SELECT sqlite_version()').pluck().get())}`];
  memory.close();
  if (mariadbUrl === undefined) return names;
  const connection = await createConnection(mariadbUrl);
  const [[row]] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  await connection.end();
  return [...names, `MariaDB ${String(row?.['version'])}`];
}

function numberOf(variable: string, preset: number): number {
  const value = Number(process.env[variable] ?? preset);
  if (!(value > 0)) throw new RangeError(`${variable} is a number above 0`);
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n\n`);
}
