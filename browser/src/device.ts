import { systemClock } from '../../src/primitives/clock.js';
import { algorithmOf, type PublicJwk } from './jws.js';
import type { Device } from './verify-code.js';

/** Longest body that is taken from the server, in characters: a full status list in base64url and room to spare. */
const MAX_BODY = 2 ** 20;
const DEADLINE_MS = 10_000;

/** This browser. */
export const browserDevice: Device = {
  now: () => systemClock.now(),
  check: checkSignature,
  inflate: inflateStream,
  async fetchText(path) {
    const answer = await fetch(path, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    const text = await answer.text();
    if (text.length > MAX_BODY) throw new RangeError(`${path} is too long`);
    return text;
  },
};

/** r ‖ s for ES256 (FIPS 186-5), 64 bytes for Ed25519 (RFC 8032), by WebCrypto. Rejects for a key that it cannot take. */
export async function checkSignature(jwk: PublicJwk, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  const suite = algorithmOf(jwk) === 'ES256' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'Ed25519' };
  const { kty, crv, x, y } = jwk;
  const publicPart = { ...(kty && { kty }), ...(crv && { crv }), ...(x && { x }), ...(y && { y }) };
  const key = await crypto.subtle.importKey('jwk', publicPart, suite, false, ['verify']);
  return crypto.subtle.verify(suite, key, Uint8Array.from(signature), Uint8Array.from(bytes));
}

/** The bytes behind a zlib stream (RFC 1950), read no further than the bound: a bomb is cut off, not swallowed. */
export async function inflateStream(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const out = new Uint8Array(maxBytes);
  let length = 0;
  for (;;) {
    const read = await reader.read();
    if (read.done) return out.slice(0, length);
    const part = read.value as Uint8Array;
    if (length + part.length > maxBytes) {
      await reader.cancel();
      throw new RangeError(`more than ${maxBytes} bytes`);
    }
    out.set(part, length);
    length += part.length;
  }
}
