import { OutcomeUnknown } from '../primitives/outcome-unknown.js';
import { DeadlinePassed, withDeadline } from './driver/deadline.js';
import { errorNumber, type MariadbConnection } from './driver/mariadb-connection.js';
import { isDoubtful, type MariadbConnections } from './driver/mariadb-connections.js';
import type { RowMappings } from './row-mapping.js';
import { ConnectionUnit, databaseBusy, type Unit, type UnitOfWork } from './unit-of-work.js';

/** How often a unit is begun anew after the database has chosen it as a deadlock's victim (1213) or a lock was not to be had (1205, 1020). */
const ATTEMPTS = 12;
const RETRIED = new Set([1213, 1205, 1020]);

/** MariaDB: each unit has a connection of the pool, so units run side by side; the server groups their commits. */
export class MariadbUnitOfWork implements UnitOfWork {
  private readonly underWay = new Set<Promise<unknown>>();
  private isClosed = false;
  private victims = 0;

  constructor(
    private readonly connections: MariadbConnections,
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
        if (queueIsFull(error)) throw databaseBusy();
        if (attempt === ATTEMPTS || !RETRIED.has(errorNumber(error))) throw error;
        await this.waitBefore(attempt);
      }
    }
  }

  /** Victims of one knot begin anew at different moments, else they would meet again. */
  private waitBefore(attempt: number): Promise<void> {
    const stagger = 1 + (this.victims++ % 8) / 4;
    return new Promise((resolve) => setTimeout(resolve, Math.min(2 ** attempt, 100) * stagger));
  }

  private async runOnce<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const connection = await this.connections.takeForTransaction().catch((error: unknown) => {
      // No connection was to be had in time: nothing has begun.
      throw error instanceof DeadlinePassed ? databaseBusy() : error;
    });
    const unit = new ConnectionUnit('mariadb', connection, this.mappings);
    const progress = { isCommitting: false };
    const transaction = async (): Promise<T> => {
      const value = await work(unit);
      await unit.end();
      progress.isCommitting = true;
      await connection.change('COMMIT', []);
      return value;
    };
    try {
      const value = await withDeadline(this.deadlineMs, transaction(), () => unit.giveUp());
      connection.release();
      return value;
    } catch (error) {
      unit.close();
      if (isDoubtful(error)) connection.hangUp();
      else await rollBack(connection, unit, this.deadlineMs);
      // A connection that broke during COMMIT may have committed (measured): never call it a failure.
      if (progress.isCommitting && isDoubtful(error)) {
        throw new OutcomeUnknown('the connection broke while the database was committing', { cause: error });
      }
      throw error;
    }
  }
}

/** A connection that cannot even roll back, or is silent, is closed, which does it. */
async function rollBack(connection: MariadbConnection, unit: ConnectionUnit, deadlineMs: number): Promise<void> {
  const back = async (): Promise<void> => {
    await unit.settle();
    await connection.change('ROLLBACK', []);
  };
  await withDeadline(deadlineMs, back(), () => undefined).then(
    () => connection.release(),
    () => connection.hangUp(),
  );
}

function queueIsFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Queue limit reached');
}
