import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../src/database/column.js';
import type { Database } from '../../src/database/database.js';
import { ascii, id, whole } from '../../src/database/table.js';
import { DeadlinePassed } from '../../src/database/driver/deadline.js';
import { isDuplicate, type ConnectionUnit, type Unit } from '../../src/database/unit-of-work.js';
import { hex } from '../../src/primitives/digest.js';
import { SeededRandom } from '../../src/primitives/random.js';
import { makeTable, onBothDatabases, onMariadb, onSqlite, type Databases } from '../support/databases.js';
import { sizeOf } from '../sizes.js';

@Entity('entry')
class EntryRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Text('label') label!: string;
}

@Entity('tally')
class TallyRow {
  @Text('name', 'primary') name!: string;
  @Whole('amount') amount!: number;
}

const random = new SeededRandom('unit of work');
const entry = (label: string): EntryRow => Object.assign(new EntryRow(), { id: random.bytes(16), label });
const add = (unit: Unit, name: string, amount: number): Promise<number> =>
  unit.change('UPDATE tally SET amount = amount + ? WHERE name = ?', [amount, name]);

async function prepared(databases: Databases, settings: { deadlineMs?: number } = {}): Promise<Database> {
  const database = await databases.open([EntryRow, TallyRow], settings);
  await makeTable(database, { name: 'entry', columns: { id: id(), label: ascii(40) }, primaryKey: ['id'] });
  await makeTable(database, { name: 'tally', columns: { name: ascii(20), amount: whole() }, primaryKey: ['name'] });
  const tally = (name: string): TallyRow => Object.assign(new TallyRow(), { name, amount: 0 });
  await database.units.run((unit) => unit.insert(TallyRow, [tally('left'), tally('right')]));
  return database;
}

async function tallies(database: Database): Promise<Record<string, number>> {
  const rows = await database.reader.find(TallyRow, '1 = 1');
  return Object.fromEntries(rows.map((row) => [row.name, row.amount]));
}

class Halfway extends Error {}

/** What one of many concurrent requests does; every third fails when half of it is written. */
async function request(unit: Unit, number: number, rows: readonly EntryRow[]): Promise<void> {
  const [first, second] = number % 2 === 0 ? ['left', 'right'] : ['right', 'left'];
  await add(unit, first as string, 1);
  await unit.insert(EntryRow, rows.slice(0, 1));
  if (number % 3 === 0) throw new Halfway();
  await add(unit, second as string, 1);
  await unit.insert(EntryRow, rows.slice(1));
}

onBothDatabases('the unit of work', (databases) => {
  it('loses and leaks nothing among concurrent requests of which a third fail half-way', async () => {
    const database = await prepared(databases);
    const numbers = Array.from({ length: sizeOf('mixed-requests') }, (_, number) => number);
    const rows = numbers.map((number) => [entry(`${number} first`), entry(`${number} second`)]);
    const settled = await Promise.allSettled(
      numbers.map((number) =>
        number % 5 === 4
          ? database.reader.find(EntryRow, 'label LIKE ?', [`${number} %`]).then(() => undefined)
          : database.units.run((unit) => request(unit, number, rows[number] ?? [])),
      ),
    );
    const writers = numbers.filter((number) => number % 5 !== 4);
    const failed = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(failed).toHaveLength(writers.filter((number) => number % 3 === 0).length);
    expect(failed.every((reason) => reason instanceof Halfway)).toBe(true);
    const kept = writers.filter((number) => number % 3 !== 0).flatMap((number) => rows[number] ?? []);
    const found = await database.reader.find(EntryRow, '1 = 1');
    expect(found.map((row) => hex(row.id)).sort()).toEqual(kept.map((row) => hex(row.id)).sort());
    expect(await tallies(database)).toEqual({ left: kept.length / 2, right: kept.length / 2 });
  });

  it('gives back what it was given, byte for byte', async () => {
    const database = await prepared(databases);
    const rows = Array.from({ length: 250 }, (_, number) => entry(`row ${number}`));
    await database.units.run((unit) => unit.insert(EntryRow, rows));
    const found = await database.reader.find(EntryRow, 'label = ?', ['row 249']);
    expect(found).toEqual([rows[249]]);
    expect((await database.reader.query('SELECT COUNT(*) AS n FROM entry')).map((row) => Number(row['n']))).toEqual([250]);
  });

  it('tells a duplicate from other faults and keeps nothing of the unit that met it', async () => {
    const database = await prepared(databases);
    const taken = entry('taken');
    await database.units.run((unit) => unit.insert(EntryRow, [taken]));
    const fault = await database.units.run((unit) => unit.insert(EntryRow, [entry('new'), taken])).catch((error: unknown) => error);
    expect(isDuplicate(fault)).toBe(true);
    expect(isDuplicate(new Error('other'))).toBe(false);
    expect(await database.reader.find(EntryRow, '1 = 1')).toHaveLength(1);
  });

  it('counts the rows that a change matched, whether or not they differed', async () => {
    const database = await prepared(databases);
    const counts = await database.units.run(async (unit) => [await add(unit, 'left', 0), await add(unit, 'left', 2), await add(unit, 'nowhere', 1)]);
    expect(counts).toEqual([1, 1, 0]);
  });

  it('refuses a unit whose statement was not awaited and keeps nothing of it', async () => {
    const database = await prepared(databases);
    const stray = database.units.run((unit) => {
      void unit.insert(EntryRow, [entry('stray')]);
      return Promise.resolve();
    });
    const others = Array.from({ length: 10 }, (_, number) => database.units.run((unit) => unit.insert(EntryRow, [entry(`sound ${number}`)])));
    await expect(stray).rejects.toThrow('was not awaited');
    await Promise.all(others);
    const labels = (await database.reader.find(EntryRow, '1 = 1')).map((row) => row.label).sort();
    expect(labels).toEqual(Array.from({ length: 10 }, (_, number) => `sound ${number}`));
  });

  it('refuses a statement that comes after the end of its unit', async () => {
    const database = await prepared(databases);
    let kept: Unit | undefined;
    await database.units.run((unit) => {
      kept = unit;
      return Promise.resolve();
    });
    const late = async (): Promise<unknown> => kept?.change("UPDATE tally SET amount = 99 WHERE name = 'left'");
    await expect(database.units.run(() => late())).rejects.toThrow('this unit of work has ended');
    await expect((async () => kept?.insert(EntryRow, [entry('late')]))()).rejects.toThrow('this unit of work has ended');
    expect(await tallies(database)).toEqual({ left: 0, right: 0 });
    expect(await database.reader.find(EntryRow, '1 = 1')).toEqual([]);
  });

  it('gives up a silent unit at its deadline, and the units after it go on', async () => {
    const database = await prepared(databases, { deadlineMs: 300 });
    const silent = database.units.run(async (unit) => {
      await add(unit, 'left', 1);
      await new Promise<never>(() => undefined);
    });
    const next = database.units.run((unit) => add(unit, 'right', 1));
    await expect(silent).rejects.toThrow(DeadlinePassed);
    await next;
    await database.units.run((unit) => add(unit, 'left', 10));
    expect(await tallies(database)).toEqual({ left: 10, right: 1 });
  });

  it('commits nothing of a unit whose deadline came between its last statement and its commit', async () => {
    const database = await prepared(databases);
    const late = database.units.run(async (unit) => {
      await add(unit, 'left', 1);
      (unit as ConnectionUnit).giveUp();
    });
    await expect(late).rejects.toThrow(DeadlinePassed);
    await database.units.run((unit) => add(unit, 'right', 1));
    expect(await tallies(database)).toEqual({ left: 0, right: 1 });
  });

  it('reads only what was committed, and cannot write through the reader', async () => {
    const database = await prepared(databases);
    const seen = await database.units.run(async (unit) => {
      await add(unit, 'left', 7);
      return tallies(database);
    });
    expect(seen).toEqual({ left: 0, right: 0 });
    expect(await tallies(database)).toEqual({ left: 7, right: 0 });
    await expect(database.reader.query("UPDATE tally SET amount = 5 WHERE name = 'left'")).rejects.toThrow(/read.?only/i);
  });

  it('finishes what is under way when it closes and takes nothing new', async () => {
    const database = await prepared(databases);
    const underWay = database.units.run(async (unit) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return add(unit, 'left', 1);
    });
    const closed = database.units.close();
    await expect(database.units.run((unit) => add(unit, 'left', 1))).rejects.toThrow('the database is closing');
    await closed;
    expect(await underWay).toBe(1);
    expect(await tallies(database)).toEqual({ left: 1, right: 0 });
  });
});

onMariadb('two units that wait for one another', (databases) => {
  it('both happen: the victim of the deadlock is begun anew', async () => {
    const database = await prepared(databases);
    let attempts = 0;
    let arrived = 0;
    let meet: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (meet = resolve));
    const crossing = (first: string, second: string): Promise<number> =>
      database.units.run(async (unit) => {
        attempts++;
        await add(unit, first, 1);
        if (++arrived === 2) meet();
        await bothHoldOne;
        return add(unit, second, 1);
      });
    await Promise.all([crossing('left', 'right'), crossing('right', 'left')]);
    expect(await tallies(database)).toEqual({ left: 2, right: 2 });
    expect(attempts).toBe(3);
  });
});

onSqlite('units that wait together', (databases) => {
  it('share a commit and yet fail each for itself', async () => {
    const database = await prepared(databases);
    const settled = await Promise.allSettled([
      database.units.run((unit) => add(unit, 'left', 1)),
      database.units.run(async (unit) => {
        await add(unit, 'left', 100);
        throw new Halfway();
      }),
      database.units.run((unit) => unit.query('SELECT amount FROM tally WHERE name = ?', ['left'])),
    ]);
    expect(settled.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[2]).toMatchObject({ value: [{ amount: 1 }] });
  });
});
