import { OutcomeUnknown } from '../primitives/outcome-unknown.js';
import { withDeadline } from './driver/deadline.js';
import { StatementFailed } from './driver/statements.js';
import { WriterLost, type SqliteWriter } from './driver/sqlite-writer.js';
import type { RowMappings } from './row-mapping.js';
import { ConnectionUnit, databaseBusy, type Unit, type UnitOfWork } from './unit-of-work.js';

interface Job {
  readonly work: (unit: Unit) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Units that share one commit at the most: the disc is asked once for all of them. */
const UNITS_PER_COMMIT = 64;
/** Between two attempts at the write lock. */
const PAUSE_MS = 20;

/**
 * SQLite has one connection for writing, in a thread of its own: units run one after another, each in a savepoint of its own, and those that waited
 * share a commit. None is acknowledged before the commit that carries it is on the disc.
 */
export class SqliteUnitOfWork implements UnitOfWork {
  private readonly queue: Job[] = [];
  private draining: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private readonly writer: SqliteWriter,
    private readonly mappings: RowMappings,
    private readonly deadlineMs: number,
  ) {}

  run<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('the database is closing'));
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.draining ??= this.drain();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.draining;
  }

  private async drain(): Promise<void> {
    // One turn of the event loop, so that requests which arrived together share the first commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) {
      try {
        await this.begin();
        await this.commitTogether(this.queue.splice(0, UNITS_PER_COMMIT));
      } catch (error) {
        // Nothing has begun: everybody who waits for the lock is told.
        for (const job of this.queue.splice(0)) job.reject(error);
      }
    }
    this.draining = undefined;
  }

  /**
   * Takes the file's write lock, for which it may have to wait: another process can hold it. The driver's own waiting would keep its thread from
   * everything else, so it is short and we wait between two attempts. @throws Refusal busy DATABASE_BUSY at the deadline
   */
  private async begin(): Promise<void> {
    let deadline: AbortSignal | undefined;
    for (;;) {
      try {
        await this.writer.step('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isLocked(error)) throw error;
        deadline ??= AbortSignal.timeout(this.deadlineMs);
        if (deadline.aborted) throw databaseBusy();
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** Savepoints are set and released without waiting for the thread's word on each: where one fails, so does all that follows, the commit with it. */
  private async commitTogether(jobs: readonly Job[]): Promise<void> {
    const settle: (() => void)[] = [];
    const steps: Promise<void>[] = [];
    let isCommitting = false;
    const step = (sql: string): void => {
      const taken = this.writer.step(sql);
      taken.catch(() => undefined);
      steps.push(taken);
    };
    try {
      for (const job of jobs) settle.push(await this.runInSavepoint(job, step));
      const committed = this.writer.step('COMMIT');
      committed.catch(() => undefined);
      await Promise.all(steps);
      isCommitting = true;
      await committed;
    } catch (error) {
      // Whatever broke the shared transaction, nothing of it is on the disc, unless the thread was lost, or the disc failed while it was being written: then nobody knows.
      await this.writer.step('ROLLBACK').catch(() => undefined);
      const isUnknown = error instanceof WriterLost || (isCommitting && isDiscFault(error));
      const told = isUnknown ? new OutcomeUnknown('the database was lost while it was committing', { cause: error }) : error;
      for (const job of jobs) job.reject(told);
      return;
    }
    for (const tell of settle) tell();
  }

  /** @returns what to tell the job's caller once the shared commit stands */
  private async runInSavepoint(job: Job, step: (sql: string) => void): Promise<() => void> {
    const unit = new ConnectionUnit('sqlite', this.writer, this.mappings);
    step('SAVEPOINT unit');
    try {
      const value = await withDeadline(this.deadlineMs, finished(job, unit), () => unit.giveUp());
      step('RELEASE unit');
      return () => job.resolve(value);
    } catch (error) {
      await unit.settle();
      await this.writer.step('ROLLBACK TO unit');
      step('RELEASE unit');
      return () => job.reject(error);
    }
  }
}

/** Whether another connection has the file's lock (SQLITE_BUSY and its kin). */
function isLocked(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: unknown } };
  return typeof driverError?.code === 'string' && driverError.code.startsWith('SQLITE_BUSY');
}

/** SQLite could not write or sync (SQLITE_IOERR and its kin): the commit may be in its log all the same, and be found there after a crash. */
function isDiscFault(error: unknown): boolean {
  return error instanceof StatementFailed && error.driverError.code?.startsWith('SQLITE_IOERR') === true;
}

async function finished(job: Job, unit: ConnectionUnit): Promise<unknown> {
  const value = await job.work(unit);
  await unit.end();
  return value;
}
