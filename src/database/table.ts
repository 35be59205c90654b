import type { Dialect } from './dialect.js';

/**
 * A column in the words of both databases. Text compares byte for byte (MariaDB's usual collations treat 𠮷 and 𠮾 as equal);
 * instants are ISO 8601 in UTC, 24 characters.
 */
export interface Column {
  readonly kind: 'bytes' | 'long-bytes' | 'text' | 'long-text' | 'ascii' | 'instant' | 'whole' | 'ordinal';
  /** Largest number of bytes or characters; only for bytes, text and ascii. */
  readonly length?: number;
  readonly nullable?: true;
}

/** A table with its keys: what one migration makes. */
export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly primaryKey: readonly string[];
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** 16 bytes: an internal identifier, random, never shown as a number. */
export const id = (): Column => ({ kind: 'bytes', length: 16 });
export const bytes = (length: number): Column => ({ kind: 'bytes', length });
/** Up to 16 MiB. */
export const longBytes = (): Column => ({ kind: 'long-bytes' });
export const text = (length: number): Column => ({ kind: 'text', length });
/** Up to 16 MiB of UTF-8. */
export const longText = (): Column => ({ kind: 'long-text' });
export const ascii = (length: number): Column => ({ kind: 'ascii', length });
export const instant = (): Column => ({ kind: 'instant' });
/** A whole number, 64 bits wide in the database, within ±2^53 in the program. */
export const whole = (): Column => ({ kind: 'whole' });
/** A number that the database gives at each insert, growing: whoever waited for another's lock has the larger one. Alone the primary key. */
export const ordinal = (): Column => ({ kind: 'ordinal' });
export const nullable = (column: Column): Column => ({ ...column, nullable: true });

const SQLITE_TYPES = { bytes: 'BLOB', 'long-bytes': 'BLOB', text: 'TEXT', 'long-text': 'TEXT', ascii: 'TEXT', instant: 'TEXT', whole: 'INTEGER', ordinal: 'INTEGER' } as const;
const NOPAD = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_nopad_bin';

function columnType(dialect: Dialect, column: Column): string {
  if (dialect === 'sqlite') return SQLITE_TYPES[column.kind];
  const types = {
    bytes: `VARBINARY(${column.length})`,
    'long-bytes': 'MEDIUMBLOB',
    text: `VARCHAR(${column.length}) ${NOPAD}`,
    'long-text': `MEDIUMTEXT ${NOPAD}`,
    ascii: `VARCHAR(${column.length}) ${ASCII}`,
    instant: `CHAR(24) ${ASCII}`,
    whole: 'BIGINT',
    ordinal: 'BIGINT AUTO_INCREMENT',
  };
  return types[column.kind];
}

/** The statements that make the table: on MariaDB exactly one; on SQLite, whose DDL is transactional, one more for each index. */
export function createTable(dialect: Dialect, table: Table): string[] {
  const columns = Object.entries(table.columns).map(
    ([name, column]) => `${name} ${columnType(dialect, column)}${column.nullable ? '' : ' NOT NULL'}`,
  );
  const unique = Object.entries(table.unique ?? {}).map(([name, on]) => `CONSTRAINT ${name} UNIQUE (${on.join(', ')})`);
  const indexes = Object.entries(table.indexes ?? {});
  const parts = [...columns, `PRIMARY KEY (${table.primaryKey.join(', ')})`, ...unique];
  if (dialect === 'mariadb') {
    const inline = indexes.map(([name, on]) => `INDEX ${name} (${on.join(', ')})`);
    return [`CREATE TABLE ${table.name} (${[...parts, ...inline].join(', ')}) ENGINE=InnoDB`];
  }
  // A row that carries a long body would make the key's tree shallow and wide: such tables keep SQLite's rowid, which an ordinal is.
  const keepsRowid = Object.values(table.columns).some((column) => column.kind.startsWith('long-') || column.kind === 'ordinal');
  return [
    `CREATE TABLE ${table.name} (${parts.join(', ')}) STRICT${keepsRowid ? '' : ', WITHOUT ROWID'}`,
    ...indexes.map(([name, on]) => `CREATE INDEX ${name} ON ${table.name} (${on.join(', ')})`),
  ];
}
