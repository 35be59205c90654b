import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** An act that happened: what is under the ledger's leaf, and what the leaf says of it. Only ever added. */
@Entity('act')
export class ActRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** `acts` or `reads`. */
  @Text('log') log!: string;
  /** The path of the use case, `licence/issue`. */
  @Text('name') name!: string;
  /** Milliseconds since 1970. */
  @Whole('at') at!: number;
  /** What the act is about: a licence's id, a client's, a read's. Indexed. */
  @Bytes('subject') subject!: Uint8Array;
  @Bytes('salt') salt!: Uint8Array;
  /** Deterministic CBOR; see `act.ts`. */
  @Bytes('event') event!: Uint8Array;
  @Bytes('leaf') leaf!: Uint8Array;
  @Bytes('leaf_hash') leafHash!: Uint8Array;
}

/** An act that has no place in its log yet; removed in the transaction that gives it one. */
@Entity('ledger_outbox')
export class OutboxRow {
  /** Given by the database: acts on the same row stand in the order in which they happened, whatever the clocks of their instances say. */
  @Whole('ordinal', 'primary') ordinal!: number;
  @Bytes('act_id') actId!: Uint8Array;
  @Text('log') log!: string;
  @Whole('at') at!: number;
  @Bytes('leaf_hash') leafHash!: Uint8Array;
  /** See `OutboxSeal`. */
  @Bytes('seal') seal!: Uint8Array;
}
