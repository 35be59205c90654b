import type { Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { childrenOf, DerFlaw, instantOf, oidOf, readDer, sequence, type Element } from '../asn1/der.js';
import { readName, type DistinguishedName } from '../asn1/distinguished-name.js';
import { readExtensions, type Extension, type ExtensionValues } from '../asn1/extension.js';
import { suiteOfX509, verifyX509Signature, type PublicKey } from '../vault/suite.js';

/** Ours have 600 to 900 bytes; nothing longer than this is parsed. */
export const MAX_CERTIFICATE_BYTES = 8192;

/** An X.509 certificate (RFC 5280 §4.1) as it was read: nothing in it is believed yet. Byte fields are views into the input. */
export interface Certificate {
  readonly der: Uint8Array;
  /** The bytes that the signature is over. */
  readonly tbs: Uint8Array;
  /** Lower-case hexadecimal of the INTEGER's content. */
  readonly serialNumber: string;
  /** AlgorithmIdentifier inside the signed part and beside the signature: equal in a good certificate. */
  readonly innerAlgorithm: Uint8Array;
  readonly outerAlgorithm: Uint8Array;
  /** Object identifier of the outer one. */
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** Name, DER: names chain byte for byte. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Undefined where the name has attributes that we do not use. */
  readonly subjectName: DistinguishedName | undefined;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Extension[];
  readonly values: ExtensionValues;
}

export type CertificateFlawCode = 'TOO_LARGE' | 'NOT_DER' | 'NOT_A_CERTIFICATE' | 'DUPLICATE_EXTENSION';

/** Why bytes cannot be read as a certificate. */
export interface CertificateFlaw {
  readonly flaw: CertificateFlawCode;
  readonly detail: string;
}

/**
 * Reads a certificate of version 3, strictly: size, then DER, then structure, then each extension that we know.
 * @param der at most 8,192 bytes
 */
export function readCertificate(der: Uint8Array): Certificate | CertificateFlaw {
  if (der.length > MAX_CERTIFICATE_BYTES) return { flaw: 'TOO_LARGE', detail: `${der.length} bytes, at most ${MAX_CERTIFICATE_BYTES}` };
  let outer: Element;
  try {
    outer = readDer(der);
  } catch (cause) {
    return { flaw: 'NOT_DER', detail: wordsOf(cause) };
  }
  try {
    const certificate = take(der, outer);
    const twice = certificate.extensions.find(({ oid }, index) => certificate.extensions.findIndex((other) => other.oid === oid) !== index);
    return twice === undefined ? certificate : { flaw: 'DUPLICATE_EXTENSION', detail: twice.oid };
  } catch (cause) {
    return { flaw: 'NOT_A_CERTIFICATE', detail: wordsOf(cause) };
  }
}

/** A certificate that was made here. @throws Error for bytes that are none: a damaged file, not a far party's mistake */
export function mustReadCertificate(der: Uint8Array): Certificate {
  const read = readCertificate(der);
  if ('flaw' in read) throw new Error(`not a certificate: ${read.flaw}: ${read.detail}`);
  return read;
}

/** Whether the signature over the certificate is good under a key. */
export function isSignedBy({ signatureAlgorithm, tbs, signature }: Certificate, { suite, key }: PublicKey): boolean {
  // The algorithm is the key's own; a certificate that names another is refused, not obeyed.
  return suiteOfX509(signatureAlgorithm) === suite && verifyX509Signature(suite, key, { bytes: tbs, signature });
}

/** PEM (RFC 7468 §5), with a line break at the end. */
export function pemOfCertificate(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** The one certificate of a PEM file. @throws Error where there is none or more */
export function certificateOfPem(pem: string): Uint8Array {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  if (blocks.length !== 1) throw new Error('a PEM file with one certificate was expected');
  return new Uint8Array(Buffer.from(blocks[0]![1]!, 'base64'));
}

/*
 * Certificate ::= SEQUENCE { tbs SEQUENCE, algorithm SEQUENCE, signature BIT STRING }
 * tbs ::= SEQUENCE { [0] version, serialNumber, algorithm, issuer, validity, subject, subjectPublicKeyInfo, [3] extensions }
 */
function take(der: Uint8Array, outer: Element): Certificate {
  const [tbs, algorithm, signature] = sequence(outer, 3, 3) as [Element, Element, Element];
  const [version, serial, inner, issuer, validity, subject, publicKey, extensions] = sequence(tbs, 8, 8) as EightElements;
  // [0] { INTEGER 2 } is version 3. Unique identifiers have no place there (RFC 5280 §4.1.2.8), so there are eight parts.
  if (hex(version.whole) !== 'a003020102') throw new DerFlaw('not of version 3');
  if (extensions.tag !== 0xa3 || childrenOf(extensions).length !== 1) throw new DerFlaw('extensions of another shape');
  if (signature.tag !== 0x03 || signature.content[0] !== 0) throw new DerFlaw('a signature that is not whole bytes');
  const list = sequence(childrenOf(extensions)[0], 1).map(extensionOf);
  const [notBefore, notAfter] = sequence(validity, 2, 2).map(validityTime);
  for (const each of [inner, publicKey, issuer, subject]) sequence(each);
  return {
    der, tbs: tbs.whole, serialNumber: serialNumberOf(serial),
    innerAlgorithm: inner.whole, outerAlgorithm: algorithm.whole, signatureAlgorithm: oidOf(sequence(algorithm, 1, 2)[0]),
    signature: signature.content.subarray(1),
    issuer: issuer.whole, subject: subject.whole, subjectName: readName(subject),
    notBefore: notBefore!, notAfter: notAfter!, publicKey: publicKey.whole,
    extensions: list, values: readExtensions(withoutTwins(list)),
  };
}

type EightElements = [Element, Element, Element, Element, Element, Element, Element, Element];

function serialNumberOf({ tag, content }: Element): string {
  const positive = tag === 0x02 && content[0]! < 0x80 && content.some((octet) => octet !== 0);
  if (!positive || content.length > 20) throw new DerFlaw('a serial number that is not positive, or longer than 20 bytes');
  return hex(content);
}

/** `SEQUENCE { OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, OCTET STRING }` */
function extensionOf(element: Element): Extension {
  const [oid, ...rest] = sequence(element, 2, 3);
  const critical = rest.length === 2 ? rest[0] : undefined;
  const value = rest[rest.length - 1]!;
  if (value.tag !== 0x04 || (critical !== undefined && critical.tag !== 0x01)) throw new DerFlaw('an extension of another shape');
  if (critical?.content[0] === 0) throw new DerFlaw('an extension that writes out its default');
  return { oid: oidOf(oid), critical: critical !== undefined, value: value.content };
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. */
function validityTime(time: Element): Instant {
  if (time.tag !== 0x17 && time.tag !== 0x18) throw new DerFlaw('something else where a time belongs');
  const instant = instantOf(time);
  if ((time.tag === 0x17) !== instant < Date.UTC(2050, 0, 1)) throw new DerFlaw('a time in the wrong form for its year');
  return instant;
}

/** The first of each: a second one is reported by its own name, not as a value that cannot be read. */
function withoutTwins(extensions: readonly Extension[]): Extension[] {
  return extensions.filter(({ oid }, index) => extensions.findIndex((other) => other.oid === oid) === index);
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'for no stated reason';
}
