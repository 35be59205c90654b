import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { driverValue, type RawRow, type RowMapping, type RowMappings, type RowType, type SqlValue } from './row-mapping.js';

/** Reads. What a reader sees may be a moment old; what a unit of work reads, it reads inside its own transaction. */
export interface Reader {
  readonly dialect: Dialect;
  /** Rows as the driver gives them. */
  query(sql: string, parameters?: readonly SqlValue[]): Promise<RawRow[]>;
  /** Rows of one table. @param condition what follows WHERE, with `?` for each parameter */
  find<Row extends object>(type: RowType<Row>, condition: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** How a row class stands to its table. */
  mappingOf<Row extends object>(type: RowType<Row>): RowMapping<Row>;
}

/** Anything of TypeORM's that takes a statement. */
type Connection = Pick<DataSource, 'query'> | Pick<QueryRunner, 'query'>;

/** A reader over a data source or over one transaction's connection. */
export class ConnectionReader implements Reader {
  constructor(
    readonly dialect: Dialect,
    protected readonly connection: Connection,
    protected readonly mappings: RowMappings,
  ) {}

  async query(sql: string, parameters: readonly SqlValue[] = []): Promise<RawRow[]> {
    return (await this.connection.query(sql, parameters.map(driverValue))) as RawRow[];
  }

  async find<Row extends object>(type: RowType<Row>, condition: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    const mapping = this.mappings.of(type);
    const rows = await this.query(`SELECT ${mapping.columnList} FROM ${mapping.table} WHERE ${condition}`, parameters);
    return rows.map((raw) => mapping.rowOf(raw));
  }

  mappingOf<Row extends object>(type: RowType<Row>): RowMapping<Row> {
    return this.mappings.of(type);
  }
}
