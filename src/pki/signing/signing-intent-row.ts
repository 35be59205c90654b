import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** What a key was asked to sign, committed before it signs. Its bytes are dropped once the signature is recorded; the digest stays. */
@Entity('signing_intent')
export class SigningIntentRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Text('kid') kid!: string;
  @Text('key_use') keyUse!: string;
  /** SHA-256 of the bytes to be signed. */
  @Bytes('digest') digest!: Uint8Array;
  @Bytes('data_key_id') dataKeyId!: Uint8Array;
  /** The bytes to be signed, enciphered; null once done or abandoned. */
  @Bytes('sealed_bytes', 'nullable') sealedBytes!: Uint8Array | null;
  /** `pending`, `done` or `abandoned`. */
  @Text('state') state!: string;
  @Whole('created_at') createdAt!: number;
}
