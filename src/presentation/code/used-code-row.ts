import { Entity } from 'typeorm';
import { Bytes, Whole } from '../../database/column.js';

/** A dynamic code that was redeemed: whoever comes second finds its place taken. Tells of no licence and no holder. */
@Entity('used_code')
export class UsedCodeRow {
  /** 12 bytes, as the code has them. */
  @Bytes('cti', 'primary') cti!: Uint8Array;
  /** Milliseconds since 1970: the code's own end. */
  @Whole('expires_at') expiresAt!: number;
  @Whole('used_at') usedAt!: number;
}
