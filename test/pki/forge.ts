import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { encodeDer } from '../../src/pki/asn1/der.js';

/** A maker of certificates that obeys no profile, for tests of what must be refused. */
export interface Forgery {
  readonly version: number;
  readonly serial: Uint8Array;
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly spki: Uint8Array;
  readonly extensions: readonly Uint8Array[];
  readonly signWith: KeyObject;
  readonly hash: 'sha256' | 'sha384';
}

export const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
export const ECDSA_SHA256 = bytes('300a06082a8648ce3d040302');
export const ECDSA_SHA384 = bytes('300a06082a8648ce3d040303');

export interface Pair {
  readonly spki: Uint8Array;
  readonly privateKey: KeyObject;
}

export function pair(curve: 'P-256' | 'P-384' | 'P-521' = 'P-256'): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
  return { spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })), privateKey };
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const out = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) out.unshift(0x80 | (left & 0x7f));
    return out;
  });
  return encodeDer(0x06, Uint8Array.from(octets));
}

export function name(commonName: string): Uint8Array {
  return encodeDer(0x30, encodeDer(0x31, encodeDer(0x30, oid('2.5.4.3'), encodeDer(0x0c, Buffer.from(commonName, 'utf8')))));
}

export function extension(id: string, value: Uint8Array, critical: 'critical' | 'not critical' = 'not critical'): Uint8Array {
  const flag = critical === 'critical' ? [bytes('0101ff')] : [];
  return encodeDer(0x30, oid(id), ...flag, encodeDer(0x04, value));
}

export const basicConstraints = (hex: string, critical: 'critical' | 'not critical' = 'critical') => extension('2.5.29.19', bytes(hex), critical);
export const keyUsage = (hex: string, critical: 'critical' | 'not critical' = 'critical') => extension('2.5.29.15', bytes(hex), critical);
export const subjectKeyIdentifier = (id: string) => extension('2.5.29.14', encodeDer(0x04, bytes(id)));
export const authorityKeyIdentifier = (id: string) => extension('2.5.29.35', encodeDer(0x30, encodeDer(0x80, bytes(id))));
export const extKeyUsage = (...purposes: string[]) => extension('2.5.29.37', encodeDer(0x30, ...purposes.map(oid)));
export const signingPeriod = (from: string, until: string) =>
  extension('2.5.29.16', encodeDer(0x30, encodeDer(0x80, Buffer.from(from)), encodeDer(0x81, Buffer.from(until))));

export function forge(forgery: Forgery): Uint8Array {
  const { version, serial, inner, outer, issuer, subject, notBefore, notAfter, spki, extensions, signWith, hash } = forgery;
  const time = (text: string) => encodeDer(text.length === 13 ? 0x17 : 0x18, Buffer.from(text));
  const tbs = encodeDer(
    0x30,
    encodeDer(0xa0, encodeDer(0x02, Uint8Array.of(version))),
    encodeDer(0x02, serial),
    inner,
    issuer,
    encodeDer(0x30, time(notBefore), time(notAfter)),
    subject,
    spki,
    encodeDer(0xa3, encodeDer(0x30, ...extensions)),
  );
  return encodeDer(0x30, tbs, outer, encodeDer(0x03, Uint8Array.of(0), sign(hash, tbs, signWith)));
}

/** Keys of a good chain, made once: each test changes one thing about the certificates. */
export const KEYS = { root: pair(), issuingCa: pair(), signer: pair() };
const CA_USAGE = '03020106';
const SIGNER_USAGE = '030206c0';

/** The extensions of a good certificate by name, so that a test can leave one out or put another in its place. */
export const GOOD = {
  root: { basicConstraints: basicConstraints('30060101ff020101'), keyUsage: keyUsage(CA_USAGE), ski: subjectKeyIdentifier('aa01') },
  issuingCa: {
    basicConstraints: basicConstraints('30060101ff020100'), keyUsage: keyUsage(CA_USAGE), ski: subjectKeyIdentifier('aa02'), aki: authorityKeyIdentifier('aa01'),
  },
  signer: {
    basicConstraints: basicConstraints('3000'), keyUsage: keyUsage(SIGNER_USAGE), ski: subjectKeyIdentifier('aa03'), aki: authorityKeyIdentifier('aa02'),
    extKeyUsage: extKeyUsage('1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'), signingPeriod: signingPeriod('20260101000000Z', '20261231235959Z'),
  },
};
export type ForgedPlace = keyof typeof GOOD;

type Extensions = Readonly<Record<string, Uint8Array | undefined>>;
export type Change = Partial<Omit<Forgery, 'extensions'>> & { readonly with?: Extensions };

/** One certificate of the chain, good but for the change. `with` replaces, adds or (undefined) drops extensions. */
export function forged(place: ForgedPlace, change: Change = {}): Uint8Array {
  const issuerOf = { root: 'root', issuingCa: 'root', signer: 'issuingCa' } as const;
  const { with: changed = {}, ...rest } = change;
  const merged: Extensions = { ...GOOD[place], ...changed };
  const extensions = Object.values(merged).filter((each) => each !== undefined);
  return forge({
    version: 2, serial: bytes('4a0102030405060708090a0b0c0d0e0f'), inner: ECDSA_SHA256, outer: ECDSA_SHA256,
    issuer: name(issuerOf[place]), subject: name(place), notBefore: '260101000000Z', notAfter: '361231235959Z',
    spki: KEYS[place].spki, signWith: KEYS[issuerOf[place]].privateKey, hash: 'sha256', ...rest, extensions,
  });
}
