import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A use code as long as it lives. The code itself is not here, only its digest: whoever reads this table can use none. */
@Entity('use_code')
export class UseCodeRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** See `useCodeDigest`; unique. */
  @Bytes('digest') digest!: Uint8Array;
  @Bytes('version_id') versionId!: Uint8Array;
  /** Blind index of the holder who made it, or of the licence's principal holder. */
  @Bytes('holder_index') holderIndex!: Uint8Array;
  /** Credit code of the one department that may use it. */
  @Text('department') department!: string;
  /** The one service item that it may be used for, 24 characters. */
  @Text('service_item') serviceItem!: string;
  /** `duty`, `holderPresent` or `entrusted`. */
  @Text('ground') ground!: string;
  /** `strong` or `weak`: of the proof that it was made on. */
  @Text('strength') strength!: string;
  /** As acts name the maker. */
  @Text('made_by') madeBy!: string;
  /** Milliseconds since 1970. */
  @Whole('expires_at') expiresAt!: number;
  @Whole('used_at', 'nullable') usedAt!: number | null;
}
