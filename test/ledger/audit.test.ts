import type { RowType, SqlValue } from '../../src/database/row-mapping.js';
import { ActRow, OutboxRow } from '../../src/ledger/record/act-row.js';
import type { AuditFinding } from '../../src/ledger/audit/audit-finding.js';
import { keyText } from '../../src/ledger/audit/audit-finding.js';
import { CheckpointRow, LeafRow, TileRow } from '../../src/ledger/tree-row.js';
import { randomBelow, SeededRandom } from '../../src/primitives/random.js';
import { sizeOf } from '../sizes.js';
import { onBothDatabases, type Databases } from '../support/databases.js';
import { altered } from '../support/planted-change.js';
import { StallDayRow, StallRow, TestLedger } from './ledger-fixture.js';

type Values = Record<string, SqlValue>;
type Way = 'edit' | 'delete' | 'insert' | 'swap';

/** A table to be tampered with; the key by which its rows are told apart, and the columns that nobody signs. */
interface Target {
  readonly type: RowType<object>;
  readonly table: string;
  readonly key: readonly string[];
  readonly unsigned: readonly string[];
}

const TARGETS: readonly Target[] = [
  { type: StallRow, table: 'stall', key: ['id'], unsigned: [] },
  { type: StallDayRow, table: 'stall_day', key: ['stall', 'day'], unsigned: [] },
  { type: ActRow, table: 'act', key: ['id'], unsigned: [] },
  { type: LeafRow, table: 'ledger_leaf', key: ['log', 'position'], unsigned: [] },
  { type: TileRow, table: 'ledger_tile', key: ['log', 'level', 'tile'], unsigned: [] },
  { type: CheckpointRow, table: 'ledger_checkpoint', key: ['log', 'size'], unsigned: [] },
  { type: OutboxRow, table: 'ledger_outbox', key: ['actId'], unsigned: ['ordinal'] },
];
const WAYS: readonly Way[] = ['edit', 'delete', 'insert', 'swap'];
const PROTECTED = ['stall', 'stall_day'];
/** An act, its place and its waiting are one fact: where one of them was touched, any of them may be named. */
const ACT_TABLES = ['act', 'ledger_leaf', 'ledger_outbox'];

/** A market with full and partial tiles, several checkpoints, rows touched twice, reads, and acts that still wait. */
async function market(databases: Databases): Promise<TestLedger> {
  const ledger = await TestLedger.open(databases, 'audit');
  await ledger.openStalls(200);
  await ledger.publisher().run('acts');
  for (const stall of (await ledger.stallRows()).slice(0, 60)) await ledger.changeRent(stall, stall.rent + 500);
  await ledger.publisher().run('acts');
  for (let read = 0; read < 3; read++) await ledger.openStall('reads');
  await ledger.publisher().run('reads');
  await ledger.openStalls(6);
  await ledger.publisher().run('acts');
  await ledger.openStalls(5);
  for (const stall of (await ledger.stallRows()).slice(0, 3)) await ledger.changeRent(stall, stall.rent + 1);
  await ledger.openStall('reads');
  return ledger;
}

interface Change {
  readonly removed: readonly Values[];
  readonly added: readonly Values[];
}

function changeOf(random: SeededRandom, way: Way, { key, unsigned }: Target, rows: readonly Values[]): Change {
  const row = rows[randomBelow(random, rows.length)] as Values;
  const columns = Object.keys(row).filter((column) => !unsigned.includes(column));
  if (way === 'delete') return { removed: [row], added: [] };
  if (way === 'edit') {
    const column = columns[randomBelow(random, columns.length)] as string;
    return { removed: [row], added: [{ ...row, [column]: altered(random, row[column] ?? null) ?? 'x' }] };
  }
  if (way === 'insert') {
    const fresh = Object.fromEntries(columns.map((column) => [column, altered(random, row[column] ?? null) ?? 'x']));
    return { removed: [], added: [{ ...row, ...fresh, ...Object.fromEntries(unsigned.map((column) => [column, 1_000_000])) }] };
  }
  const others = rows.filter((each) => each !== row && each['log'] === row['log'] && each['level'] === row['level']);
  const other = others[randomBelow(random, Math.max(1, others.length))];
  if (other === undefined) return { removed: [row], added: [] };
  const own = (values: Values): Values => Object.fromEntries([...key, ...unsigned].map((column) => [column, values[column] ?? null]));
  return { removed: [row, other], added: [{ ...row, ...other, ...own(row) }, { ...other, ...row, ...own(other) }] };
}

const values = (row: object): Values => ({ ...row }) as Values;

async function apply(ledger: TestLedger, { type, table }: Target, { removed, added }: Change): Promise<void> {
  const { keyColumns } = ledger.database.mappings.of(type);
  await ledger.database.units.run(async (unit) => {
    for (const row of removed) {
      const condition = keyColumns.map((column) => `${column.name} = ?`).join(' AND ');
      expect(await unit.change(`DELETE FROM ${table} WHERE ${condition}`, keyColumns.map((column) => row[column.property] ?? null))).toBe(1);
    }
    await unit.insert(type, added.map((row) => Object.assign(new type(), row)));
  });
}

/** What the auditor must say of a change to a protected table, row by row. */
function expectedOf({ table, key }: Target, { removed, added }: Change): Pick<AuditFinding, 'table' | 'key' | 'kind'>[] {
  const keyOf = (row: Values): string => keyText(key.map((column) => row[column] ?? null));
  const gone = removed.map(keyOf);
  const come = added.map(keyOf);
  return [
    ...gone.map((each) => ({ table, key: each, kind: come.includes(each) ? ('edited' as const) : ('deleted' as const) })),
    ...come.filter((each) => !gone.includes(each)).map((each) => ({ table, key: each, kind: 'inserted' as const })),
  ];
}

const byKey = (left: { key: string }, right: { key: string }): number => (left.key < right.key ? -1 : 1);

onBothDatabases('the audit', (databases) => {
  it('finds nothing in a sound store, and every change planted in one, whatever the table and the way', async () => {
    const ledger = await market(databases);
    const auditor = ledger.auditor();
    expect(await auditor.run()).toEqual([]);
    const random = new SeededRandom('planted changes');
    for (let number = 0; number < sizeOf('planted-changes'); number++) {
      const target = TARGETS[number % TARGETS.length] as Target;
      const way = WAYS[Math.floor(number / TARGETS.length) % WAYS.length] as Way;
      const rows = (await ledger.database.reader.find(target.type, '1 = 1')).map(values);
      const change = changeOf(random, way, target, rows);
      await apply(ledger, target, change);
      const findings = await auditor.run();
      const said = { number, table: target.table, way, tables: [...new Set(findings.map((finding) => finding.table))] };
      if (PROTECTED.includes(target.table)) {
        const found = findings.map(({ table, key, kind }) => ({ table, key, kind }));
        expect(found.sort(byKey)).toEqual(expectedOf(target, change).sort(byKey));
      } else {
        const mayName = ACT_TABLES.includes(target.table) ? ACT_TABLES : [target.table];
        expect({ ...said, isNamed: said.tables.some((table) => mayName.includes(table)) }).toEqual({ ...said, isNamed: true });
      }
      await apply(ledger, target, { removed: change.added, added: change.removed });
    }
    expect(await auditor.run()).toEqual([]);
  }, 300_000);

  it('names a log that is smaller than the head file', async () => {
    const ledger = await TestLedger.open(databases, 'cut');
    await ledger.openStalls(3);
    await ledger.publisher().run('acts');
    await ledger.database.units.run(async (unit) => {
      for (const table of ['ledger_leaf', 'ledger_tile', 'ledger_checkpoint', 'act', 'stall', 'stall_day']) await unit.change(`DELETE FROM ${table}`);
    });
    expect(await ledger.auditor().run()).toMatchObject([{ table: 'ledger_checkpoint', key: 'acts/3', kind: 'rolledBack' }]);
  });

  it('names an old state of a row that was put back', async () => {
    const ledger = await TestLedger.open(databases, 'put back');
    await ledger.openStall();
    const [stall] = await ledger.stallRows();
    if (stall === undefined) throw new Error('no stall');
    await ledger.changeRent(stall, 77);
    await ledger.publisher().run('acts');
    expect(await ledger.auditor().run()).toEqual([]);
    await ledger.database.units.run((unit) => unit.change('UPDATE stall SET rent = 0'));
    expect(await ledger.auditor().run()).toMatchObject([{ table: 'stall', key: keyText([stall.id]), kind: 'edited' }]);
  });

  it('says which tables acts touch although nobody asked it to look at them', async () => {
    const ledger = await TestLedger.open(databases, 'unwatched');
    await ledger.openStall();
    expect(await ledger.auditor([StallRow]).run()).toMatchObject([{ table: 'stall_day', key: '*', kind: 'unwatched' }]);
  });
});
