import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, type DatabasePlan } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/dialect.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { createTable, type Table } from '../../src/database/table.js';
import { freshDatabase } from './mariadb.js';
import { needs } from './tools.js';

/** Databases of one kind for the tests of one suite; each is closed and removed after the test that opened it. */
export interface Databases {
  readonly dialect: Dialect;
  /** Opens a new, empty, migrated database. */
  open(rows: readonly RowType<object>[], settings?: Partial<DatabasePlan>): Promise<Database>;
  /** Where a new, empty database is to be, for tests that open it themselves. */
  location(): Promise<DatabasePlan['location']>;
}

const PLAN = { poolSize: 8, deadlineMs: 10_000, acceptsLoss: 'none' } as const;

/** Runs a suite on SQLite in a temporary folder and on a private MariaDB; the second is skipped, with the reason, where there is none. */
export function onBothDatabases(name: string, suite: (databases: Databases) => void): void {
  onSqlite(name, suite);
  onMariadb(name, suite);
}

/** Runs a suite on SQLite only. */
export function onSqlite(name: string, suite: (databases: Databases) => void): void {
  describe(`${name}, on SQLite`, () => {
    const folders: string[] = [];
    const location = (): Promise<DatabasePlan['location']> => {
      const folder = mkdtempSync(join(tmpdir(), 'zhengku-sqlite-'));
      folders.push(folder);
      return Promise.resolve({ file: join(folder, 'zhengku.sqlite') });
    };
    const databases = opened('sqlite', location);
    afterEach(() => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    });
    suite(databases);
  });
}

/** Runs a suite on MariaDB only. */
export function onMariadb(name: string, suite: (databases: Databases) => void): void {
  needs('mariadbd', 'mariadb-install-db')(`${name}, on MariaDB`, () => {
    suite(opened('mariadb', async () => ({ url: await freshDatabase() })));
  });
}

/** Makes a table that only a test has. */
export async function makeTable(database: Database, table: Table): Promise<void> {
  await database.units.run(async (unit) => {
    for (const statement of createTable(database.dialect, table)) await unit.query(statement);
  });
}

function opened(dialect: Dialect, location: () => Promise<DatabasePlan['location']>): Databases {
  const open: Database[] = [];
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
  });
  return {
    dialect,
    location,
    async open(rows, settings = {}) {
      const database = await Database.open({ ...PLAN, rows, location: await location(), ...settings });
      open.push(database);
      return database;
    },
  };
}
