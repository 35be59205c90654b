import { Refusal } from '../refusal.js';

/** Longest text read, in digits: past what one QR code holds (7,089), and short enough for the square cost of reading it. */
export const MAX_DIGITS = 7_089;

/**
 * Bytes as one decimal number, for a QR code's numeric mode (10 bits for 3 digits: 0.3 % above the bytes themselves).
 *
 *     number = 0x01 ‖ bytes        the guard byte 1 keeps leading zero bytes and makes the first digit never 0
 */
export function toDecimalDigits(bytes: Uint8Array): string {
  let hex = '0x01';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex).toString();
}

/**
 * The bytes behind the digits. Every byte string has exactly one such text.
 * @throws Refusal malformed DIGITS_UNREADABLE for anything but ASCII digits, a leading zero, no guard byte, more than `MAX_DIGITS`
 */
export function fromDecimalDigits(digits: string): Uint8Array {
  if (digits.length > MAX_DIGITS || !/^[1-9][0-9]*$/.test(digits)) refuse('it is not a decimal number of a bearable length');
  const hex = BigInt(digits).toString(16);
  // The guard's own leading 0 is not written, so a good number has an odd count of hexadecimal digits and begins with 1.
  if (hex.length % 2 === 0 || !hex.startsWith('1')) refuse('the guard byte 1 does not stand before the bytes');
  const bytes = new Uint8Array((hex.length - 1) / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = (nibble(hex, 2 * index + 1) << 4) | nibble(hex, 2 * index + 2);
  return bytes;
}

/** Value of a hexadecimal digit as BigInt writes it: 0 to 9, a to f. */
function nibble(hex: string, index: number): number {
  const code = hex.charCodeAt(index);
  return code < 0x3a ? code - 0x30 : code - 0x57;
}

function refuse(detail: string): never {
  throw new Refusal('malformed', 'DIGITS_UNREADABLE', `The digits cannot be read: ${detail}.`);
}
