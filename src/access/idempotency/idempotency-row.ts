import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A mutating call that was made under an Idempotency-Key. Holds no answer, only a reference from which the answer is made again. */
@Entity('idempotency')
export class IdempotencyRow {
  /** The OAuth client identifier, or the actor's name. */
  @Text('client', 'primary') client!: string;
  @Text('request_key', 'primary') key!: string;
  /** SHA-256 of method, path and body. */
  @Bytes('digest') digest!: Uint8Array;
  /** `pending` or `done`. */
  @Text('state') state!: string;
  /** Set when done. */
  @Text('answer_ref', 'nullable') answerRef!: string | null;
  /** Milliseconds since 1970. */
  @Whole('created_at') createdAt!: number;
}
