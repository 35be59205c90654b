import type { SqliteFile } from './sqlite-file.js';
import { statementFailed, type RawRow, type SqlValue, type Statements } from './statements.js';

/** Reading in the thread that asks: a row found by its key is there sooner than another thread could be asked for it. */
export class SqliteReading implements Pick<Statements, 'query' | 'lists'> {
  constructor(private readonly file: SqliteFile) {}

  query(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]> {
    return settled(() => this.file.query(sql, parameters));
  }

  lists(sql: string, parameters: readonly SqlValue[]): Promise<unknown[][]> {
    return settled(() => this.file.lists(sql, parameters));
  }

  close(): void {
    this.file.close();
  }
}

function settled<T>(statement: () => T): Promise<T> {
  try {
    return Promise.resolve(statement());
  } catch (error) {
    return Promise.reject(statementFailed(error));
  }
}
