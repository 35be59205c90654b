import { statementFailed, type InsertTarget, type RawRow, type SqlValue, type Statements } from './statements.js';

/** A connection of the driver's pool. */
export interface DriverConnection {
  query(options: { sql: string; values?: readonly unknown[]; rowsAsArray?: boolean }, done: (error: Error | null, result: unknown) => void): void;
  query(sql: string): void;
  release(): void;
  destroy(): void;
  readonly stream: { destroy(): void };
}

/** Rows in one INSERT statement at the most, so that the server's packet holds them. */
const ROWS_PER_STATEMENT = 100;

/** A connection to MariaDB while somebody has it. Statements are sent one after another. */
export class MariadbConnection implements Statements {
  constructor(private readonly connection: DriverConnection) {}

  async query(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]> {
    const result = await this.run(sql, parameters, false);
    return Array.isArray(result) ? (result as RawRow[]) : [];
  }

  lists(sql: string, parameters: readonly SqlValue[]): Promise<unknown[][]> {
    return this.run(sql, parameters, true) as Promise<unknown[][]>;
  }

  async change(sql: string, parameters: readonly SqlValue[]): Promise<number> {
    const { affectedRows } = (await this.run(sql, parameters, false)) as { affectedRows?: number };
    return affectedRows ?? 0;
  }

  async insert({ head, places }: InsertTarget, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const part = rows.slice(start, start + ROWS_PER_STATEMENT);
      await this.run(head + part.map(() => places).join(', '), part.flat(), false);
    }
  }

  /** Gives it back. */
  release(): void {
    this.connection.release();
  }

  /** Closes a connection that may still be at work: only that makes the server let go. A socket whose far side is gone would keep the process alive. */
  hangUp(): void {
    this.connection.destroy();
    this.connection.stream.destroy();
  }

  private run(sql: string, parameters: readonly SqlValue[], rowsAsArray: boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.connection.query({ sql, values: parameters.map(driverValue), rowsAsArray }, (error, result) => {
        if (error === null) resolve(result);
        else reject(statementFailed(error));
      });
    });
  }
}

/** The driver knows Buffer; it would write a plain Uint8Array as JSON. */
function driverValue(value: SqlValue): SqlValue {
  if (!(value instanceof Uint8Array) || Buffer.isBuffer(value)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** The server's error number; 0 where the error is not the server's (a broken connection, a timeout). */
export function errorNumber(error: unknown): number {
  const errno = (error as { driverError?: { errno?: unknown } }).driverError?.errno;
  return typeof errno === 'number' && errno > 0 ? errno : 0;
}
