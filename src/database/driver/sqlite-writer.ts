import { Worker } from 'node:worker_threads';
import type { SqliteOpening } from './sqlite-file.js';
import { StatementFailed, type InsertTarget, type RawRow, type SqlValue, type Statements } from './statements.js';

export type WriterCall =
  | { readonly kind: 'query' | 'lists' | 'change'; readonly sql: string; readonly parameters: readonly SqlValue[] }
  | { readonly kind: 'step'; readonly sql: string }
  | { readonly kind: 'insert'; readonly target: InsertTarget; readonly rows: readonly (readonly SqlValue[])[] }
  | { readonly kind: 'close' };

export type WriterAnswer = { readonly value: unknown } | { readonly failed: { readonly message: string; readonly code?: string | undefined; readonly errno?: number | undefined } };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** The thread that writes has ended: what was asked of it may have happened or not. */
export class WriterLost extends Error {
  override readonly name = 'WriterLost';
}

/** The one connection that writes to a SQLite file, in a thread of its own. */
export class SqliteWriter implements Statements {
  private calls: WriterCall[] = [];
  private readonly waiting: Waiting[] = [];
  private lost: WriterLost | undefined;
  private isClosing = false;
  private tellGone: (why: WriterLost) => void = () => undefined;
  /** Settles when the thread has ended although nobody closed it: from then on nothing can be written. */
  readonly gone: Promise<WriterLost>;

  private constructor(private readonly thread: Worker) {
    this.gone = new Promise((resolve) => (this.tellGone = resolve));
    thread.unref();
    thread.on('message', (answers: readonly WriterAnswer[]) => this.settle(answers));
    thread.on('error', (cause) => this.lose(`its thread failed: ${cause.message}`));
    thread.on('exit', (status) => this.lose(`its thread ended with status ${status}`));
  }

  static start(opening: Omit<SqliteOpening, 'door'>): SqliteWriter {
    const workerData: SqliteOpening = { ...opening, door: 'write' };
    return new SqliteWriter(new Worker(new URL('./sqlite-writer.worker.js', import.meta.url), { workerData }));
  }

  query(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]> {
    return this.ask<RawRow[]>({ kind: 'query', sql, parameters: parameters.map(alone) });
  }

  lists(sql: string, parameters: readonly SqlValue[]): Promise<unknown[][]> {
    return this.ask<unknown[][]>({ kind: 'lists', sql, parameters: parameters.map(alone) });
  }

  change(sql: string, parameters: readonly SqlValue[]): Promise<number> {
    return this.ask<number>({ kind: 'change', sql, parameters: parameters.map(alone) });
  }

  insert(target: InsertTarget, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    return this.ask({ kind: 'insert', target, rows: rows.map((row) => row.map(alone)) });
  }

  /** BEGIN, SAVEPOINT, RELEASE, COMMIT and ROLLBACK. Where one of them fails, everything given after it fails too, until the ROLLBACK. */
  step(sql: string): Promise<void> {
    return this.ask({ kind: 'step', sql });
  }

  /** After what was asked before. */
  async close(): Promise<void> {
    this.isClosing = true;
    if (this.lost === undefined) await this.ask({ kind: 'close' });
    await this.thread.terminate();
  }

  private ask<Value>(call: WriterCall): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      if (this.lost !== undefined) return reject(this.lost);
      // Who is asked something keeps the process alive; an idle writer must not.
      if (this.waiting.length === 0) this.thread.ref();
      if (this.calls.length === 0) queueMicrotask(() => this.post());
      this.calls.push(call);
      this.waiting.push({ resolve: (value) => resolve(value as Value), reject });
    });
  }

  private post(): void {
    const { calls } = this;
    this.calls = [];
    this.thread.postMessage(calls);
  }

  private settle(answers: readonly WriterAnswer[]): void {
    const settled = this.waiting.splice(0, answers.length);
    if (this.waiting.length === 0) this.thread.unref();
    for (const [index, { resolve, reject }] of settled.entries()) {
      const answer = answers[index];
      if (answer === undefined) continue;
      if ('value' in answer) resolve(answer.value);
      else reject(new StatementFailed(answer.failed.message, answer.failed));
    }
  }

  private lose(why: string): void {
    this.lost ??= new WriterLost(`the writer of the SQLite file is gone: ${why}`);
    for (const { reject } of this.waiting.splice(0)) reject(this.lost);
    if (!this.isClosing) this.tellGone(this.lost);
  }
}

/** A view on a larger array would be sent with the whole of it. */
function alone(value: SqlValue): SqlValue {
  return value instanceof Uint8Array && (Buffer.isBuffer(value) || value.byteLength !== value.buffer.byteLength) ? new Uint8Array(value) : value;
}
