import { Refusal } from '../refusal.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));

/** Bytes in the characters of a QR code's alphanumeric mode, three for two bytes (RFC 9285 §4). */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const second = bytes[index + 1];
    const group = second === undefined ? (bytes[index] ?? 0) : (bytes[index] ?? 0) * 256 + second;
    text += letter(group % 45) + letter(Math.floor(group / 45) % 45);
    if (second !== undefined) text += letter(Math.floor(group / 2025));
  }
  return text;
}

/**
 * The bytes behind the text. Strict as RFC 9285 §6 asks: nothing outside the alphabet, no length of 3n + 1, no group past 65,535
 * (three characters) or 255 (two).
 * @throws Refusal malformed BASE45_UNREADABLE
 */
export function fromBase45(text: string): Uint8Array {
  if (text.length % 3 === 1) refuse('a character is missing or left over');
  const out = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let index = 0, written = 0; index < text.length; index += 3) {
    const low = valueOf(text, index) + valueOf(text, index + 1) * 45;
    const whole = index + 2 < text.length;
    const group = whole ? low + valueOf(text, index + 2) * 2025 : low;
    if (group > (whole ? 0xffff : 0xff)) refuse('a group stands for more than its bytes can hold');
    if (whole) out[written++] = group >> 8;
    out[written++] = group & 0xff;
  }
  return out;
}

function letter(value: number): string {
  return ALPHABET.charAt(value);
}

function valueOf(text: string, index: number): number {
  return VALUES.get(text.charAt(index)) ?? refuse('a character outside the alphabet');
}

function refuse(detail: string): never {
  throw new Refusal('malformed', 'BASE45_UNREADABLE', `The base45 text cannot be read: ${detail}.`);
}
