import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Refusal } from '../../primitives/refusal.js';
import { derOfRaw, rawOfDer } from '../asn1/ecdsa-signature.js';

/** The names of JOSE (RFC 7518 §3.1, RFC 8037 §3.1). */
export const SUITE_NAMES = ['ES256', 'ES384', 'EdDSA'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/**
 * A signature algorithm with its curve and hash. Signatures are raw: r‖s for ECDSA (RFC 7518 §3.4), R‖S for Ed25519 (RFC 8032).
 * Which suite applies is said by the key's own trust entry, never by the message.
 */
export interface Suite {
  readonly name: SuiteName;
  /** COSE algorithm number (RFC 9053 §2). */
  readonly cose: -7 | -35 | -8;
  readonly signatureBytes: 64 | 96;
  /** Object identifier of the signature algorithm in X.509; its parameters are absent (RFC 5758 §3.2, RFC 8410 §3). */
  readonly x509: string;
  /** What `generateKeyPair` takes. */
  readonly keyPair: { readonly type: 'ec'; readonly namedCurve: 'P-256' | 'P-384' } | { readonly type: 'ed25519' };
  /** @param spki DER of a SubjectPublicKeyInfo with a named curve and an uncompressed point @throws Refusal KEY_MALFORMED */
  publicKey(spki: Uint8Array): KeyObject;
  /** @throws TypeError when the key is of another suite */
  sign(privateKey: KeyObject, bytes: Uint8Array): Uint8Array;
  /** False for a wrong signature, for one of another length and for a key of another suite; never throws. */
  verify(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean;
}

interface Curve extends Pick<Suite, 'name' | 'cose' | 'signatureBytes' | 'x509' | 'keyPair'> {
  readonly hash: 'sha256' | 'sha384' | null;
  /** OpenSSL's name of the curve. */
  readonly curve: 'prime256v1' | 'secp384r1' | undefined;
  /** Everything of the SubjectPublicKeyInfo before the point or key. */
  readonly spkiHead: string;
}

const CURVES: readonly Curve[] = [
  { name: 'ES256', cose: -7, signatureBytes: 64, x509: '1.2.840.10045.4.3.2', keyPair: { type: 'ec', namedCurve: 'P-256' },
    hash: 'sha256', curve: 'prime256v1', spkiHead: '3059301306072a8648ce3d020106082a8648ce3d03010703420004' },
  { name: 'ES384', cose: -35, signatureBytes: 96, x509: '1.2.840.10045.4.3.3', keyPair: { type: 'ec', namedCurve: 'P-384' },
    hash: 'sha384', curve: 'secp384r1', spkiHead: '3076301006072a8648ce3d020106052b8104002203620004' },
  { name: 'EdDSA', cose: -8, signatureBytes: 64, x509: '1.3.101.112', keyPair: { type: 'ed25519' },
    hash: null, curve: undefined, spkiHead: '302a300506032b6570032100' },
];

const SUITES: ReadonlyMap<string, Suite> = new Map(CURVES.map((curve) => [curve.name, suiteOf(curve)]));

/** @throws Refusal SUITE_UNKNOWN */
export function suiteNamed(name: string): Suite {
  const suite = SUITES.get(name);
  if (suite === undefined) throw new Refusal('malformed', 'SUITE_UNKNOWN', 'This signature algorithm is not one of ES256, ES384, EdDSA.');
  return suite;
}

/** The suite that a public key belongs to, read from its DER alone; undefined when it belongs to none. */
export function suiteOfPublicKey(spki: Uint8Array): Suite | undefined {
  const curve = CURVES.find((each) => hasShape(each, spki));
  return curve && SUITES.get(curve.name);
}

/** A public key with the suite that it belongs to. */
export interface PublicKey {
  readonly suite: Suite;
  readonly key: KeyObject;
}

/** Reads a SubjectPublicKeyInfo; undefined for a key of no suite of ours and for a point that is not on its curve. Costs about 0.3 ms. */
export function readPublicKey(spki: Uint8Array): PublicKey | undefined {
  const suite = suiteOfPublicKey(spki);
  try {
    return suite && { suite, key: suite.publicKey(spki) };
  } catch {
    return undefined;
  }
}

/** The suite behind a signature algorithm of X.509; undefined for any other. */
export function suiteOfX509(oid: string): Suite | undefined {
  return [...SUITES.values()].find((suite) => suite.x509 === oid);
}

/**
 * Whether a signature in the form that X.509 and CMS carry (ECDSA-Sig-Value in DER, RFC 3279 §2.2.3; raw for Ed25519) is good.
 * Any encoding but the one DER form is refused before the curve is asked.
 */
export function verifyX509Signature(suite: Suite, publicKey: KeyObject, signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array }): boolean {
  const raw = suite.keyPair.type === 'ec' ? rawOfDer(signed.signature, suite.signatureBytes) : signed.signature;
  return raw !== undefined && suite.verify(publicKey, signed.bytes, raw);
}

function suiteOf(curve: Curve): Suite {
  const { name, cose, signatureBytes, x509, keyPair, hash } = curve;
  // One-shot DER and our own conversion: asking OpenSSL for ieee-p1363 costs double on Node 24.
  const ecdsa = curve.curve !== undefined;
  return {
    name, cose, signatureBytes, x509, keyPair,
    publicKey: (spki) => publicKeyOf(curve, spki),
    sign(privateKey, bytes) {
      if (!fits(curve, privateKey)) throw new TypeError(`a key of another suite was given to ${name}`);
      const signature = sign(hash, bytes, privateKey);
      return ecdsa ? mustRaw(signature, signatureBytes) : new Uint8Array(signature);
    },
    verify(publicKey, bytes, signature) {
      if (signature.length !== signatureBytes || !fits(curve, publicKey)) return false;
      return verify(hash, bytes, publicKey, ecdsa ? derOfRaw(signature) : signature);
    },
  };
}

function fits(curve: Curve, key: KeyObject): boolean {
  return key.asymmetricKeyType === curve.keyPair.type && key.asymmetricKeyDetails?.namedCurve === curve.curve;
}

function hasShape(curve: Curve, spki: Uint8Array): boolean {
  const head = Buffer.from(curve.spkiHead, 'hex');
  // The second byte of the head is the length of the whole: all three fit a short form.
  return spki.length === head[1]! + 2 && head.equals(spki.subarray(0, head.length));
}

function publicKeyOf(curve: Curve, spki: Uint8Array): KeyObject {
  try {
    if (hasShape(curve, spki)) return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    // A point that is not on the curve: refused like any other malformed key.
  }
  throw new Refusal('malformed', 'KEY_MALFORMED', `This is not a public key of ${curve.name}.`);
}

function mustRaw(signature: Uint8Array, signatureBytes: number): Uint8Array {
  const raw = rawOfDer(signature, signatureBytes);
  if (raw === undefined) throw new Error('the crypto library returned a signature that is not DER');
  return raw;
}
