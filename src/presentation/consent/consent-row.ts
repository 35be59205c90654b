import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A department's request to a holder, and what came of it; only `state`, `goodUntil` and `revision` ever change. */
@Entity('consent')
export class ConsentRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Blind index of the holder code that was asked for, whether or not anybody has it. */
  @Bytes('holder_index') holderIndex!: Uint8Array;
  /** Generation of the index key. */
  @Whole('index_key') indexKey!: number;
  /** Credit code of the department that asks. */
  @Text('department') department!: string;
  /** The caller, as acts name it. */
  @Text('asked_by') askedBy!: string;
  /** Codes joined by blanks. */
  @Text('licence_types') licenceTypes!: string;
  /** The five elements, cause and calling system as canonical JSON. */
  @Text('purpose') purpose!: string;
  /** `asked`, `displaced`, `approved`, `refused` or `used`. */
  @Text('state') state!: string;
  /** Milliseconds since 1970. */
  @Whole('asked_at') askedAt!: number;
  @Whole('answer_until') answerUntil!: number;
  /** Set by the approval. */
  @Whole('good_until', 'nullable') goodUntil!: number | null;
  /** Counts the moves; each move names the one it starts from. */
  @Whole('revision') revision!: number;
}
