import { generateKeyPairSync } from 'node:crypto';

/** A P-256 key pair as JWKs (RFC 7518 §6.2). */
export interface ClientKey {
  readonly publicJwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
  readonly privateJwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string; readonly d: string };
}

/**
 * Makes the key with which a department's system signs its assertions. In service each department makes its own and tells only the public half;
 * this is for the demonstration city and for `npm run cli -- client-key`. It never enters the vault: it is not this service's key.
 */
export function makeClientKey(): ClientKey {
  const { x = '', y = '', d = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const publicJwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { publicJwk, privateJwk: { ...publicJwk, d } };
}
