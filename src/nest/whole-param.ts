import { z } from 'zod';

/**
 * A whole number in an address, in its one decimal spelling: signs, spaces, leading zeros, `0x1` and `1e0` would be further addresses of
 * the same thing. @param most the greatest that is taken, up to 999,999,999,999,999
 */
export const wholeParam = (most: number) =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,14}$/, 'a whole number from 1')
    .refine((text) => Number(text) <= most, `at most ${most}`)
    .transform(Number);
