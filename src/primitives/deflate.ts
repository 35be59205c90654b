import { deflateSync, inflateSync } from 'node:zlib';

/** The bytes in the zlib format (RFC 1950) at its smallest. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(deflateSync(bytes, { level: 9 }));
}

/**
 * The bytes behind a zlib stream that fills its input. Stops growing at the bound, so a small bomb stays small.
 * @param maxBytes longest answer
 * @throws RangeError past the bound; Error for anything that is not one whole zlib stream
 */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const { buffer, engine } = inflateSync(bytes, { maxOutputLength: maxBytes, info: true }) as unknown as Inflated;
  if (engine.bytesWritten !== bytes.length) throw new Error('bytes stand after the zlib stream');
  return new Uint8Array(buffer);
}

/** What Node answers with `info: true`; absent from @types/node 20. */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}
