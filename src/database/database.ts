import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dialect } from './dialect.js';
import { withDeadline } from './driver/deadline.js';
import { MariadbConnections } from './driver/mariadb-connections.js';
import { MariadbReading } from './driver/mariadb-reading.js';
import { prepareWriting, SqliteFile } from './driver/sqlite-file.js';
import { SqliteReading } from './driver/sqlite-reading.js';
import { SqliteWriter } from './driver/sqlite-writer.js';
import { durabilityFlaws } from './durability.js';
import { loadMigrations } from './schema/migrations.js';
import { migrate } from './schema/migrate.js';
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

/** Longest that the SQLite driver itself waits for another's lock: from then on units wait beside the statement. */
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
    private readonly doors: Closing,
    /** Settles when nothing can be written any more, for good: this process had better end and be started anew. */
    readonly lost: Promise<Error>,
  ) {}

  /** Opens, checks durability, and migrates forward. @throws DatabaseFault where an acknowledged act could be lost */
  static async open(plan: DatabasePlan): Promise<Database> {
    const { location } = plan;
    return 'file' in location ? Database.openFile(plan, location.file) : Database.openServer(plan, location.url);
  }

  private static async openFile(plan: DatabasePlan, file: string): Promise<Database> {
    mkdirSync(dirname(file), { recursive: true });
    const source = new DataSource({ ...COMMON, entities: [...plan.rows], migrations: await loadMigrations(), type: 'better-sqlite3', database: file, timeout: plan.deadlineMs, prepareDatabase: prepareWriting });
    const closing = new Closing();
    try {
      await source.initialize();
      closing.add(() => source.destroy());
      const writer = SqliteWriter.start({ file, busyTimeoutMs: BUSY_TIMEOUT_MS });
      closing.add(() => writer.close());
      const mappings = new RowMappings(source);
      await refuseLoss(plan, new ConnectionReader('sqlite', writer, mappings));
      await migrate(source);
      // After the migrations: SQLite opens no file read-only that is not there yet. TypeORM is not asked any more: it knows the rows.
      const reading = new SqliteReading(SqliteFile.open({ file, door: 'read', busyTimeoutMs: BUSY_TIMEOUT_MS }));
      closing.add(() => reading.close());
      return new Database('sqlite', new SqliteUnitOfWork(writer, mappings, plan.deadlineMs), new ConnectionReader('sqlite', reading, mappings), mappings, closing, writer.gone);
    } catch (error) {
      await closing.run().catch(() => undefined);
      throw error;
    }
  }

  private static async openServer(plan: DatabasePlan, url: string): Promise<Database> {
    const options = serverOptions(plan, url);
    const writing = new DataSource({ ...options, migrations: await loadMigrations() });
    const reading = new DataSource(options);
    const mappings = new RowMappings(writing);
    const closing = new Closing();
    const connect = async (source: DataSource, door: 'read' | 'write'): Promise<MariadbConnections> => {
      await source.initialize().catch((error: unknown) => Promise.reject(unreachable(url, error)));
      const connections = await MariadbConnections.prepare(source, door, plan.deadlineMs);
      closing.add(() => connections.close());
      return connections;
    };
    try {
      const writers = await connect(writing, 'write');
      await refuseLoss(plan, new ConnectionReader('mariadb', new MariadbReading(writers), mappings));
      await migrate(writing);
      const readers = new MariadbReading(await connect(reading, 'read'));
      return new Database('mariadb', new MariadbUnitOfWork(writers, mappings, plan.deadlineMs), new ConnectionReader('mariadb', readers, mappings), mappings, closing, NEVER);
    } catch (error) {
      // A server that fell silent meanwhile must not hide the fault by never taking leave.
      await closing.run().catch(() => undefined);
      for (const source of [reading, writing]) if (source.isInitialized) await withDeadline(plan.deadlineMs, source.destroy(), () => undefined).catch(() => undefined);
      throw error;
    }
  }

  /** Finishes what is under way and closes. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    await this.units.close();
    await this.doors.run();
  }
}

/** What the server or the network said, without the password. */
function unreachable(url: string, cause: unknown): DatabaseFault {
  const { host, username, pathname } = new URL(url);
  const sentence = `The database ${pathname.slice(1)} at ${host} does not let ${username} in: ${(cause as Error).message}. Check DATABASE_URL, and that the server runs and has this database and user.`;
  return new DatabaseFault(sentence, { cause });
}

/** A server that went away is connected to again. */
const NEVER = new Promise<Error>(() => undefined);

/** What is to be closed, the last opened first. */
class Closing {
  private readonly steps: (() => void | Promise<void>)[] = [];

  add(step: () => void | Promise<void>): void {
    this.steps.push(step);
  }

  async run(): Promise<void> {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) await step();
  }
}

/** @throws DatabaseFault where what is acknowledged could be lost, unless that is accepted by name */
async function refuseLoss(plan: DatabasePlan, writer: Reader): Promise<void> {
  const flaws = await durabilityFlaws(writer);
  if (flaws.length === 0 || plan.acceptsLoss === 'accept-loss') return;
  throw new DatabaseFault(`The database may lose acknowledged acts: ${flaws.join('; ')}. To start all the same set DURABILITY_OVERRIDE=accept-loss.`);
}

/** TypeORM would write slow statements, with their parameters, to the console. */
const SILENT_LOGGER: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

const COMMON = { migrationsTableName: 'migration', synchronize: false, logging: false, logger: SILENT_LOGGER } as const;

function serverOptions(plan: DatabasePlan, url: string): DataSourceOptions {
  return {
    ...COMMON,
    entities: [...plan.rows],
    type: 'mariadb',
    url,
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
