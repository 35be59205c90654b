import type { CborValue } from '../../primitives/cbor/cbor.js';
import type { RowMapping } from '../../database/row-mapping.js';
import type { RowImage } from './act.js';

/** The image of a row, from the same class that the store inserts and the auditor reads back. */
export function rowImage<Row extends object>(mapping: RowMapping<Row>, row: Row): RowImage {
  const valueOf = (property: string): CborValue => ((row as Record<string, CborValue>)[property] ?? null);
  return {
    table: mapping.table,
    key: mapping.keyColumns.map((column) => valueOf(column.property)),
    columns: new Map(mapping.columns.map((column) => [column.name, valueOf(column.property)])),
  };
}
