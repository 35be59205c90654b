import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { OutcomeUnknown } from '../primitives/outcome-unknown.js';
import { Refusal } from '../primitives/refusal.js';
import type { RowMappings } from './row-mapping.js';
import { ConnectionUnit, DeadlinePassed, withDeadline, type Unit, type UnitOfWork } from './unit-of-work.js';

/** How often a unit is begun anew after the database has chosen it as a deadlock's victim (1213) or a lock was not to be had (1205, 1020). */
const ATTEMPTS = 6;
const RETRIED = new Set([1213, 1205, 1020]);

/** MariaDB: each unit has a connection of the pool, so units run side by side; the server groups their commits. */
export class MariadbUnitOfWork implements UnitOfWork {
  private readonly underWay = new Set<Promise<unknown>>();
  private isClosed = false;

  constructor(
    private readonly source: DataSource,
    private readonly mappings: RowMappings,
    private readonly deadlineMs: number,
  ) {}

  run<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('the database is closing'));
    const running = this.runWithRetries(work);
    this.underWay.add(running);
    const forget = (): void => void this.underWay.delete(running);
    running.then(forget, forget);
    return running;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled(this.underWay);
  }

  private async runWithRetries<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (queueIsFull(error)) throw new Refusal('busy', 'DATABASE_BUSY', '数据库繁忙，请稍后重试。The database is busy: try again in a moment.');
        if (attempt === ATTEMPTS || !RETRIED.has(errorNumber(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt));
      }
    }
  }

  private async runOnce<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const unit = new ConnectionUnit('mariadb', runner, this.mappings);
    const progress = { isCommitting: false };
    const transaction = async (): Promise<T> => {
      await runner.startTransaction();
      const value = await work(unit);
      unit.close();
      progress.isCommitting = true;
      await runner.commitTransaction();
      return value;
    };
    try {
      const value = await withDeadline(this.deadlineMs, transaction(), () => unit.close());
      await runner.release();
      return value;
    } catch (error) {
      unit.close();
      await abandon(runner, connectionIsDoubtful(error) ? 'doubtful' : 'sound');
      // A connection that broke during COMMIT may have committed (measured): never call it a failure.
      if (progress.isCommitting && connectionIsDoubtful(error)) {
        throw new OutcomeUnknown('the connection broke while the database was committing', { cause: error });
      }
      throw error;
    }
  }
}

/** Rolls back and returns the connection; one that may still be at work is closed, since only that makes the server let go. */
async function abandon(runner: QueryRunner, connection: 'doubtful' | 'sound'): Promise<void> {
  if (connection === 'doubtful') {
    void (runner.connect() as Promise<{ destroy(): void }>).then(
      (held) => held.destroy(),
      () => undefined,
    );
    return;
  }
  if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
  await runner.release();
}

/** The server's error number; 0 where the error is not the server's (a broken connection, a timeout). */
function errorNumber(error: unknown): number {
  const driverError = (error as { driverError?: { errno?: unknown } }).driverError ?? (error as { errno?: unknown });
  return typeof driverError.errno === 'number' && driverError.errno > 0 ? driverError.errno : 0;
}

function connectionIsDoubtful(error: unknown): boolean {
  return error instanceof DeadlinePassed || (error instanceof QueryFailedError && errorNumber(error) === 0);
}

function queueIsFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Queue limit reached');
}
