import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, type Table } from './table.js';

/** A migration that makes one table, the same on both databases. Forward only: there is no way down. */
export abstract class TableMigration implements MigrationInterface {
  protected abstract readonly table: Table;

  async up(runner: QueryRunner): Promise<void> {
    const dialect = runner.dataSource.options.type === 'better-sqlite3' ? 'sqlite' : 'mariadb';
    for (const statement of createTable(dialect, this.table)) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations run forward only: restore a backup to go back'));
  }
}
