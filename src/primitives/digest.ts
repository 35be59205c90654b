import { createHash } from 'node:crypto';
import type { Brand } from './brand.js';

/** 32 bytes. */
export type Sha256 = Brand<Uint8Array, 'Sha256'>;

/** SHA-256 (FIPS 180-4) over the parts, one after another. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Sha256 {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest()) as Sha256;
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
