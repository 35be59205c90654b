import { fromToken, jsonOf } from '../../src/licence/sealed/compact-jws.js';
import { Refusal } from '../../src/primitives/refusal.js';

/** A public key as JSON Web Key (RFC 7517): P-256, or Ed25519 (RFC 8037). */
export interface PublicJwk {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

/** Says whether a signature over the bytes is good. Rejects where this device cannot tell: an unreadable key, a suite that it lacks. */
export type CheckSignature = (jwk: PublicJwk, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>;

/** A compact JWS taken apart; nothing about its signature has been judged. Its payload is whatever JSON was there. */
export interface OpenedJws {
  readonly alg: string;
  readonly payload: unknown;
  readonly signature: Uint8Array;
  readonly toBeSigned: Uint8Array;
}

/** Members of all objects of a trust list together: some six thousand keys. */
const MAX_MEMBERS = 100_000;

/** Takes `header.payload.signature` (RFC 7515 §7.1) apart, of any algorithm; undefined for anything else, a critical parameter among it. */
export function openJws(text: string): OpenedJws | undefined {
  const [header = '', payload = '', signature = '', ...more] = text.trim().split('.');
  if (more.length > 0) return undefined;
  try {
    const { alg, crit } = fieldsOf(jsonOf(fromToken(header), 8));
    if (typeof alg !== 'string' || crit !== undefined) return undefined;
    const toBeSigned = new TextEncoder().encode(`${header}.${payload}`);
    return { alg, payload: jsonOf(fromToken(payload), MAX_MEMBERS), signature: fromToken(signature), toBeSigned };
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

/** The algorithm of a key: the key decides it, never the message. Undefined for a suite that no browser has. */
export function algorithmOf(jwk: PublicJwk): 'ES256' | 'EdDSA' | undefined {
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') return 'ES256';
  return jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? 'EdDSA' : undefined;
}

/** The members of a value that should be an object; none for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
