import type { Instant } from './clock.js';
import type { Random } from './random.js';

/** Bytes of the time at the beginning: enough until the year 10889. */
const TIME_BYTES = 6;

/**
 * An internal id of 16 bytes for rows of which there are very many: 6 bytes of the time in milliseconds, then 10 random ones. Rows that are written
 * together then lie together in every index that the id leads, where wholly random ones touch a page each. The time is in the row anyway;
 * nobody guesses 80 bits.
 */
export function orderedId(random: Random, at: Instant): Uint8Array {
  const id = new Uint8Array(16);
  let rest = at;
  for (let index = TIME_BYTES - 1; index >= 0; index--) {
    id[index] = rest % 0x100;
    rest = Math.floor(rest / 0x100);
  }
  id.set(random.bytes(16 - TIME_BYTES), TIME_BYTES);
  return id;
}
