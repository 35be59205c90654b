import { Entity } from 'typeorm';
import { Bytes, Whole } from '../../database/column.js';

/** A client's own quota, in place of the usual one. */
@Entity('client_quota')
export class ClientQuotaRow {
  /** `client.id`. */
  @Bytes('client', 'primary') client!: Uint8Array;
  /** Distinct holders that the client may ask about in a day of China. */
  @Whole('holders_per_day') holdersPerDay!: number;
}
