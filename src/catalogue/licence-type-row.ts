import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../database/column.js';

/** A licence type: which version is current, and whether licences of it may be issued. */
@Entity('licence_type')
export class LicenceTypeRow {
  @Text('code', 'primary') code!: string;
  @Whole('current_version') currentVersion!: number;
  /** 1 enabled, 0 retired: what was issued stays good. */
  @Whole('is_enabled') isEnabled!: number;
}

/** One published version, never changed. */
@Entity('licence_type_version')
export class LicenceTypeVersionRow {
  @Text('code', 'primary') code!: string;
  @Whole('version', 'primary') version!: number;
  /** The definition as canonical JSON (RFC 8785), byte for byte as digested. */
  @Text('definition') definition!: string;
  @Bytes('digest') digest!: Uint8Array;
  @Whole('published_at') publishedAt!: number;
}
