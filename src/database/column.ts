import { Column, PrimaryColumn } from 'typeorm';

/** `primary` takes part in the primary key; `nullable` may be null. */
type ColumnRole = 'plain' | 'primary' | 'nullable';

function column(type: 'blob' | 'varchar' | 'bigint', name: string, role: ColumnRole): PropertyDecorator {
  return role === 'primary' ? PrimaryColumn({ type, name }) : Column({ type, name, nullable: role === 'nullable' });
}

/** Bytes: `Uint8Array` in the program. */
export const Bytes = (name: string, role: ColumnRole = 'plain'): PropertyDecorator => column('blob', name, role);

/** Text, ASCII or an instant: `string` in the program. */
export const Text = (name: string, role: ColumnRole = 'plain'): PropertyDecorator => column('varchar', name, role);

/** A whole number within ±2^53: `number` in the program. */
export const Whole = (name: string, role: ColumnRole = 'plain'): PropertyDecorator => column('bigint', name, role);
