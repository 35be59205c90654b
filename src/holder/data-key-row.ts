import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../database/column.js';

/** One holder's data key, wrapped. Dropping it erases the holder's content. */
@Entity('data_key')
export class DataKeyRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Whole('index_key') indexKey!: number;
  @Bytes('holder_index') holderIndex!: Uint8Array;
  /** Which key-encryption key wraps it. */
  @Text('wrapped_by') wrappedBy!: string;
  @Bytes('wrapped') wrapped!: Uint8Array;
  @Whole('created_at') createdAt!: number;
}
