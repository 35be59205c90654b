import { createPublicKey } from 'node:crypto';
import { isoInstant, type Instant } from '../primitives/clock.js';
import { toBase64url } from '../primitives/encodings/base64url.js';
import { validUntil, type TrustEntry } from './trust-entry.js';

/** The region that this list speaks for. */
export interface Region {
  /** 6 digits (GB/T 2260). */
  readonly code: string;
  readonly names: { readonly zh: string; readonly en: string };
}

/** A key as other regions and browsers read it. */
export interface ListedKey {
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
  readonly authority: { readonly code: string; readonly names: { readonly zh: string; readonly en: string } };
  readonly jwk: Readonly<Record<string, unknown>>;
  /** Signer and issuing CA, base64 of DER (RFC 7515 §4.1.6); absent where the list itself vouches for the key. */
  readonly x5c?: readonly string[];
  readonly areaCodes: readonly string[];
  readonly licenceTypes: readonly string[];
  readonly notBefore: string;
  readonly signUntil: string;
  /** End of the signer's certificate: what says that it ends then may have had a later end of its own. Absent where there is no certificate. */
  readonly validUntil?: string;
  readonly distrustAfter?: string;
}

/** The payload of the signed trust list. `version` only ever rises. */
export interface TrustList {
  readonly version: number;
  readonly issuedAt: string;
  readonly nextUpdate: string;
  readonly region: Region;
  readonly keys: readonly ListedKey[];
}

/** @param revision rises with each change of the entries @param lifetimeSeconds how long readers may rely on the list */
export function trustListOf(region: Region, entries: readonly TrustEntry[], issue: { revision: number; at: Instant; lifetimeSeconds: number }): TrustList {
  return {
    version: issue.revision,
    issuedAt: isoInstant(issue.at),
    nextUpdate: isoInstant(issue.at + issue.lifetimeSeconds * 1000),
    region,
    keys: entries.map((entry) => listedKey(entry, region)),
  };
}

function listedKey(entry: TrustEntry, region: Region): ListedKey {
  const { kty, crv, x, y } = createPublicKey({ key: Buffer.from(entry.publicKey), format: 'der', type: 'spki' }).export({ format: 'jwk' });
  const key = {
    kid: entry.kid,
    use: entry.use,
    alg: entry.suite,
    authority: { code: entry.authority, names: entry.authorityNames },
    jwk: y === undefined ? { kty, crv, x } : { kty, crv, x, y },
    areaCodes: [region.code],
    licenceTypes: entry.licenceTypes,
    notBefore: isoInstant(entry.notBefore),
    signUntil: isoInstant(entry.signUntil),
  };
  const ends = validUntil(entry);
  const chained = ends === null ? key : { ...key, validUntil: isoInstant(ends), x5c: entry.chain.map((der) => Buffer.from(der).toString('base64')) };
  return entry.distrustAfter === null ? chained : { ...chained, distrustAfter: isoInstant(entry.distrustAfter) };
}

/** What a compact JWS (RFC 7515 §3.1) is signed over: `header.payload`, both base64url. */
export function signingInput(header: Readonly<Record<string, unknown>>, payload: unknown): string {
  const part = (value: unknown): string => toBase64url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part(header)}.${part(payload)}`;
}
