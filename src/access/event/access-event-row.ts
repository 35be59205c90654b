import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** One read of the register: who, when, for what, on which ground. Only ever added, before any data leaves. */
@Entity('access_event')
export class AccessEventRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Whole('at') at!: number;
  /** What was done, `recognition/look-up`. */
  @Text('act') act!: string;
  /** `client`, `officer` or `holder`. */
  @Text('reader_kind') readerKind!: string;
  /** The client's identifier, or the officer's or session's internal id; never a name. */
  @Text('reader') reader!: string;
  /** Credit code of the reading department; null: the holder's own look. */
  @Text('department', 'nullable') department!: string | null;
  @Text('ground') ground!: string;
  /** The five elements, cause and calling system as canonical JSON. */
  @Text('purpose') purpose!: string;
  /** Blind index of the holder who was looked up; null where the read did not begin with a holder. */
  @Bytes('holder_index', 'nullable') holderIndex!: Uint8Array | null;
  /** Licences in the answer. */
  @Whole('answer_count') answerCount!: number;
}

/** A licence version that a read told of, and how much of it. */
@Entity('access_subject')
export class AccessSubjectRow {
  @Bytes('event_id', 'primary') eventId!: Uint8Array;
  @Whole('ordinal', 'primary') ordinal!: number;
  @Bytes('version_id') versionId!: Uint8Array;
  /** Names of what was disclosed, with blanks between; no values. */
  @Text('disclosed') disclosed!: string;
}

/** What proved the ground of a read that rests on more than duty: used up in the transaction that records the read. */
@Entity('access_proof')
export class AccessProofRow {
  @Bytes('event_id', 'primary') eventId!: Uint8Array;
  /** `dynamic-code`, `use-code`, `consent`, `second-fact` or `entrustment`. */
  @Text('kind') kind!: string;
  /** Which one: its internal id, at most 16 bytes. */
  @Bytes('reference') reference!: Uint8Array;
}

/** A read for a lawful investigation, of which the holder learns when its term ends. That there are such reads, and how many, is public at once. */
@Entity('access_delay')
export class AccessDelayRow {
  @Bytes('event_id', 'primary') eventId!: Uint8Array;
  /** Milliseconds since 1970: from then on the holder sees it. */
  @Whole('disclosed_from') disclosedFrom!: number;
  /** Number of the document that orders the delay. */
  @Text('document') document!: string;
}
