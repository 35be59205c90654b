import { createHmac, type KeyObject } from 'node:crypto';

/** A key of the region under which equal values get equal indexes; `generation` tells two keys apart while one replaces the other. */
export interface IndexKey {
  readonly generation: number;
  readonly key: KeyObject;
}

/** What an index is over: a holder code is never equal to a licence number, even where the characters are. */
export type IndexedThing = 'holder' | 'licence-number';

/**
 * 16 bytes: HMAC-SHA-256 cut to its left half (RFC 2104 §5), over length-prefixed parts. Says nothing of the value without the key, and lets equal
 * values be found. @param parts code type and code, or the licence type's code and the number
 */
export function blindIndex(key: IndexKey, thing: IndexedThing, parts: readonly string[]): Uint8Array {
  const mac = createHmac('sha256', key.key).update(`zhengku index v1\0${thing}`);
  for (const part of parts) mac.update(`\0${Buffer.byteLength(part)}\0${part}`);
  return new Uint8Array(mac.digest().subarray(0, 16));
}
