import type { DataSource, EntityMetadata } from 'typeorm';

/** A `*-row.ts` class: the shape of one table's rows. */
export type RowType<Row extends object> = new () => Row;
export type SqlValue = string | number | Uint8Array | null;
export type RawRow = Record<string, unknown>;

interface MappedColumn {
  readonly property: string;
  readonly name: string;
  readonly isWhole: boolean;
}

/** How a row class stands to its table, read once from TypeORM's metadata. */
export class RowMapping<Row extends object> {
  readonly table: string;
  readonly columns: readonly MappedColumn[];
  readonly keyColumns: readonly MappedColumn[];
  readonly columnList: string;
  private readonly placeholders: string;

  constructor(
    private readonly type: RowType<Row>,
    metadata: EntityMetadata,
  ) {
    const mapped = metadata.columns.map((column) => ({
      property: column.propertyName,
      name: column.databaseName,
      isWhole: column.type === 'bigint',
    }));
    this.table = metadata.tableName;
    this.columns = mapped;
    this.keyColumns = mapped.filter((column) => metadata.primaryColumns.some((key) => key.databaseName === column.name));
    this.columnList = mapped.map((column) => column.name).join(', ');
    this.placeholders = `(${mapped.map(() => '?').join(', ')})`;
  }

  /** One statement that inserts `count` rows. */
  insertStatement(count: number): string {
    return `INSERT INTO ${this.table} (${this.columnList}) VALUES ${Array(count).fill(this.placeholders).join(', ')}`;
  }

  /** A row's values in the order of the columns, as the drivers take them. */
  parametersOf(row: Row): SqlValue[] {
    return this.columns.map((column) => driverValue((row as Record<string, SqlValue>)[column.property] ?? null));
  }

  rowOf(raw: RawRow): Row {
    const row = new this.type() as Record<string, unknown>;
    for (const column of this.columns) row[column.property] = programValue(raw[column.name], column.isWhole);
    return row as Row;
  }
}

/** Reads the mappings once; TypeORM's metadata never changes after start. */
export class RowMappings {
  private readonly known = new Map<RowType<object>, RowMapping<object>>();

  constructor(private readonly source: DataSource) {}

  of<Row extends object>(type: RowType<Row>): RowMapping<Row> {
    let mapping = this.known.get(type);
    if (mapping === undefined) {
      mapping = new RowMapping(type, this.source.getMetadata(type)) as unknown as RowMapping<object>;
      this.known.set(type, mapping);
    }
    return mapping as unknown as RowMapping<Row>;
  }
}

/** The drivers know Buffer; a plain Uint8Array would be written as JSON by one of them. */
export function driverValue(value: SqlValue): SqlValue {
  if (!(value instanceof Uint8Array) || Buffer.isBuffer(value)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function programValue(value: unknown, isWhole: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (isWhole) return safeWhole(value);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  return value;
}

/** A whole number from either driver: MariaDB's arrives as text. @throws RangeError beyond ±2^53 */
export function safeWhole(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number within 2^53: ${String(value)}`);
  return number;
}
