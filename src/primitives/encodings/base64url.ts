import { Refusal } from '../refusal.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const VALUES = new Int8Array(128).fill(-1);
CODES.forEach((code, value) => (VALUES[code] = value));
const ascii = new TextDecoder('latin1');

/** Base 64 for URLs and file names, without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  const whole = bytes.length - (bytes.length % 3);
  let written = 0;
  for (let index = 0; index < whole; index += 3) {
    const group = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!;
    out[written++] = CODES[group >> 18]!;
    out[written++] = CODES[(group >> 12) & 63]!;
    out[written++] = CODES[(group >> 6) & 63]!;
    out[written++] = CODES[group & 63]!;
  }
  const rest = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
  for (let shift = 18; written < out.length; shift -= 6) out[written++] = CODES[(rest >> shift) & 63]!;
  return ascii.decode(out);
}

/**
 * The bytes behind the text. Strict: no padding, no white space, and no bits set beyond the last byte, so that a byte string has exactly
 * one text and a signed token cannot be varied.
 * @throws Refusal malformed BASE64URL_UNREADABLE
 */
export function fromBase64url(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  const whole = text.length - (text.length % 4);
  let written = 0;
  for (let index = 0; index < whole; index += 4) {
    const group = (valueAt(text, index) << 18) | (valueAt(text, index + 1) << 12) | (valueAt(text, index + 2) << 6) | valueAt(text, index + 3);
    out[written++] = group >> 16;
    out[written++] = group >> 8;
    out[written++] = group;
  }
  let held = 0;
  for (let index = whole; index < text.length; index++) held = (held << 6) | valueAt(text, index);
  const bits = (text.length - whole) * 6;
  const spare = bits % 8;
  if (bits === 6 || (held & ((1 << spare) - 1)) !== 0) refuse('bits beyond the last byte');
  for (let left = bits - 8; left >= 0; left -= 8) out[written++] = held >> left;
  return out;
}

function valueAt(text: string, index: number): number {
  const value = VALUES[text.charCodeAt(index)] ?? -1;
  return value < 0 ? refuse('a character outside the alphabet') : value;
}

function refuse(detail: string): never {
  throw new Refusal('malformed', 'BASE64URL_UNREADABLE', `The base64url text cannot be read: ${detail}.`);
}
