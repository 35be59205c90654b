import type { Dialect } from './dialect.js';
import { DeadlinePassed } from './driver/deadline.js';
import type { RawRow, SqlValue, Statements } from './driver/statements.js';
import { Refusal } from '../primitives/refusal.js';
import { ConnectionReader, type Reader } from './reader.js';
import type { RowMappings, RowType } from './row-mapping.js';

/** One transaction as its work sees it: all of it happens, or nothing. */
export interface Unit extends Reader {
  /** Adds rows to one table, many at a time. @throws a duplicate (see `isDuplicate`) where a key is taken */
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

/** No turn was to be had; nothing has begun. */
export function databaseBusy(): Refusal {
  return new Refusal('busy', 'DATABASE_BUSY', '数据库繁忙，请稍后重试。The database is busy: try again in a moment.');
}

/** A unit over one connection; closed when its work has settled, so that a stray statement cannot slip into another's transaction. */
export class ConnectionUnit extends ConnectionReader implements Unit {
  private isClosed = false;
  private isGivenUp = false;
  private readonly underWay = new Set<Promise<unknown>>();
  /** A statement failed, and not because its key was taken: the database may have given up the whole transaction, so it is not committed. */
  private broken: Error | undefined;

  constructor(
    dialect: Dialect,
    private readonly statements: Statements,
    mappings: RowMappings,
  ) {
    super(dialect, statements, mappings);
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
    if (this.broken !== undefined) throw this.broken;
    if (this.isGivenUp) throw new DeadlinePassed('the work ended after its deadline');
  }

  override query(sql: string, parameters: readonly SqlValue[] = []): Promise<RawRow[]> {
    return this.tracked(() => super.query(sql, parameters));
  }

  override find<Row extends object>(type: RowType<Row>, condition: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.tracked(() => super.find(type, condition, parameters));
  }

  insert<Row extends object>(type: RowType<Row>, rows: readonly Row[]): Promise<void> {
    const mapping = this.mappings.of(type);
    return this.tracked(() => (rows.length === 0 ? Promise.resolve() : this.statements.insert(mapping.target, rows.map((row) => mapping.parametersOf(row)))));
  }

  change(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.tracked(() => this.statements.change(sql, parameters));
  }

  private tracked<T>(statement: () => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('this unit of work has ended: a statement came after its end'));
    const running = statement();
    this.underWay.add(running);
    running.then(
      () => void this.underWay.delete(running),
      (error: unknown) => {
        this.underWay.delete(running);
        if (!isDuplicate(error)) this.broken ??= error as Error;
      },
    );
    return running;
  }
}

/** Whether the database refused a row because its key is taken. */
export function isDuplicate(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: unknown; errno?: unknown } };
  return (
    driverError?.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || driverError?.code === 'SQLITE_CONSTRAINT_UNIQUE' || driverError?.errno === 1062
  );
}
