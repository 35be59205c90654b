import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A service item: whose it is, and its newest version, whether that has taken over yet or not. */
@Entity('service_item')
export class ServiceItemRow {
  @Text('code', 'primary') code!: string;
  /** Credit code. */
  @Text('department') department!: string;
  @Whole('newest_version') newestVersion!: number;
}

/** One published version, never changed. */
@Entity('service_item_version')
export class ServiceItemVersionRow {
  @Text('code', 'primary') code!: string;
  @Whole('version', 'primary') version!: number;
  /** First day in China on which it is what is asked. */
  @Text('effective_from') effectiveFrom!: string;
  /** The definition as canonical JSON (RFC 8785), byte for byte as digested. */
  @Text('definition') definition!: string;
  @Bytes('digest') digest!: Uint8Array;
  @Whole('published_at') publishedAt!: number;
}
