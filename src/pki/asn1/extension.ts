import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { DerFlaw, instantOf, oidOf, readDer, sequence, type Element } from './der.js';

/** Object identifiers of the extensions that we read (RFC 5280 §4.2; privateKeyUsagePeriod X.509 §9.2.2.5). */
export const EXTENSIONS = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  privateKeyUsagePeriod: '2.5.29.16',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
} as const;
export type ExtensionName = keyof typeof EXTENSIONS;

/** Bits of keyUsage by number (RFC 5280 §4.2.1.3). */
export const KEY_USAGE_BITS = [
  'digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly',
] as const;
export type KeyUsageBit = (typeof KEY_USAGE_BITS)[number];

/** One extension as it stands in the certificate. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** DER of the value. */
  readonly value: Uint8Array;
}

/** What the extensions that we read say. A member is absent where the extension is. */
export interface ExtensionValues {
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly keyUsage?: readonly KeyUsageBit[];
  /** Object identifiers of the purposes. */
  readonly extKeyUsage?: readonly string[];
  /** Lower-case hexadecimal. */
  readonly subjectKeyIdentifier?: string;
  readonly authorityKeyIdentifier?: string;
  readonly privateKeyUsagePeriod?: { readonly notBefore: Instant; readonly notAfter: Instant };
  /** Host names and addresses (4 or 16 bytes, lower-case hexadecimal). */
  readonly subjectAltName?: { readonly dns: readonly string[]; readonly ip: readonly string[] };
}

const READERS: { readonly [Name in ExtensionName]: (value: Element) => NonNullable<ExtensionValues[Name]> } = {
  subjectKeyIdentifier: (value) => hex(expectTag(value, 0x04).content),
  keyUsage: readKeyUsage,
  privateKeyUsagePeriod: readPrivateKeyUsagePeriod,
  subjectAltName: readSubjectAltName,
  basicConstraints: readBasicConstraints,
  authorityKeyIdentifier: readAuthorityKeyIdentifier,
  extKeyUsage: readExtKeyUsage,
};

/** Reads every extension that is in `EXTENSIONS` and leaves the others alone. @throws DerFlaw for one that is not what its standard says */
export function readExtensions(extensions: readonly Extension[]): ExtensionValues {
  const values: Partial<Record<ExtensionName, unknown>> = {};
  for (const { oid, value } of extensions) {
    const name = (Object.keys(EXTENSIONS) as ExtensionName[]).find((each) => EXTENSIONS[each] === oid);
    if (name !== undefined) values[name] = READERS[name](readDer(value));
  }
  return values as ExtensionValues;
}

/** `SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }` */
function readBasicConstraints(value: Element) {
  const parts = sequence(value, 0, 2);
  const ca = parts[0]?.tag === 0x01 ? parts.shift() : undefined;
  const [pathLength, ...others] = parts;
  if (ca?.content[0] === 0) throw new DerFlaw('basicConstraints writes out its default');
  if (others.length > 0) throw new DerFlaw('basicConstraints of another shape');
  if (pathLength === undefined) return { ca: ca !== undefined };
  if (pathLength.tag !== 0x02 || pathLength.content.length > 1 || pathLength.content[0]! > 0x7f) throw new DerFlaw('a path length beyond all bounds');
  return { ca: ca !== undefined, pathLength: pathLength.content[0]! };
}

function readKeyUsage(value: Element): KeyUsageBit[] {
  const { content } = expectTag(value, 0x03);
  const octets = content.subarray(1);
  const last = octets[octets.length - 1] ?? 0;
  // X.690 §11.2.2: a named bit list ends with its last one bit, so that one set of usages has one encoding.
  if (octets.length > 2 || (last & (1 << content[0]!)) === 0) throw new DerFlaw('keyUsage is empty or ends with zero bits');
  return KEY_USAGE_BITS.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readExtKeyUsage(value: Element): string[] {
  const purposes = sequence(value, 1).map(oidOf);
  if (new Set(purposes).size !== purposes.length) throw new DerFlaw('extKeyUsage names a purpose twice');
  return purposes;
}

/** `SEQUENCE { [0] keyIdentifier }`: naming the issuer by name and serial number beside it is not in our profile. */
function readAuthorityKeyIdentifier(value: Element): string {
  const [keyIdentifier] = sequence(value, 1, 1);
  return hex(expectTag(keyIdentifier!, 0x80).content);
}

/** `SEQUENCE { [0] IMPLICIT GeneralizedTime, [1] IMPLICIT GeneralizedTime }`: we require both. */
function readPrivateKeyUsagePeriod(value: Element) {
  const [notBefore, notAfter] = sequence(value, 2, 2);
  return { notBefore: instantOf(expectTag(notBefore!, 0x80)), notAfter: instantOf(expectTag(notAfter!, 0x81)) };
}

function readSubjectAltName(value: Element) {
  const names = sequence(value, 1);
  if (names.some(({ tag }) => tag !== 0x82 && tag !== 0x87)) throw new DerFlaw('subjectAltName holds more than host names and addresses');
  const dns = names.filter(({ tag }) => tag === 0x82).map(({ content }) => Buffer.from(content).toString('latin1'));
  return { dns, ip: names.filter(({ tag }) => tag === 0x87).map(({ content }) => hex(content)) };
}

function expectTag(element: Element, tag: number): Element {
  if (element.tag !== tag) throw new DerFlaw('an extension of another shape than its standard says');
  return element;
}
