import Sqlite from 'better-sqlite3';
import type { InsertTarget, RawRow, SqlValue } from './statements.js';

type Prepared = Sqlite.Statement<SqlValue[]>;

/** Which file, for what, and how long the driver itself waits for another's lock: its waiting stops its thread. */
export interface SqliteOpening {
  readonly file: string;
  readonly door: 'read' | 'write';
  readonly busyTimeoutMs: number;
}

/** Statements kept prepared at the most: the service has some two hundred; those that spell out a list come in every length. */
const PREPARED = 400;

/** What a handle needs of its driver to be set up: TypeORM's own handle is set up the same way. */
export interface Tunable {
  pragma(statement: string): unknown;
}

export function prepareWriting(handle: Tunable): void {
  handle.pragma('page_size = 8192');
  handle.pragma('journal_mode = WAL');
  // The driver's own WAL option would mean synchronous=NORMAL, which loses acknowledged commits in a power cut.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  // 32 MB: keys are random, so a page is written once for many commits when the log is copied back. Every commit is in the log, on the disc.
  handle.pragma('wal_autocheckpoint = 4000');
  handle.pragma('cache_size = -65536');
}

function prepareReading(handle: Tunable): void {
  handle.pragma('cache_size = -65536');
  handle.pragma('mmap_size = 268435456');
}

/** A connection to a SQLite file. Every call returns when it is done; a statement is prepared once for all its runs. */
export class SqliteFile {
  /** The longest unused first. */
  private readonly prepared = new Map<string, Prepared>();

  private constructor(private readonly handle: Sqlite.Database) {}

  static open({ file, door, busyTimeoutMs }: SqliteOpening): SqliteFile {
    const handle = new Sqlite(file, { readonly: door === 'read', timeout: busyTimeoutMs });
    (door === 'read' ? prepareReading : prepareWriting)(handle);
    return new SqliteFile(handle);
  }

  get isInTransaction(): boolean {
    return this.handle.inTransaction;
  }

  query(sql: string, parameters: readonly SqlValue[]): RawRow[] {
    const statement = this.prepare(sql);
    if (statement.reader) return statement.raw(false).all(...parameters) as RawRow[];
    statement.run(...parameters);
    return [];
  }

  lists(sql: string, parameters: readonly SqlValue[]): unknown[][] {
    return this.prepare(sql).raw(true).all(...parameters) as unknown[][];
  }

  change(sql: string, parameters: readonly SqlValue[]): number {
    return this.prepare(sql).run(...parameters).changes;
  }

  /** Row by row: between program and file there is no way that sending several at once would spare. */
  insert({ head, places }: InsertTarget, rows: readonly (readonly SqlValue[])[]): void {
    const statement = this.prepare(head + places);
    const [first, ...others] = rows;
    if (first !== undefined && others.length === 0) return void statement.run(...first);
    this.change('SAVEPOINT rows', []);
    try {
      for (const row of rows) statement.run(...row);
    } catch (error) {
      // Where the disc is full SQLite has rolled everything back by itself.
      if (this.isInTransaction) this.change('ROLLBACK TO rows', []);
      throw error;
    } finally {
      if (this.isInTransaction) this.change('RELEASE rows', []);
    }
  }

  close(): void {
    this.handle.close();
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known !== undefined) this.prepared.delete(sql);
    else if (this.prepared.size >= PREPARED) this.prepared.delete(this.prepared.keys().next().value ?? '');
    const statement = known ?? this.handle.prepare<SqlValue[]>(sql);
    this.prepared.set(sql, statement);
    return statement;
  }
}
