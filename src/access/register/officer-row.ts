import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

@Entity('officer')
export class OfficerRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Credit code. */
  @Text('department') department!: string;
  @Text('name') name!: string;
  /** With `subject` unique. */
  @Text('issuer') issuer!: string;
  @Text('subject') subject!: string;
  /** Rights joined by blanks. */
  @Text('rights') rights!: string;
  /** `active` or `left`. */
  @Text('state') state!: string;
}

/** A sign-in bound to a holder. The name stays with the provider and the code is only a blind index: nobody is found here by either. */
@Entity('person')
export class PersonRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** With `subject` unique. */
  @Text('issuer') issuer!: string;
  @Text('subject') subject!: string;
  @Bytes('holder_index') holderIndex!: Uint8Array;
  /** Generation of the index key. */
  @Whole('index_key') indexKey!: number;
  /** Type of the holder code, three digits. */
  @Text('code_type') codeType!: string;
}
