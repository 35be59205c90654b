import { sha256, type Sha256 } from '../../primitives/digest.js';
import { orderedId } from '../../primitives/ordered-id.js';
import type { Random } from '../../primitives/random.js';
import type { RowType } from '../../database/row-mapping.js';
import type { Unit } from '../../database/unit-of-work.js';
import { boundRow, encodeEvent, encodeLeaf, type ActOrder } from './act.js';
import { ActRow } from './act-row.js';
import type { ActStore } from './act-store.js';
import type { OutboxSeal } from './outbox-seal.js';
import { rowImage } from './row-image.js';

/** What an act leaves for its answer: its id and the hash under which the ledger proves it. */
export interface RecordedAct {
  readonly id: Uint8Array;
  readonly leafHash: Sha256;
}

/** An act that is to be recorded, and the rows that it writes in its transaction. */
export interface NewAct {
  readonly order: Omit<ActOrder, 'rows'>;
  readonly rows: readonly Touched[];
}

/** A row that an act has just written, to be bound to its leaf. For a changed row: the row as it is now. */
export interface Touched {
  readonly type: RowType<object>;
  readonly row: object;
}

export function touched<Row extends object>(type: RowType<Row>, ...rows: readonly Row[]): Touched[] {
  return rows.map((row) => ({ type, row }));
}

/** Binds an act to the ledger inside the transaction in which it happens: no act without its leaf, no leaf without its act. */
export class RecordAct {
  constructor(
    private readonly acts: ActStore,
    private readonly seal: OutboxSeal,
    private readonly random: Random,
  ) {}

  async run(unit: Unit, order: Omit<ActOrder, 'rows'>, rows: readonly Touched[]): Promise<RecordedAct> {
    const act = this.act(unit, { order, rows });
    await this.store(unit, [act]);
    return { id: act.id, leafHash: act.leafHash as Sha256 };
  }

  /** Acts that share a transaction, in their order. */
  async all(unit: Unit, acts: readonly NewAct[]): Promise<void> {
    await this.store(unit, acts.map((act) => this.act(unit, act)));
  }

  private act(unit: Unit, { order, rows }: NewAct): ActRow {
    const { log, name, at, subject } = order;
    const salt = this.random.bytes(16);
    const whole: ActOrder = { ...order, rows: rows.map(({ type, row }) => boundRow(salt, rowImage(unit.mappingOf(type), row))) };
    const event = encodeEvent(whole);
    const leaf = encodeLeaf(whole, salt, event);
    return Object.assign(new ActRow(), { id: orderedId(this.random, at), log, name, at, subject, salt, event, leaf, leafHash: sha256(LEAF_PREFIX, leaf) });
  }

  private async store(unit: Unit, acts: readonly ActRow[]): Promise<void> {
    await this.acts.add(unit, acts, (act) => this.seal.of({ actId: act.id, log: act.log, at: act.at, leafHash: act.leafHash }));
  }
}

/** RFC 6962 §2.1: the byte before a leaf's data. */
const LEAF_PREFIX = new Uint8Array([0]);
