import { withDeadline } from './deadline.js';
import { isDoubtful, type MariadbConnections } from './mariadb-connections.js';
import type { RawRow, SqlValue, Statements } from './statements.js';

/** Reading over a pool. A connection that has not answered in time is never used again: those behind it would wait for ever. */
export class MariadbReading implements Pick<Statements, 'query' | 'lists'> {
  constructor(private readonly connections: MariadbConnections) {}

  query(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]> {
    return this.over((connection) => connection.query(sql, parameters));
  }

  lists(sql: string, parameters: readonly SqlValue[]): Promise<unknown[][]> {
    return this.over((connection) => connection.lists(sql, parameters));
  }

  private async over<T>(read: (connection: Statements) => Promise<T>): Promise<T> {
    const connection = await this.connections.take();
    try {
      const answer = await withDeadline(this.connections.deadlineMs, read(connection), () => undefined);
      connection.release();
      return answer;
    } catch (error) {
      if (isDoubtful(error)) connection.hangUp();
      else connection.release();
      throw error;
    }
  }
}
