import { DataSource } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import { onSqlite, type Databases } from '../support/databases.js';

/** What the event loop may stand still although it is free to go on: a machine under load. */
const STANDSTILL_MS = 300;

/** The longest time in which no timer fired while `work` ran. */
async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 5);
  await work.catch(() => undefined);
  clearInterval(timer);
  look();
  return longest;
}

onSqlite('a file whose write lock another connection holds', (databases: Databases) => {
  let other: DataSource;

  async function opened(deadlineMs: number): Promise<Database> {
    const location = await databases.location();
    const database = await databases.open([], { location, deadlineMs });
    await database.units.run((unit) => unit.query('CREATE TABLE word (word TEXT PRIMARY KEY) STRICT'));
    other = await new DataSource({ type: 'better-sqlite3', database: 'file' in location ? location.file : '' }).initialize();
    await other.query('BEGIN IMMEDIATE');
    return database;
  }

  afterEach(() => other.destroy());

  it('keeps units waiting without stopping anything else, and lets them succeed once it is free', async () => {
    const database = await opened(10_000);
    const units = ['first', 'second'].map((word) => database.units.run((unit) => unit.change('INSERT INTO word (word) VALUES (?)', [word])));
    setTimeout(() => void other.query('COMMIT'), 1000);
    expect(await longestStandstill(Promise.all(units))).toBeLessThan(STANDSTILL_MS);
    expect(await Promise.all(units)).toEqual([1, 1]);
    expect(await database.reader.query('SELECT COUNT(*) AS n FROM word')).toEqual([{ n: 2 }]);
  });

  it('makes units refuse as busy at the deadline, and the next ones succeed', async () => {
    const database = await opened(300);
    const unit = database.units.run((each) => each.change('INSERT INTO word (word) VALUES (?)', ['late']));
    await expect(unit).rejects.toMatchObject({ kind: 'busy', code: 'DATABASE_BUSY' });
    await other.query('COMMIT');
    expect(await database.units.run((each) => each.change('INSERT INTO word (word) VALUES (?)', ['next']))).toBe(1);
    expect(await database.reader.query('SELECT word FROM word')).toEqual([{ word: 'next' }]);
  });
});
