import type { Config } from '../config.js';
import { Database } from '../database/database.js';
import { loadMigrations } from '../database/schema/migrations.js';
import { databasePlan } from './app-plan.js';

/** `npm run cli -- migrate`: brings the database forward to this release without starting the service, which does the same at its start. */
export async function migrate(config: Config, print: (line: string) => void): Promise<number> {
  const database = await Database.open(databasePlan(config));
  await database.close();
  print(`数据库已是最新 the database (${database.dialect}) has all ${(await loadMigrations()).length} migrations.`);
  return 0;
}
