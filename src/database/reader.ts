import type { Dialect } from './dialect.js';
import type { RawRow, SqlValue, Statements } from './driver/statements.js';
import type { RowMapping, RowMappings, RowType } from './row-mapping.js';

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

/** A reader over anything that takes statements. */
export class ConnectionReader implements Reader {
  constructor(
    readonly dialect: Dialect,
    private readonly source: Pick<Statements, 'query' | 'lists'>,
    protected readonly mappings: RowMappings,
  ) {}

  query(sql: string, parameters: readonly SqlValue[] = []): Promise<RawRow[]> {
    return this.source.query(sql, parameters);
  }

  async find<Row extends object>(type: RowType<Row>, condition: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    const mapping = this.mappings.of(type);
    const rows = await this.source.lists(`SELECT ${mapping.columnList} FROM ${mapping.table} WHERE ${condition}`, parameters);
    return rows.map((values) => mapping.rowOf(values));
  }

  mappingOf<Row extends object>(type: RowType<Row>): RowMapping<Row> {
    return this.mappings.of(type);
  }
}
