/** What a parameter of a statement may be. */
export type SqlValue = string | number | Uint8Array | null;
/** A row by the names of its columns, as the driver gives it. */
export type RawRow = Record<string, unknown>;

/** Where rows are added: an INSERT in parts, since the databases want many rows in different ways. */
export interface InsertTarget {
  /** `INSERT INTO table (column, …) VALUES `. */
  readonly head: string;
  /** `(?, …)`, one row's places. */
  readonly places: string;
}

/** One connection of a driver. Statements run one after another, in the order in which they are given, whether or not their answers are awaited. */
export interface Statements {
  /** Rows by name; none for a statement that gives no rows. */
  query(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]>;
  /** Rows as lists, in the order of the statement's columns. */
  lists(sql: string, parameters: readonly SqlValue[]): Promise<unknown[][]>;
  /** @returns how many rows it matched */
  change(sql: string, parameters: readonly SqlValue[]): Promise<number>;
  /** Adds the rows. Where one is refused, none of those sent with it is added: on SQLite all, on MariaDB a hundred. */
  insert(target: InsertTarget, rows: readonly (readonly SqlValue[])[]): Promise<void>;
}

/** What is kept of a driver's error: its message can quote a row, so the log tells the code and the number only. */
export interface DriverError {
  readonly code?: string | undefined;
  readonly errno?: number | undefined;
}

/** The database or the way to it did not do what a statement says. */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';

  constructor(
    message: string,
    readonly driverError: DriverError,
  ) {
    super(message);
  }
}

/** @param error as a driver throws it */
export function statementFailed(error: unknown): StatementFailed {
  const { message, code, errno } = error as { message?: unknown; code?: unknown; errno?: unknown };
  const told = { code: typeof code === 'string' ? code : undefined, errno: typeof errno === 'number' ? errno : undefined };
  return new StatementFailed(typeof message === 'string' ? message : 'the driver gave no reason', told);
}
