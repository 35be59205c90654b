import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A person who is signed in. The cookie's secret is not here, only its digest: whoever reads this table can sign in as nobody. */
@Entity('session')
export class SessionRow {
  /** SHA-256 of the secret in the cookie. */
  @Bytes('id', 'primary') id!: Uint8Array;
  /** `holder` or `officer`. */
  @Text('kind') kind!: string;
  @Bytes('holder_index', 'nullable') holderIndex!: Uint8Array | null;
  @Whole('index_key', 'nullable') indexKey!: number | null;
  @Text('code_type', 'nullable') codeType!: string | null;
  /** `officer.id`. */
  @Bytes('officer', 'nullable') officer!: Uint8Array | null;
  /** Milliseconds since 1970. */
  @Whole('expires_at') expiresAt!: number;
  /** 32 bytes over all the others: whoever can write this table cannot make a session somebody else's. See `session-mac.ts`. */
  @Bytes('mac') mac!: Uint8Array;
}
