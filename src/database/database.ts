import { DataSource, type DataSourceOptions } from 'typeorm';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dialect } from './dialect.js';
import { durabilityFlaws } from './durability.js';
import { MariadbUnitOfWork } from './mariadb-unit-of-work.js';
import { ConnectionReader, type Reader } from './reader.js';
import { RowMappings, type RowType } from './row-mapping.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Where the database is and how it is to be treated. */
export interface DatabasePlan {
  /** A file for SQLite, or a `mysql://` URL. */
  readonly location: { readonly file: string } | { readonly url: string };
  readonly poolSize: number;
  readonly deadlineMs: number;
  readonly acceptsLoss: 'accept-loss' | 'none';
  /** Every `*-row.ts` class. */
  readonly rows: readonly RowType<object>[];
}

/** The database may lose what it has acknowledged, or cannot be used as it stands; the message says how to mend it. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations/*.js', import.meta.url));

/** The open database: one door for writing, one for reading. */
export class Database {
  private constructor(
    readonly dialect: Dialect,
    readonly units: UnitOfWork,
    readonly reader: Reader,
    readonly mappings: RowMappings,
    private readonly sources: readonly DataSource[],
  ) {}

  /** Opens, migrates forward, and checks durability. @throws DatabaseFault where an acknowledged act could be lost */
  static async open(plan: DatabasePlan): Promise<Database> {
    const dialect: Dialect = 'file' in plan.location ? 'sqlite' : 'mariadb';
    const writing = new DataSource(optionsOf(plan, 'write'));
    await writing.initialize();
    await prepareConnections(writing, 'write');
    await writing.runMigrations({ transaction: 'each' });
    const reading = new DataSource(optionsOf(plan, 'read'));
    await reading.initialize();
    await prepareConnections(reading, 'read');
    const mappings = new RowMappings(writing);
    const units =
      dialect === 'sqlite'
        ? new SqliteUnitOfWork(writing.createQueryRunner(), mappings, plan.deadlineMs)
        : new MariadbUnitOfWork(writing, mappings, plan.deadlineMs);
    const flaws = await durabilityFlaws(new ConnectionReader(dialect, writing, mappings));
    if (flaws.length > 0 && plan.acceptsLoss === 'none') {
      await Promise.all([writing.destroy(), reading.destroy()]);
      throw new DatabaseFault(`The database may lose acknowledged acts: ${flaws.join('; ')}. To start all the same set DURABILITY_OVERRIDE=accept-loss.`);
    }
    return new Database(dialect, units, new ConnectionReader(dialect, reading, mappings), mappings, [reading, writing]);
  }

  /** Finishes what is under way and closes. */
  async close(): Promise<void> {
    await this.units.close();
    for (const source of this.sources) await source.destroy();
  }
}

function optionsOf(plan: DatabasePlan, door: 'read' | 'write'): DataSourceOptions {
  const base = { entities: [...plan.rows], migrations: door === 'write' ? [MIGRATIONS] : [], migrationsTableName: 'migration', synchronize: false, logging: false };
  if ('file' in plan.location) {
    mkdirSync(dirname(plan.location.file), { recursive: true });
    return { ...base, type: 'better-sqlite3', database: plan.location.file, readonly: door === 'read', timeout: plan.deadlineMs, prepareDatabase: door === 'read' ? prepareReading : prepareWriting };
  }
  return {
    ...base,
    type: 'mariadb',
    url: plan.location.url,
    charset: 'utf8mb4_nopad_bin',
    poolSize: plan.poolSize,
    connectTimeout: plan.deadlineMs,
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: 'Z',
    maxQueryExecutionTime: plan.deadlineMs,
    enableQueryTimeout: true,
    extra: { queueLimit: plan.poolSize * 64, enableKeepAlive: true, maxIdle: plan.poolSize },
  };
}

interface SqliteHandle {
  pragma(statement: string): unknown;
}

function prepareWriting(handle: SqliteHandle): void {
  handle.pragma('page_size = 8192');
  handle.pragma('journal_mode = WAL');
  // The driver's own WAL option would mean synchronous=NORMAL, which loses acknowledged commits in a power cut.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('cache_size = -65536');
}

function prepareReading(handle: SqliteHandle): void {
  handle.pragma('cache_size = -65536');
  handle.pragma('mmap_size = 268435456');
}

interface MariadbPool {
  on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void;
}

/** Settings that each new MariaDB connection begins with; the one that TypeORM opened already is given back first. */
async function prepareConnections(source: DataSource, door: 'read' | 'write'): Promise<void> {
  if (source.options.type !== 'mariadb') return;
  const seconds = (source.options.maxQueryExecutionTime ?? 10_000) / 1000;
  const settings = [
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
    'innodb_lock_wait_timeout = 5',
    `max_statement_time = ${seconds}`,
    "tx_isolation = 'READ-COMMITTED'",
    `tx_read_only = ${door === 'read' ? 1 : 0}`,
  ];
  const statement = `SET SESSION ${settings.join(', ')}`;
  const { pool } = source.driver as unknown as { pool: MariadbPool };
  pool.on('connection', (connection) => connection.query(statement));
  await source.query(statement);
}
