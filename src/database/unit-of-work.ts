import type { QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { Refusal } from '../primitives/refusal.js';
import { ConnectionReader, type Reader } from './reader.js';
import { driverValue, type RawRow, type RowMapping, type RowMappings, type RowType, type SqlValue } from './row-mapping.js';

/** One transaction as its work sees it: all of it happens, or nothing. */
export interface Unit extends Reader {
  /** Adds rows to one table, many in one statement. @throws a duplicate (see `isDuplicate`) where a key is taken */
  insert<Row extends object>(type: RowType<Row>, rows: readonly Row[]): Promise<void>;
  /** Runs a conditional UPDATE or DELETE. @returns how many rows it matched: the caller checks that it is the number expected */
  change(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
}

/**
 * The only way to write. `work` may be run again after a deadlock and must not reach outside the database:
 * on SQLite every writer waits for the one at work.
 */
export interface UnitOfWork {
  run<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Refuses new work and waits for what is under way. */
  close(): Promise<void>;
}

/** The unit of work took longer than its deadline; nothing of it happened. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** No turn was to be had; nothing has begun. */
export function databaseBusy(): Refusal {
  return new Refusal('busy', 'DATABASE_BUSY', '数据库繁忙，请稍后重试。The database is busy: try again in a moment.');
}

/** Rows in one INSERT statement at the most, so that SQLite's 32,766 parameters and MariaDB's packet hold them. */
const ROWS_PER_STATEMENT = 100;

/** A unit over one connection; closed when its work has settled, so that a stray statement cannot slip into another's transaction. */
export class ConnectionUnit extends ConnectionReader implements Unit {
  private isClosed = false;
  private isGivenUp = false;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    dialect: Dialect,
    private readonly runner: QueryRunner,
    mappings: RowMappings,
  ) {
    super(dialect, runner, mappings);
  }

  /** Takes no more statements. */
  close(): void {
    this.isClosed = true;
  }

  /** The deadline has passed: takes no more statements, and will not be committed. */
  giveUp(): void {
    this.isGivenUp = true;
    this.close();
  }

  /** Closes and waits for the statements that are still under way. @returns how many there were: each was not awaited by the work */
  async settle(): Promise<number> {
    this.close();
    const strays = [...this.underWay];
    await Promise.allSettled(strays);
    return strays.length;
  }

  /**
   * Ends work that has succeeded; the commit follows in the same turn of the event loop, so that no deadline comes between.
   * @throws Error where a statement was not awaited: nobody would learn that it failed
   * @throws DeadlinePassed where the unit has been given up: its caller was told that nothing of it happened
   */
  async end(): Promise<void> {
    if ((await this.settle()) > 0) throw new Error('a statement of this unit of work was not awaited');
    if (this.isGivenUp) throw new DeadlinePassed('the work ended after its deadline');
  }

  override query(sql: string, parameters: readonly SqlValue[] = []): Promise<RawRow[]> {
    return this.tracked(() => super.query(sql, parameters));
  }

  insert<Row extends object>(type: RowType<Row>, rows: readonly Row[]): Promise<void> {
    return this.tracked(() => this.insertInParts(this.mappings.of(type), rows));
  }

  change(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.tracked(async () => {
      const result = (await this.runner.query(sql, parameters.map(driverValue), true)) as { affected?: number };
      return result.affected ?? 0;
    });
  }

  private async insertInParts<Row extends object>(mapping: RowMapping<Row>, rows: readonly Row[]): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const part = rows.slice(start, start + ROWS_PER_STATEMENT);
      this.refuseWhenClosed();
      await this.runner.query(mapping.insertStatement(part.length), part.flatMap((row) => mapping.parametersOf(row)));
    }
  }

  private async tracked<T>(statement: () => Promise<T>): Promise<T> {
    this.refuseWhenClosed();
    const running = statement();
    this.underWay.add(running);
    try {
      return await running;
    } finally {
      this.underWay.delete(running);
    }
  }

  private refuseWhenClosed(): void {
    if (this.isClosed) throw new Error('this unit of work has ended: a statement came after its end');
  }
}

/** Whether the database refused a row because its key is taken. */
export function isDuplicate(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: unknown; errno?: unknown } };
  return (
    driverError?.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || driverError?.code === 'SQLITE_CONSTRAINT_UNIQUE' || driverError?.errno === 1062
  );
}

/** Rejects with DeadlinePassed when `work` has not settled in time. @param onPassed what frees the connection */
export async function withDeadline<T>(milliseconds: number, work: Promise<T>, onPassed: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onPassed();
      reject(new DeadlinePassed(`no answer within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, passed]);
  } finally {
    clearTimeout(timer);
  }
}
