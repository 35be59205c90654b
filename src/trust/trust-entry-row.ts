import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../database/column.js';

/** One key and what it may sign: a line of the trust list. */
@Entity('trust_entry')
export class TrustEntryRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Text('kid') kid!: string;
  @Text('key_use') keyUse!: string;
  @Text('suite') suite!: string;
  /** Credit code of the department; of the operator for a key of the service itself. */
  @Text('authority') authority!: string;
  @Text('authority_zh') authorityZh!: string;
  @Text('authority_en') authorityEn!: string;
  /** SubjectPublicKeyInfo, DER. */
  @Bytes('public_key') publicKey!: Uint8Array;
  /** DER; null where the key is vouched for by the signed trust list alone (checkpoint, token). */
  @Bytes('certificate', 'nullable') certificate!: Uint8Array | null;
  @Bytes('issuing_certificate', 'nullable') issuingCertificate!: Uint8Array | null;
  /** Licence type codes with blanks between, or `*`. */
  @Text('licence_types') licenceTypes!: string;
  /** Milliseconds since 1970: it signs from then, until then; what it signed stays good while its certificate lives. */
  @Whole('not_before') notBefore!: number;
  @Whole('sign_until') signUntil!: number;
  /** What it signed later than this is not believed; null: nothing known against it. */
  @Whole('distrust_after', 'nullable') distrustAfter!: number | null;
  @Whole('revision') revision!: number;
}
