import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that adds one index to a table that is there, the same on both databases. Forward only. */
export abstract class IndexMigration implements MigrationInterface {
  protected abstract readonly index: { readonly name: string; readonly table: string; readonly on: readonly string[] };

  async up(runner: QueryRunner): Promise<void> {
    const { name, table, on } = this.index;
    await runner.query(`CREATE INDEX ${name} ON ${table} (${on.join(', ')})`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations run forward only: restore a backup to go back'));
  }
}
