import { cpus, loadavg } from 'node:os';
import type { Dialect } from '../src/database/dialect.js';
import type { Throughput, Weathered } from './load.js';
import type { DurableRows } from './raw-limits.js';
import type { Figure } from './scene.js';

/** A figure beside the raw limit that bounds it most closely. */
export interface Line extends Omit<Throughput, 'calls'> {
  readonly database: Dialect;
  readonly figure: Figure;
  readonly callers: number;
  /** Processor time of the service for one call, all its threads together: hardly moved by what else the machine does. */
  readonly processorMs: number;
  /** Each raw limit in calls of this figure per second. */
  readonly limits: Readonly<Record<string, number>>;
  readonly limit: string;
  /** Of the closest limit. */
  readonly ratio: number;
}

/** What one run measured without the service. */
export interface RawLimits {
  readonly p256: { readonly sign: number; readonly verify: number };
  /** Fastify's calls per second, by the number of callers. */
  readonly fastify: ReadonlyMap<number, Pick<Throughput, 'perSecond'>>;
  readonly rows: DurableRows;
  /** Calls per second of Fastify and the bare driver that do the same with the same store, by figure and callers. */
  readonly sameWork: ReadonlyMap<Figure, ReadonlyMap<number, Pick<Throughput, 'perSecond'>>>;
}

/** What became of a figure's calls at a multiple of what it can do. */
export interface StormLine extends Weathered {
  readonly database: Dialect;
  readonly figure: Figure;
}

/** What one call of each figure costs: signatures, commits one after another, rows written in them (inserted, changed, removed; the ledger's two with them). */
const COSTS: Readonly<Record<Figure, { sign: number; verify: number; commits: number; rows: number }>> = {
  issue: { sign: 2, verify: 0, commits: 2, rows: 16 },
  'look-up': { sign: 1, verify: 0, commits: 1, rows: 4 },
  'verify printed code': { sign: 1, verify: 1, commits: 1, rows: 4 },
};

/** Holds a figure against its limits: a lone caller waits for each commit; of many see `DurableRows`. */
export function lineOf(measured: Omit<Line, 'limits' | 'limit' | 'ratio'>, raw: RawLimits): Line {
  const cost = COSTS[measured.figure];
  const limits: Record<string, number> = { 'raw Fastify': raw.fastify.get(measured.callers)?.perSecond ?? 0 };
  const same = raw.sameWork.get(measured.figure)?.get(measured.callers);
  if (same !== undefined) limits['the same by Fastify and the bare driver'] = same.perSecond;
  if (measured.callers === 1) limits[`durable commits ÷ ${cost.commits}`] = raw.rows.alone / cost.commits;
  else limits[`durable ${raw.rows.counts} ÷ ${cost[raw.rows.counts]}`] = raw.rows.together / cost[raw.rows.counts];
  if (cost.sign > 0) limits[`P-256 signatures ÷ ${cost.sign}`] = raw.p256.sign / cost.sign;
  if (cost.verify > 0) limits['P-256 verifications'] = raw.p256.verify / cost.verify;
  const [limit, most] = Object.entries(limits).reduce((least, each) => (each[1] < least[1] ? each : least));
  return { ...measured, limits, limit, ratio: measured.perSecond / most };
}

/** The machine, without its name. */
export function machineLine(databases: readonly string[]): string {
  const [load = 0] = loadavg();
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), node ${process.version}, ${databases.join(', ')}; load before ${load.toFixed(2)}`;
}

export function rawLine(database: Dialect, { p256, fastify, rows }: RawLimits): string {
  const web = [...fastify].map(([callers, { perSecond }]) => `${callers}: ${whole(perSecond)}`).join(', ');
  const written = `commits ${whole(rows.alone)}/s one by one, ${rows.counts} ${whole(rows.together)}/s together`;
  return `raw beside ${database}: P-256 ${whole(p256.sign)} signatures/s, ${whole(p256.verify)} verifications/s; durable ${written}; Fastify requests/s by callers ${web}`;
}

/** What was accepted and shed, as Markdown. */
export function stormTableOf(lines: readonly StormLine[]): string {
  const head = ['database', 'figure', 'arrived/s', 'accepted/s', 'p50 ms', 'p99 ms', 'shed/s', 'p99 ms of the shed'];
  return markdown(head, lines.map((line) => [line.database, line.figure, whole(line.arrivedPerSecond), whole(line.acceptedPerSecond), line.p50Ms.toFixed(0), line.p99Ms.toFixed(0), whole(line.shedPerSecond), line.shedP99Ms.toFixed(0)]));
}

/** The table as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['database', 'figure', 'callers', 'calls/s', 'p50 ms', 'p99 ms', 'CPU ms', 'closest raw limit', 'limit/s', 'ratio'];
  const rows = lines.map(({ database, figure, callers, perSecond, p50Ms, p99Ms, processorMs, limits, limit, ratio }) =>
    [database, figure, String(callers), whole(perSecond), p50Ms.toFixed(1), p99Ms.toFixed(1), processorMs.toFixed(2), limit, whole(limits[limit] ?? 0), ratio.toFixed(2)],
  );
  return markdown(head, rows);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const spell = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [spell(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(spell)].join('\n');
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}
