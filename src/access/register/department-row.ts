import { Entity } from 'typeorm';
import { Bytes, Text } from '../../database/column.js';

@Entity('department')
export class DepartmentRow {
  @Bytes('id', 'primary') id!: Uint8Array;
  /** Credit code; unique. */
  @Text('code') code!: string;
  @Text('name_zh') nameZh!: string;
  @Text('name_en') nameEn!: string;
  @Text('area_code') areaCode!: string;
  /** `active` or `closed`. */
  @Text('state') state!: string;
}
