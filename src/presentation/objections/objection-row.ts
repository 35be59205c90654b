import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A holder's objection to a read. What was said and answered is enciphered under the holder's data key; every change is an act. */
@Entity('objection')
export class ObjectionRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** `access_event.id`. */
  @Bytes('event_id') eventId!: Uint8Array;
  /** The same while it is open, null afterwards; with `holderIndex` unique. */
  @Bytes('open_event', 'nullable') openEvent!: Uint8Array | null;
  @Bytes('holder_index') holderIndex!: Uint8Array;
  /** Generation of the index key. */
  @Whole('index_key') indexKey!: number;
  /** Credit code of the department that read, and that answers. */
  @Text('department') department!: string;
  /** `raised`, `answered` or `withdrawn`. */
  @Text('state') state!: string;
  /** Milliseconds since 1970, like the others. */
  @Whole('raised_at') raisedAt!: number;
  @Whole('answer_until') answerUntil!: number;
  /** When it was answered or withdrawn. */
  @Whole('closed_at', 'nullable') closedAt!: number | null;
  /** Internal id of the client or officer. */
  @Text('answered_by', 'nullable') answeredBy!: string | null;
  @Bytes('data_key_id') dataKeyId!: Uint8Array;
  @Bytes('said') said!: Uint8Array;
  @Bytes('answer', 'nullable') answer!: Uint8Array | null;
}
