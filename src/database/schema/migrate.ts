import type { DataSource } from 'typeorm';

/** Seconds that an instance waits for another that is migrating. */
const WAIT_SECONDS = 60;
const LOCK = 'zhengku migrations';

/** Another instance has been migrating for a minute: this one gives up and is started again later. */
export class MigrationUnderWay extends Error {
  override readonly name = 'MigrationUnderWay';
}

/**
 * Brings the schema forward. Instances that start at the same time take turns: on MariaDB by a named lock on one connection (each node of a
 * Galera cluster has its own, so a cluster is migrated from one node), on SQLite by the file's own.
 */
export async function migrate(source: DataSource): Promise<void> {
  if (source.options.type !== 'mariadb') {
    await source.runMigrations({ transaction: 'each' });
    return;
  }
  const holder = source.createQueryRunner();
  try {
    await takeLock(async (sql) => (await holder.query(sql, [LOCK])) as Record<string, unknown>[]);
    await source.runMigrations({ transaction: 'each' });
    await holder.query('SELECT RELEASE_LOCK(?)', [LOCK]);
  } finally {
    await holder.release();
  }
}

/** Asks each second anew, so that no single statement outlives its deadline. @throws MigrationUnderWay */
async function takeLock(ask: (sql: string) => Promise<Record<string, unknown>[]>): Promise<void> {
  for (let second = 0; second < WAIT_SECONDS; second++) {
    const [row] = await ask('SELECT GET_LOCK(?, 1) AS taken');
    if (Number(row?.['taken']) === 1) return;
  }
  throw new MigrationUnderWay(`another instance has been migrating for ${WAIT_SECONDS} s`);
}
