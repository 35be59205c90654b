import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** What one holder has entrusted to another; only `usesMade`, `state` and `revokedAt` ever change. */
@Entity('entrustment')
export class EntrustmentRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Blind index of the holder whose licences it opens. */
  @Bytes('grantor_index') grantorIndex!: Uint8Array;
  /** Blind index of whom it is given to. */
  @Bytes('delegate_index') delegateIndex!: Uint8Array;
  /** Generations of the index key, the grantor's and the delegate's. */
  @Whole('grantor_index_key') grantorIndexKey!: number;
  @Whole('delegate_index_key') delegateIndexKey!: number;
  /** `guardian`, `legalRepresentative` or `handler`. */
  @Text('relation') relation!: string;
  /** Codes joined by blanks, or `*`. */
  @Text('licence_types') licenceTypes!: string;
  /** Codes joined by blanks, or `*`. */
  @Text('service_items') serviceItems!: string;
  @Whole('uses_allowed') usesAllowed!: number;
  @Whole('uses_made') usesMade!: number;
  /** Milliseconds since 1970. */
  @Whole('made_at') madeAt!: number;
  @Whole('valid_until') validUntil!: number;
  /** `given` or `revoked`. */
  @Text('state') state!: string;
  @Whole('revoked_at', 'nullable') revokedAt!: number | null;
  /** The grantor's data key. */
  @Bytes('data_key_id') dataKeyId!: Uint8Array;
  /** Names, masked codes and note, enciphered; see `entrustment-parties.ts`. */
  @Bytes('parties') parties!: Uint8Array;
}
