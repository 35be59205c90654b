import { fromBase64url } from '../../src/primitives/base64url.js';
import { Refusal } from '../../src/primitives/refusal.js';

/** The suites that a browser can check; the key decides which, never the message. */
export type SignatureAlgorithm = 'ES256' | 'EdDSA';

/** A public key as JSON Web Key (RFC 7517): P-256, or Ed25519 (RFC 8037). */
export interface PublicJwk {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

/** Says whether a signature over the bytes is good. Rejects where this device cannot tell: an unreadable key, a suite that it lacks. */
export type CheckSignature = (jwk: PublicJwk, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>;

/** A compact JWS taken apart; nothing about its signature has been judged. */
export interface CompactJws {
  readonly alg: string;
  readonly kid: string | undefined;
  readonly typ: string | undefined;
  readonly payload: unknown;
  readonly signature: Uint8Array;
  readonly toBeSigned: Uint8Array;
}

/** Takes `header.payload.signature` (RFC 7515 §7.1) apart; undefined for anything else. */
export function readJws(text: string): CompactJws | undefined {
  const parts = text.trim().split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) return undefined;
  try {
    const fields = objectOf(jsonOf(header));
    if (typeof fields?.['alg'] !== 'string' || 'crit' in fields) return undefined;
    return {
      alg: fields['alg'],
      kid: textOf(fields['kid']),
      typ: textOf(fields['typ']),
      payload: jsonOf(payload),
      signature: fromBase64url(signature),
      toBeSigned: new TextEncoder().encode(`${header}.${payload}`),
    };
  } catch (cause) {
    // A stranger's text: neither base64url, UTF-8 nor JSON need hold. Anything else is a fault of ours.
    if (cause instanceof Refusal || cause instanceof SyntaxError || cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** The algorithm of a key; undefined for a suite that no browser has. */
export function algorithmOf(jwk: PublicJwk): SignatureAlgorithm | undefined {
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') return 'ES256';
  return jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? 'EdDSA' : undefined;
}

/** The value as an object, for reading its fields; undefined for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function jsonOf(part: string): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(part)));
}
