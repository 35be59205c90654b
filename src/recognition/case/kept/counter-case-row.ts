import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../../database/column.js';

/** A case at a counter, while it is worked on. Its content is enciphered; the row goes when the case is closed or half a day old. */
@Entity('counter_case')
export class CounterCaseRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** `officer.id`. */
  @Bytes('officer') officer!: Uint8Array;
  @Text('department') department!: string;
  @Whole('opened_at') openedAt!: number;
  @Whole('expires_at') expiresAt!: number;
  /** Canonical JSON, see `contentJson`, under the region's key for cases. */
  @Bytes('content') content!: Uint8Array;
  @Whole('revision') revision!: number;
}
