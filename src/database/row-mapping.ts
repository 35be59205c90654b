import type { DataSource, EntityMetadata } from 'typeorm';
import type { InsertTarget, SqlValue } from './driver/statements.js';

export type { RawRow, SqlValue } from './driver/statements.js';

/** A `*-row.ts` class: the shape of one table's rows. */
export type RowType<Row extends object> = new () => Row;

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
  readonly target: InsertTarget;

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
    this.target = { head: `INSERT INTO ${this.table} (${this.columnList}) VALUES `, places: `(${mapped.map(() => '?').join(', ')})` };
  }

  /** A row's values in the order of the columns. */
  parametersOf(row: Row): SqlValue[] {
    return this.columns.map((column) => (row as Record<string, SqlValue>)[column.property] ?? null);
  }

  /** @param values in the order of the columns */
  rowOf(values: readonly unknown[]): Row {
    const row = new this.type() as Record<string, unknown>;
    for (const [index, column] of this.columns.entries()) row[column.property] = programValue(values[index], column.isWhole);
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
