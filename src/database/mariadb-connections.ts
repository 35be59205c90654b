import { QueryFailedError, type DataSource, type Logger, type QueryRunner } from 'typeorm';
import { ConnectionReader, type Reader } from './reader.js';
import type { RawRow, RowMapping, RowMappings, RowType, SqlValue } from './row-mapping.js';
import { DeadlinePassed, withDeadline } from './unit-of-work.js';

/** A connection of the driver's. */
interface DriverConnection {
  query(sql: string): void;
  destroy(): void;
  readonly stream: { destroy(): void };
}

interface DriverPool {
  on(event: 'connection', listener: (connection: DriverConnection) => void): void;
}

/** The connections of one pool: what each begins with, and their end although the server may be silent. */
export class MariadbConnections {
  private readonly open = new Set<DriverConnection>();

  private constructor(
    private readonly source: DataSource,
    private readonly deadlineMs: number,
  ) {}

  /** Settings for each connection to come, and for the one that TypeORM has opened already. */
  static async prepare(source: DataSource, door: 'read' | 'write', deadlineMs: number): Promise<MariadbConnections> {
    const connections = new MariadbConnections(source, deadlineMs);
    const statement = openingStatement(door, deadlineMs);
    const { pool } = source.driver as unknown as { pool: DriverPool };
    pool.on('connection', (connection) => {
      connections.open.add(connection);
      connection.query(statement);
    });
    const runner = source.createQueryRunner();
    connections.open.add((await runner.connect()) as DriverConnection);
    await runner.query(statement);
    await runner.release();
    return connections;
  }

  /** Takes leave of the server, or, where it is silent, hangs up at the deadline. */
  async close(): Promise<void> {
    try {
      await withDeadline(this.deadlineMs, this.source.destroy(), () => this.open.forEach(hangUp));
    } catch (error) {
      if (!(error instanceof DeadlinePassed)) throw error;
    }
  }
}

/** Reads over a pool. A connection that has not answered in time is never used again: those behind it would wait for ever. */
export class PoolReader implements Reader {
  readonly dialect = 'mariadb';

  constructor(
    private readonly source: DataSource,
    private readonly mappings: RowMappings,
    private readonly deadlineMs: number,
  ) {}

  query(sql: string, parameters: readonly SqlValue[] = []): Promise<RawRow[]> {
    return this.over((reader) => reader.query(sql, parameters));
  }

  find<Row extends object>(type: RowType<Row>, condition: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.over((reader) => reader.find(type, condition, parameters));
  }

  mappingOf<Row extends object>(type: RowType<Row>): RowMapping<Row> {
    return this.mappings.of(type);
  }

  private async over<T>(read: (reader: Reader) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const answer = await withDeadline(this.deadlineMs, read(new ConnectionReader('mariadb', runner, this.mappings)), () => undefined);
      await runner.release();
      return answer;
    } catch (error) {
      if (isDoubtful(error)) drop(runner);
      else await runner.release();
      throw error;
    }
  }
}

/** Closes a connection that may still be at work: only that makes the server let go. */
export function drop(runner: QueryRunner): void {
  void (runner.connect() as Promise<DriverConnection>).then(hangUp, () => undefined);
}

/** The server's error number; 0 where the error is not the server's (a broken connection, a timeout). */
export function errorNumber(error: unknown): number {
  const driverError = (error as { driverError?: { errno?: unknown } }).driverError ?? (error as { errno?: unknown });
  return typeof driverError.errno === 'number' && driverError.errno > 0 ? driverError.errno : 0;
}

/** Whether nobody knows what the connection is doing after this error. */
export function isDoubtful(error: unknown): boolean {
  return error instanceof DeadlinePassed || (error instanceof QueryFailedError && errorNumber(error) === 0);
}

/** TypeORM would write slow statements, with their parameters, to the console. */
export const SILENT_LOGGER: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** The driver's own farewell waits for the far side; a socket whose far side is gone would keep the process alive. */
function hangUp(connection: DriverConnection): void {
  connection.destroy();
  connection.stream.destroy();
}

function openingStatement(door: 'read' | 'write', deadlineMs: number): string {
  const settings = [
    // The driver knows no NOPAD collation by name.
    "collation_connection = 'utf8mb4_nopad_bin'",
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
    'innodb_lock_wait_timeout = 5',
    `max_statement_time = ${deadlineMs / 1000}`,
    "tx_isolation = 'READ-COMMITTED'",
    `tx_read_only = ${door === 'read' ? 1 : 0}`,
  ];
  return `SET SESSION ${settings.join(', ')}`;
}
