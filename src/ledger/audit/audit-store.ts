import type { Reader } from '../../database/reader.js';
import type { RowMappings, RowType, SqlValue } from '../../database/row-mapping.js';
import { compareBytes } from '../../primitives/cbor/cbor.js';
import { LOG_NAMES, type LogName } from '../record/act.js';
import { ActRow, type OutboxRow } from '../record/act-row.js';
import { keyText } from './audit-finding.js';
import { HASH_BYTES } from '../tree/merkle-tree.js';
import { CheckpointRow, LeafRow, TileRow } from '../tree-row.js';

/** Rows fetched at a time. */
const PAGE = 500;

/** Reading whole tables, page by page, for the auditor. */
export class AuditStore {
  constructor(
    private readonly reader: Reader,
    readonly mappings: RowMappings,
  ) {}

  /** All rows of a table in the order of its primary key. */
  async *rows<Row extends object>(type: RowType<Row>): AsyncGenerator<Row> {
    const columns = this.mappings.of(type).keyColumns;
    const order = columns.map((column) => column.name).join(', ');
    let after: SqlValue[] | undefined;
    for (;;) {
      const { sql, parameters } = after === undefined ? { sql: '1 = 1', parameters: [] } : beyond(columns.map((column) => column.name), after);
      const page = await this.reader.find(type, `${sql} ORDER BY ${order} LIMIT ${PAGE}`, parameters);
      yield* page;
      const last = page.at(-1) as Record<string, SqlValue> | undefined;
      if (last === undefined || page.length < PAGE) return;
      after = columns.map((column) => last[column.property] ?? null);
    }
  }

  /** Acts that have a place or wait for one, in the order of each log: of two acts on one row the later one comes later. */
  async *actsInOrder(): AsyncGenerator<ActRow> {
    for (const log of LOG_NAMES) {
      const places = `SELECT act_id, position AS place FROM ledger_leaf WHERE log = ? AND position > ? ORDER BY position LIMIT ${PAGE}`;
      yield* this.actsBy(places, log);
      yield* this.actsBy(`SELECT act_id, ordinal AS place FROM ledger_outbox WHERE log = ? AND ordinal > ? ORDER BY ordinal LIMIT ${PAGE}`, log);
    }
  }

  /** Up to 1,000 rows of each ledger table that belong to no log. */
  async strangers(): Promise<{ table: string; key: (string | number)[] }[]> {
    const known = LOG_NAMES.map((log) => `'${log}'`).join(', ');
    const strangers: { table: string; key: (string | number)[] }[] = [];
    for (const type of [LeafRow, TileRow, CheckpointRow]) {
      const { table, keyColumns } = this.mappings.of<LeafRow | TileRow | CheckpointRow>(type);
      const rows = await this.reader.find<LeafRow | TileRow | CheckpointRow>(type, `log NOT IN (${known}) LIMIT 1000`);
      for (const row of rows) strangers.push({ table, key: keyColumns.map(({ property }) => (row as unknown as Record<string, string | number>)[property] ?? '') });
    }
    return strangers;
  }

  async countActs(): Promise<number> {
    const [row] = await this.reader.query('SELECT COUNT(*) AS acts FROM act');
    return Number(row?.['acts']);
  }

  /** Up to 1,000 acts that neither wait nor have a place. */
  async unplacedActs(): Promise<Uint8Array[]> {
    const rows = await this.reader.query(
      `SELECT act.id AS id FROM act LEFT JOIN ledger_leaf leaf ON leaf.log = act.log AND leaf.act_id = act.id
       LEFT JOIN ledger_outbox waiting ON waiting.act_id = act.id WHERE leaf.act_id IS NULL AND waiting.act_id IS NULL LIMIT 1000`,
    );
    return rows.map((row) => new Uint8Array(row['id'] as Uint8Array));
  }

  async isPlaced({ log, actId }: OutboxRow): Promise<boolean> {
    return (await this.reader.find(LeafRow, 'log = ? AND act_id = ?', [log, actId])).length > 0;
  }

  async act(id: Uint8Array): Promise<ActRow | undefined> {
    return (await this.reader.find(ActRow, 'id = ?', [id]))[0];
  }

  /** By the key text of their ids. */
  async actsById(ids: readonly Uint8Array[]): Promise<Map<string, ActRow>> {
    if (ids.length === 0) return new Map();
    const acts = await this.reader.find(ActRow, `id IN (${ids.map(() => '?').join(', ')})`, ids);
    return new Map(acts.map((act) => [keyText([act.id]), act]));
  }

  async actByLeafHash(leafHash: Uint8Array): Promise<ActRow | undefined> {
    return (await this.reader.find(ActRow, 'leaf_hash = ?', [leafHash]))[0];
  }

  leaves(log: LogName, start: number, end: number): Promise<LeafRow[]> {
    return this.reader.find(LeafRow, 'log = ? AND position >= ? AND position < ?', [log, start, end]);
  }

  /** Up to 1,000 leaves outside the places `0 ≤ position < size`. */
  leavesBeyond(log: LogName, size: number): Promise<LeafRow[]> {
    return this.reader.find(LeafRow, 'log = ? AND (position < 0 OR position >= ?) ORDER BY position LIMIT 1000', [log, size]);
  }

  async tile(log: LogName, level: number, tile: number): Promise<TileRow | undefined> {
    return (await this.reader.find(TileRow, 'log = ? AND level = ? AND tile = ?', [log, level, tile]))[0];
  }

  async checkpoint(log: LogName, size: number): Promise<CheckpointRow | undefined> {
    return (await this.reader.find(CheckpointRow, 'log = ? AND size = ?', [log, size]))[0];
  }

  /** A log's size as its leaves, its tiles and its last checkpoint have it. */
  async sizes(log: LogName): Promise<[leaves: number, tiles: number, signed: number]> {
    const [leaves] = await this.reader.query('SELECT MAX(position) AS last FROM ledger_leaf WHERE log = ?', [log]);
    const [tile] = await this.reader.find(TileRow, 'log = ? AND level = 0 ORDER BY tile DESC LIMIT 1', [log]);
    const [signed] = await this.reader.find(CheckpointRow, 'log = ? ORDER BY size DESC LIMIT 1', [log]);
    const last = leaves?.['last'];
    return [
      last === null || last === undefined ? 0 : Number(last) + 1,
      tile === undefined ? 0 : tile.tile * 256 + Math.floor(tile.hashes.length / HASH_BYTES),
      signed?.size ?? 0,
    ];
  }

  private async *actsBy(places: string, log: LogName): AsyncGenerator<ActRow> {
    for (let after = -1; ; ) {
      const page = await this.reader.query(places, [log, after]);
      const ids = page.map((row) => row['act_id'] as Uint8Array);
      if (ids.length === 0) return;
      const acts = await this.actsById(ids);
      for (const id of ids) {
        const act = acts.get(keyText([id]));
        if (act !== undefined) yield act;
      }
      after = Number(page.at(-1)?.['place']);
    }
  }
}

/** The condition for keys after this one, in a form for which both databases use the key. */
function beyond(names: readonly string[], after: readonly SqlValue[]): { sql: string; parameters: SqlValue[] } {
  const steps = names.map((name, depth) => {
    const equal = names.slice(0, depth).map((each) => `${each} = ?`);
    return { sql: [...equal, `${name} > ?`].join(' AND '), parameters: after.slice(0, depth + 1) };
  });
  return { sql: `(${steps.map((step) => `(${step.sql})`).join(' OR ')})`, parameters: steps.flatMap((step) => step.parameters) };
}

/** Whether two byte strings are the same; undefined is like nothing. */
export function isSameBytes(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left !== undefined && right !== undefined && compareBytes(left, right) === 0;
}
