import { z } from 'zod';

/** An internal id in an address, in its one spelling: 32 small hexadecimal digits. */
export const idParam = z
  .string()
  .regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits')
  .transform((digits) => new Uint8Array(Buffer.from(digits, 'hex')));
