import { readdirSync } from 'node:fs';
import type { MigrationInterface } from 'typeorm';

/** A migration's class; its name ends in the thirteen digits by which migrations are ordered. */
export type MigrationType = new () => MigrationInterface;

const FOLDER = new URL('../../../migrations/', import.meta.url);

/** Every migration of the folder `migrations/`, by number. @throws Error where a file holds anything but one migration */
export async function loadMigrations(): Promise<MigrationType[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.js')).sort();
  const migrations: MigrationType[] = [];
  for (const file of files) migrations.push(await loadMigration(file));
  return migrations;
}

async function loadMigration(file: string): Promise<MigrationType> {
  const exported = Object.values((await import(new URL(file, FOLDER).href)) as Record<string, unknown>);
  const [only] = exported;
  if (exported.length !== 1 || typeof only !== 'function') throw new Error(`migrations/${file} must export one migration`);
  return only as MigrationType;
}
