import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A licence across all its versions. */
@Entity('licence')
export class LicenceRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Text('type_code') typeCode!: string;
  @Text('issuing_authority') issuingAuthority!: string;
  @Text('serial') serial!: string;
  /** Blind index of the licence number. */
  @Bytes('number_index') numberIndex!: Uint8Array;
  @Whole('index_key') indexKey!: number;
  @Whole('current_version') currentVersion!: number;
}

/** One issued version; only `state`, `stateSince` and `revision` ever change, and only by a move. */
@Entity('licence_version')
export class LicenceVersionRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  @Bytes('licence_id') licenceId!: Uint8Array;
  @Whole('version') version!: number;
  @Text('identifier') identifier!: string;
  @Text('type_code') typeCode!: string;
  @Whole('type_version') typeVersion!: number;
  @Text('issuing_authority') issuingAuthority!: string;
  /** `A` issued by the competent authority; only A is sealed. */
  @Text('trust_level') trustLevel!: string;
  /** Calendar date in China, first day in force. */
  @Text('valid_from') validFrom!: string;
  /** Calendar date in China, last day in force; null: long-term. */
  @Text('valid_until', 'nullable') validUntil!: string | null;
  @Whole('issued_at') issuedAt!: number;
  @Whole('status_list') statusList!: number;
  @Whole('status_index') statusIndex!: number;
  @Text('sealed_by') sealedBy!: string;
  @Text('code_signed_by') codeSignedBy!: string;
  /** SHA-256 of the issuer-signed JWT without disclosures. */
  @Bytes('sealed_digest') sealedDigest!: Uint8Array;
  @Text('state') state!: string;
  @Whole('state_since') stateSince!: number;
  /** Counts the moves; each move names the one it starts from. */
  @Whole('revision') revision!: number;
}

/** The sealed text of a version, enciphered under the principal holder's data key. */
@Entity('licence_body')
export class LicenceBodyRow {
  @Bytes('version_id', 'primary') versionId!: Uint8Array;
  @Bytes('data_key_id') dataKeyId!: Uint8Array;
  /** Issuer-signed JWT with all its disclosures. */
  @Bytes('sealed') sealed!: Uint8Array;
  /** The printed code's text. */
  @Bytes('printed_code') printedCode!: Uint8Array;
}

/** A holder of a version: found by blind index, told only by the sealed body. */
@Entity('licence_holder')
export class LicenceHolderRow {
  @Bytes('version_id', 'primary') versionId!: Uint8Array;
  @Whole('ordinal', 'primary') ordinal!: number;
  @Text('role') role!: string;
  @Text('code_type') codeType!: string;
  @Bytes('holder_index') holderIndex!: Uint8Array;
  @Whole('index_key') indexKey!: number;
}
