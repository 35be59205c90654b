import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A licence that is intended and not yet recorded. */
@Entity('pending_issue')
export class PendingIssueRow {
  @Bytes('version_id', 'primary') versionId!: Uint8Array;
  @Bytes('data_key_id') dataKeyId!: Uint8Array;
  /** Everything that recording needs besides the signatures, enciphered; see `prepared.ts`. */
  @Bytes('prepared') prepared!: Uint8Array;
  @Whole('created_at') createdAt!: number;
}

/** A place in a status list, given away for ever. */
@Entity('status_slot')
export class StatusSlotRow {
  @Whole('status_list', 'primary') statusList!: number;
  @Whole('status_index', 'primary') statusIndex!: number;
  @Bytes('version_id') versionId!: Uint8Array;
}

/** A licence number in use. */
@Entity('number_claim')
export class NumberClaimRow {
  @Text('type_code', 'primary') typeCode!: string;
  @Text('issuing_authority', 'primary') issuingAuthority!: string;
  @Bytes('number_index', 'primary') numberIndex!: Uint8Array;
  @Bytes('licence_id') licenceId!: Uint8Array;
}

/** A counter of serials. */
@Entity('series')
export class SeriesRow {
  @Text('name', 'primary') name!: string;
  @Whole('next') next!: number;
}
