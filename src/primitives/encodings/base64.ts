import { fromBase64url, toBase64url } from './base64url.js';

const SHAPE = /^[A-Za-z0-9+/]*={0,2}$/;

/** Base 64 with padding (RFC 4648 §4): the text of hashes and signatures in notes. */
export function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** The bytes behind the text, strict: exactly one text for each byte string; undefined for any other text. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !SHAPE.test(text)) return undefined;
  const bare = text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  try {
    return fromBase64url(bare);
  } catch {
    return undefined;
  }
}
