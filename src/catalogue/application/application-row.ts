import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

/** A department's application for access to a licence type. Its texts are official and no place for a holder's name. */
@Entity('access_application')
export class AccessApplicationRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Credit code of the department that applies. */
  @Text('department') department!: string;
  /** `client.id`: the system that is to have the rights. */
  @Bytes('client') client!: Uint8Array;
  @Text('client_id') clientId!: string;
  @Text('licence_type') licenceType!: string;
  /** Credit code of the steward: the authority that defines the licence type. */
  @Text('defining_authority') definingAuthority!: string;
  /** Joined by blanks, as the service items are. */
  @Text('rights') rights!: string;
  @Text('service_items') serviceItems!: string;
  /** Last day that is asked for, in China. */
  @Text('asked_until') until!: string;
  @Text('reason') reason!: string;
  @Text('legal_basis') legalBasis!: string;
  /** Who applied, as acts name them. */
  @Text('applied_by') appliedBy!: string;
  /** Milliseconds since 1970. */
  @Whole('applied_at') appliedAt!: number;
  /** `submitted`, `granted` or `refused`. */
  @Text('state') state!: string;
  @Text('answer', 'nullable') answer!: string | null;
  /** Last day that was granted, in China. */
  @Text('granted_until', 'nullable') grantedUntil!: string | null;
  @Text('decided_by', 'nullable') decidedBy!: string | null;
  @Whole('decided_at', 'nullable') decidedAt!: number | null;
}
