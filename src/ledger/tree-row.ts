import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../database/column.js';

/** Which act stands at which place of a log. Only ever added, without a gap. */
@Entity('ledger_leaf')
export class LeafRow {
  @Text('log', 'primary') log!: string;
  /** From 0. */
  @Whole('position', 'primary') position!: number;
  @Bytes('act_id') actId!: Uint8Array;
  @Bytes('leaf_hash') leafHash!: Uint8Array;
}

/** A tile (C2SP tlog-tiles): grows at its right end until it holds 256 hashes, then never changes. */
@Entity('ledger_tile')
export class TileRow {
  @Text('log', 'primary') log!: string;
  @Whole('level', 'primary') level!: number;
  @Whole('tile', 'primary') tile!: number;
  /** 32 bytes each. */
  @Bytes('hashes') hashes!: Uint8Array;
}

/** A signed checkpoint. Only ever added; everything in it is signed or follows from the chain. */
@Entity('ledger_checkpoint')
export class CheckpointRow {
  @Text('log', 'primary') log!: string;
  @Whole('size', 'primary') size!: number;
  /** The size of the checkpoint before it; 0 for the first. */
  @Whole('previous') previous!: number;
  @Bytes('root') root!: Uint8Array;
  /** The signed note (C2SP tlog-checkpoint), letter by letter. */
  @Text('note') note!: string;
}
