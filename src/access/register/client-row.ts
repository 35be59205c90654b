import { Entity } from 'typeorm';
import { Bytes, Text, Whole } from '../../database/column.js';

@Entity('client')
export class ClientRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** The OAuth client identifier; unique. */
  @Text('client_id') clientId!: string;
  /** Credit code. */
  @Text('department') department!: string;
  @Text('name') name!: string;
  /** JWK Set of public keys, canonical JSON. */
  @Text('jwks') jwks!: string;
  /** `enabled` or `disabled`. */
  @Text('state') state!: string;
}

/** A grant: a client's right on a licence type, for every service item. */
@Entity('client_right')
export class ClientRightRow {
  /** `client.id`. */
  @Bytes('client', 'primary') client!: Uint8Array;
  @Text('right_name', 'primary') right!: string;
  /** Code of a licence type, or `*`. */
  @Text('type_code', 'primary') typeCode!: string;
  /** Milliseconds since 1970. */
  @Whole('valid_until') validUntil!: number;
}

/** A grant for one service item alone. */
@Entity('client_item_right')
export class ClientItemRightRow {
  /** `client.id`. */
  @Bytes('client', 'primary') client!: Uint8Array;
  @Text('right_name', 'primary') right!: string;
  /** Code of a licence type. */
  @Text('type_code', 'primary') typeCode!: string;
  /** 24 characters. */
  @Text('service_item', 'primary') serviceItem!: string;
  /** Milliseconds since 1970. */
  @Whole('valid_until') validUntil!: number;
}
