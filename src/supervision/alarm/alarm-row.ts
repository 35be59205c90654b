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
  /** See `ReadCounts`, here and below. */
  @Whole('asked') asked!: number;
  @Whole('found_nothing') foundNothing!: number;
  @Whole('refused') refused!: number;
  @Whole('failed_facts') failedFacts!: number;
}
