import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { onBothDatabases } from '../support/databases.js';

/** A column as the program and as the database know it. */
interface KnownColumn {
  readonly name: string;
  readonly kind: 'bytes' | 'text' | 'whole';
  readonly nullable: boolean;
}

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every class of every `*-row.ts`. */
async function rowTypes(): Promise<RowType<object>[]> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-row.js'));
  const exported = new Set<unknown>();
  for (const file of files) {
    const module = (await import(pathToFileURL(join(SOURCE, file)).href)) as Record<string, unknown>;
    for (const each of Object.values(module)) exported.add(each);
  }
  return getMetadataArgsStorage().tables.map((table) => table.target as RowType<object>).filter((type) => exported.has(type));
}

const ENTITY_KINDS: Record<string, KnownColumn['kind']> = { blob: 'bytes', varchar: 'text', bigint: 'whole' };

function columnsOfEntity(type: RowType<object>): KnownColumn[] {
  const columns = getMetadataArgsStorage().columns.filter((column) => column.target === type);
  return columns.map(({ options }) => ({
    name: options.name ?? '',
    kind: ENTITY_KINDS[String(options.type)] ?? 'text',
    nullable: options.nullable ?? false,
  }));
}

const keyOfEntity = (type: RowType<object>): string[] =>
  getMetadataArgsStorage().columns.filter((column) => column.target === type && column.options.primary === true).map(({ options }) => options.name ?? '');

const tableOf = (type: RowType<object>): string =>
  String(getMetadataArgsStorage().tables.find((table) => table.target === type)?.name);

const TABLE_KINDS: Record<string, KnownColumn['kind']> = {
  BLOB: 'bytes', VARBINARY: 'bytes', MEDIUMBLOB: 'bytes',
  TEXT: 'text', VARCHAR: 'text', MEDIUMTEXT: 'text', CHAR: 'text',
  INTEGER: 'whole', BIGINT: 'whole',
};

async function columnsOfTable(database: Database, table: string): Promise<{ columns: KnownColumn[]; key: string[] }> {
  const statement =
    database.dialect === 'sqlite'
      ? `SELECT name, type, "notnull" = 0 AS nullable, pk AS place FROM pragma_table_info('${table}') ORDER BY cid`
      : `SELECT c.column_name AS name, c.data_type AS type, c.is_nullable = 'YES' AS nullable, COALESCE(k.ordinal_position, 0) AS place
         FROM information_schema.columns c LEFT JOIN information_schema.key_column_usage k
           ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY'
         WHERE c.table_schema = DATABASE() AND c.table_name = '${table}' ORDER BY c.ordinal_position`;
  const found = await database.reader.query(statement);
  const columns = found.map((row) => ({
    name: String(row['name']),
    kind: TABLE_KINDS[String(row['type']).toUpperCase()] ?? 'text',
    nullable: Number(row['nullable']) === 1,
  }));
  const keyed = found.filter((row) => Number(row['place']) > 0).sort((left, right) => Number(left['place']) - Number(right['place']));
  return { columns, key: keyed.map((row) => String(row['name'])) };
}

onBothDatabases('the tables', (databases) => {
  it('have exactly the columns and keys of their row classes', async () => {
    const types = await rowTypes();
    expect(types.length).toBeGreaterThanOrEqual(2);
    const database = await databases.open(types);
    const byName = (left: KnownColumn, right: KnownColumn): number => (left.name < right.name ? -1 : 1);
    for (const type of types) {
      const { columns, key } = await columnsOfTable(database, tableOf(type));
      expect([tableOf(type), columns.sort(byName)]).toEqual([tableOf(type), columnsOfEntity(type).sort(byName)]);
      expect([tableOf(type), key]).toEqual([tableOf(type), keyOfEntity(type)]);
    }
  });

  it('tell 𠮷 from 𠮾, a from A and a word from the same word with a space after it', async () => {
    const database = await databases.open([]);
    await database.units.run(async (unit) => {
      const type = database.dialect === 'sqlite' ? 'TEXT' : 'VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';
      await unit.query(`CREATE TABLE word (word ${type} NOT NULL, PRIMARY KEY (word))`);
      for (const word of ['𠮷', '𠮾', 'a', 'A', 'a ']) await unit.query('INSERT INTO word (word) VALUES (?)', [word]);
    });
    for (const word of ['𠮷', 'a', 'a ']) {
      expect(await database.reader.query('SELECT word FROM word WHERE word = ?', [word])).toEqual([{ word }]);
    }
    // Two literals meet under the connection's own collation.
    const [literals] = await database.reader.query("SELECT '𠮷' = '𠮾' AS rare, 'a' = 'a ' AS padded");
    expect([literals?.['rare'], literals?.['padded']].map(Number)).toEqual([0, 0]);
  });
});
