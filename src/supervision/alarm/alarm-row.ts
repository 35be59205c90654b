import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** An alarm about one reader, with the counts that raised it. Says of nobody whom they asked about. */
@Entity('alarm')
export class AlarmRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Milliseconds since 1970: the end of the window that was looked at. */
  @Whole('raised_at') raisedAt!: number;
  /** Whole hours since 1970; with `reader` unique. */
  @Whole('hour') hour!: number;
  /** `enumeration`, `quota` or `second-fact`. */
  @Text('kind') kind!: string;
  /** As the log of reads names it: `client:market-office`, or `officer:` and an internal id. */
  @Text('reader') reader!: string;
  /** Milliseconds since 1970. */
  @Whole('window_from') windowFrom!: number;
  /** Distinct holders asked about. */
  @Whole('asked') asked!: number;
  /** Of these, holders of whom every answer was empty. */
  @Whole('found_nothing') foundNothing!: number;
  /** Requests that the quota refused. */
  @Whole('refused') refused!: number;
  /** Facts read off paper that were wrong. */
  @Whole('failed_facts') failedFacts!: number;
}
