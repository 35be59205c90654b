import type { Database } from '../../src/database/database.js';
import type { RowMapping, RowType, SqlValue } from '../../src/database/row-mapping.js';
import { keyText, type AuditFinding } from '../../src/ledger/audit/audit-finding.js';
import { randomBelow, type Random } from '../../src/primitives/random.js';

export type Values = Record<string, SqlValue>;
export type Way = 'edit' | 'delete' | 'insert' | 'swap';
export const WAYS: readonly Way[] = ['edit', 'delete', 'insert', 'swap'];

/** A change behind the ledger's back. */
export interface PlantedChange {
  readonly removed: readonly Values[];
  readonly added: readonly Values[];
}

/** All rows of a table. */
export async function rowsOf(database: Database, type: RowType<object>): Promise<Values[]> {
  return (await database.reader.find(type, '1 = 1')).map((row) => ({ ...row }) as Values);
}

/** Another value of the same kind; far enough away that no other row has it. */
export function altered(random: Random, value: SqlValue): SqlValue {
  if (value === null) return null;
  if (typeof value === 'number') return value + 1 + randomBelow(random, 1_000_000);
  if (typeof value === 'string') {
    const place = randomBelow(random, value.length);
    return `${value.slice(0, place)}${value[place] === 'q' ? 'z' : 'q'}${value.slice(place + 1)}`;
  }
  const bytes = value.slice();
  const place = randomBelow(random, bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << randomBelow(random, 8));
  return bytes;
}

/** One change of a table with rows. Rows of one log are swapped with rows of that log; where no other differs, one is deleted instead. */
export function changeOf(random: Random, way: Way, mapping: RowMapping<object>, rows: readonly Values[]): PlantedChange {
  const row = rows[randomBelow(random, rows.length)] as Values;
  if (way === 'delete') return { removed: [row], added: [] };
  if (way === 'edit') {
    const columns = Object.keys(row).filter((column) => row[column] !== null && row[column] !== '');
    const column = columns[randomBelow(random, columns.length)] as string;
    return { removed: [row], added: [{ ...row, [column]: altered(random, row[column] ?? null) }] };
  }
  if (way === 'insert') {
    const fresh = Object.entries(row).map(([column, value]) => [column, value === '' ? value : altered(random, value)]);
    return { removed: [], added: [Object.fromEntries(fresh) as Values] };
  }
  const keys = mapping.keyColumns.map(({ property }) => property);
  const own = (values: Values): Values => Object.fromEntries(keys.map((column) => [column, values[column] ?? null]));
  const rest = (values: Values): string => JSON.stringify({ ...values, ...own({}) });
  const others = rows.filter((each) => each['log'] === row['log'] && each['level'] === row['level'] && rest(each) !== rest(row));
  const other = others[randomBelow(random, Math.max(1, others.length))];
  if (other === undefined) return { removed: [row], added: [] };
  return { removed: [row, other], added: [{ ...other, ...own(row) }, { ...row, ...own(other) }] };
}

/** Makes the change as somebody with the database's password would. */
export async function plant(database: Database, type: RowType<object>, { removed, added }: PlantedChange): Promise<void> {
  const { table, keyColumns } = database.mappings.of(type);
  await database.units.run(async (unit) => {
    for (const row of removed) {
      const condition = keyColumns.map((column) => `${column.name} = ?`).join(' AND ');
      expect(await unit.change(`DELETE FROM ${table} WHERE ${condition}`, keyColumns.map((column) => row[column.property] ?? null))).toBe(1);
    }
    await unit.insert(type, added.map((row) => Object.assign(new type(), row)));
  });
}

/** What the auditor must say of a change to a protected table, row by row. */
export function expectedFindings(mapping: RowMapping<object>, { removed, added }: PlantedChange): Pick<AuditFinding, 'table' | 'key' | 'kind'>[] {
  const keyOf = (row: Values): string => keyText(mapping.keyColumns.map(({ property }) => row[property] ?? null));
  const gone = removed.map(keyOf);
  const come = added.map(keyOf);
  return [
    ...gone.map((key) => ({ table: mapping.table, key, kind: come.includes(key) ? ('edited' as const) : ('deleted' as const) })),
    ...come.filter((key) => !gone.includes(key)).map((key) => ({ table: mapping.table, key, kind: 'inserted' as const })),
  ];
}
