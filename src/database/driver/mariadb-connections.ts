import type { DataSource } from 'typeorm';
import { DeadlinePassed, withDeadline } from './deadline.js';
import { errorNumber, MariadbConnection, type DriverConnection } from './mariadb-connection.js';
import { statementFailed, StatementFailed } from './statements.js';

interface DriverPool {
  on(event: 'connection', listener: (connection: DriverConnection) => void): void;
  getConnection(done: (error: Error | null, connection: DriverConnection) => void): void;
}

/** The connections of one pool: what each begins with, and their end although the server may be silent. */
export class MariadbConnections {
  private readonly open = new Set<DriverConnection>();
  /** Those that hold a transaction open until it is ended: nothing that they are given can happen outside of one. */
  private readonly transacting = new WeakSet<DriverConnection>();

  private constructor(
    private readonly source: DataSource,
    private readonly pool: DriverPool,
    readonly deadlineMs: number,
  ) {}

  /** Settings for each connection to come, and for the one that TypeORM has opened already. */
  static async prepare(source: DataSource, door: 'read' | 'write', deadlineMs: number): Promise<MariadbConnections> {
    const { pool } = source.driver as unknown as { pool: DriverPool };
    const connections = new MariadbConnections(source, pool, deadlineMs);
    const statement = openingStatement(door, deadlineMs);
    pool.on('connection', (connection) => {
      connections.open.add(connection);
      connection.query(statement);
    });
    const opened = await connections.driverConnection();
    connections.open.add(opened);
    const first = new MariadbConnection(opened);
    await first.change(statement, []);
    first.release();
    return connections;
  }

  /** A connection, to be given back. @throws DeadlinePassed, StatementFailed where none is to be had */
  async take(): Promise<MariadbConnection> {
    return new MariadbConnection(await this.driverConnection());
  }

  /** A connection on which whatever is done is in a transaction, begun by its first statement and ended by COMMIT, ROLLBACK or its closing. */
  async takeForTransaction(): Promise<MariadbConnection> {
    const opened = await this.driverConnection();
    const connection = new MariadbConnection(opened);
    if (this.transacting.has(opened)) return connection;
    try {
      await withDeadline(this.deadlineMs, connection.change('SET autocommit = 0', []), () => connection.hangUp());
    } catch (error) {
      connection.hangUp();
      throw error;
    }
    this.transacting.add(opened);
    return connection;
  }

  /** Takes leave of the server, or, where it is silent, hangs up at the deadline. */
  async close(): Promise<void> {
    try {
      await withDeadline(this.deadlineMs, this.source.destroy(), () => this.open.forEach((each) => new MariadbConnection(each).hangUp()));
    } catch (error) {
      if (!(error instanceof DeadlinePassed)) throw error;
    }
  }

  /** One that comes after its deadline is wanted by nobody any more. */
  private driverConnection(): Promise<DriverConnection> {
    let isLate = false;
    const taking = new Promise<DriverConnection>((resolve, reject) => {
      this.pool.getConnection((error, connection) => {
        if (error !== null) reject(statementFailed(error));
        else if (isLate) connection.release();
        else resolve(connection);
      });
    });
    return withDeadline(this.deadlineMs, taking, () => (isLate = true));
  }
}

/** Whether nobody knows what the connection is doing after this error. */
export function isDoubtful(error: unknown): boolean {
  return error instanceof DeadlinePassed || (error instanceof StatementFailed && errorNumber(error) === 0);
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
