import { Refusal } from '../refusal.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const VALUES = new Int8Array(128).fill(-1);
CODES.forEach((code, value) => (VALUES[code] = value));
const ascii = new TextDecoder('latin1');

/** Base 64 for URLs and file names, without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let written = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (let shift = 18; shift >= 0 && written < out.length; shift -= 6) out[written++] = CODES[(group >> shift) & 63] ?? 0;
  }
  return ascii.decode(out);
}

/**
 * The bytes behind the text. Strict: no padding, no white space, and no bits set beyond the last byte, so that a byte string has exactly
 * one text and a signed token cannot be varied.
 * @throws Refusal malformed BASE64URL_UNREADABLE
 */
export function fromBase64url(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let written = 0;
  let held = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const value = code < 128 ? (VALUES[code] ?? -1) : -1;
    if (value < 0) refuse('a character outside the alphabet');
    held = ((held << 6) | value) & 0x3fff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[written++] = held >> bits;
  }
  if (text.length % 4 === 1 || (held & ((1 << bits) - 1)) !== 0) refuse('bits beyond the last byte');
  return out;
}

function refuse(detail: string): never {
  throw new Refusal('malformed', 'BASE64URL_UNREADABLE', `The base64url text cannot be read: ${detail}.`);
}
