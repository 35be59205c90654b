import { DataSource, type DataSourceOptions } from 'typeorm';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dialect } from './dialect.js';
import { durabilityFlaws } from './durability.js';
import { MariadbConnections, PoolReader, SILENT_LOGGER } from './mariadb-connections.js';
import { loadMigrations, type MigrationType } from './schema/migrations.js';
import { migrate } from './schema/migrate.js';
import { MariadbUnitOfWork } from './mariadb-unit-of-work.js';
import { ConnectionReader, type Reader } from './reader.js';
import { RowMappings, type RowType } from './row-mapping.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import { withDeadline, type UnitOfWork } from './unit-of-work.js';

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

/** Longest that the SQLite driver itself waits for a lock once the service is open. */
const BUSY_TIMEOUT_MS = 20;

/** The database may lose what it has acknowledged, or cannot be used as it stands; the message says how to mend it. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
}

/** The open database: one door for writing, one for reading. */
export class Database {
  private closing: Promise<void> | undefined;

  private constructor(
    readonly dialect: Dialect,
    readonly units: UnitOfWork,
    readonly reader: Reader,
    readonly mappings: RowMappings,
    private readonly closers: readonly Closer[],
  ) {}

  /** Opens, checks durability, and migrates forward. @throws DatabaseFault where an acknowledged act could be lost */
  static async open(plan: DatabasePlan): Promise<Database> {
    const writing = new DataSource(optionsOf(plan, 'write', await loadMigrations()));
    const reading = new DataSource(optionsOf(plan, 'read', []));
    try {
      return await Database.prepare(plan, writing, reading);
    } catch (error) {
      // A server that fell silent meanwhile must not hide the fault by never taking leave.
      for (const source of [reading, writing]) if (source.isInitialized) await withDeadline(plan.deadlineMs, source.destroy(), () => undefined).catch(() => undefined);
      throw error;
    }
  }

  private static async prepare(plan: DatabasePlan, writing: DataSource, reading: DataSource): Promise<Database> {
    const dialect: Dialect = 'file' in plan.location ? 'sqlite' : 'mariadb';
    const closeWriting = await connect(writing, 'write', plan.deadlineMs);
    const mappings = new RowMappings(writing);
    const flaws = await durabilityFlaws(new ConnectionReader(dialect, writing, mappings));
    if (flaws.length > 0 && plan.acceptsLoss === 'none') {
      throw new DatabaseFault(`The database may lose acknowledged acts: ${flaws.join('; ')}. To start all the same set DURABILITY_OVERRIDE=accept-loss.`);
    }
    await migrate(writing);
    // After the migrations: SQLite opens no file read-only that is not there yet.
    const closeReading = await connect(reading, 'read', plan.deadlineMs);
    const closers = [closeReading, closeWriting];
    if (dialect === 'sqlite') {
      // From here on requests wait beside the statement, and the driver's waiting stops the event loop.
      for (const source of [writing, reading]) await source.query(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      const units = new SqliteUnitOfWork(writing.createQueryRunner(), mappings, plan.deadlineMs);
      return new Database(dialect, units, new ConnectionReader(dialect, reading, mappings), mappings, closers);
    }
    const units = new MariadbUnitOfWork(writing, mappings, plan.deadlineMs);
    return new Database(dialect, units, new PoolReader(reading, mappings, plan.deadlineMs), mappings, closers);
  }

  /** Finishes what is under way and closes. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    await this.units.close();
    for (const closer of this.closers) await closer.close();
  }
}

interface Closer {
  close(): Promise<void>;
}

async function connect(source: DataSource, door: 'read' | 'write', deadlineMs: number): Promise<Closer> {
  await source.initialize();
  if (source.options.type === 'mariadb') return MariadbConnections.prepare(source, door, deadlineMs);
  return { close: () => source.destroy() };
}

function optionsOf(plan: DatabasePlan, door: 'read' | 'write', migrations: MigrationType[]): DataSourceOptions {
  const base = { entities: [...plan.rows], migrations, migrationsTableName: 'migration', synchronize: false, logging: false, logger: SILENT_LOGGER };
  if ('file' in plan.location) {
    mkdirSync(dirname(plan.location.file), { recursive: true });
    return { ...base, type: 'better-sqlite3', database: plan.location.file, readonly: door === 'read', timeout: plan.deadlineMs, prepareDatabase: door === 'read' ? prepareReading : prepareWriting };
  }
  return {
    ...base,
    type: 'mariadb',
    url: plan.location.url,
    charset: 'utf8mb4_bin',
    poolSize: plan.poolSize,
    connectTimeout: plan.deadlineMs,
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: 'Z',
    maxQueryExecutionTime: plan.deadlineMs,
    enableQueryTimeout: true,
    // Without `trace` the driver takes no picture of the stack before each statement, a sixteenth of the work of issuing.
    extra: { queueLimit: plan.poolSize * 64, enableKeepAlive: true, maxIdle: plan.poolSize, trace: false },
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
  // 32 MB: keys are random, so a page is written once for many commits when the log is copied back. Every commit is in the log, on the disc.
  handle.pragma('wal_autocheckpoint = 4000');
  handle.pragma('cache_size = -65536');
}

function prepareReading(handle: SqliteHandle): void {
  handle.pragma('cache_size = -65536');
  handle.pragma('mmap_size = 268435456');
}
