import type { KeyObject } from 'node:crypto';
import type { Instant } from '../../primitives/clock.js';
import { EXTENSIONS, type KeyUsageBit } from '../asn1/extension.js';
import type { DistinguishedName } from '../asn1/distinguished-name.js';
import { isSignedBy, readCertificate, type Certificate, type CertificateFlawCode } from './certificate.js';
import { kidOf, type Kid } from '../vault/key-vault.js';
import { readPublicKey, suiteOfX509, type PublicKey, type Suite } from '../vault/suite.js';

/** Which of the three certificates a flaw is in. */
export type Place = 'root' | 'issuingCa' | 'signer';

/** Why a chain is not good. */
export type PathFlawCode =
  | CertificateFlawCode
  | 'CHAIN_LENGTH'
  | 'ROOT_NOT_TRUSTED'
  | 'KEY_NOT_ALLOWED'
  | 'ALGORITHM_NOT_ALLOWED'
  | 'ALGORITHMS_DISAGREE'
  | 'UNKNOWN_CRITICAL_EXTENSION'
  | 'NOT_A_CA'
  | 'IS_A_CA'
  | 'PATH_LENGTH'
  | 'KEY_USAGE'
  | 'EXTENDED_KEY_USAGE'
  | 'SIGNING_PERIOD'
  | 'NAMES_DO_NOT_CHAIN'
  | 'KEY_IDENTIFIERS_DO_NOT_MATCH'
  | 'NOT_YET_VALID'
  | 'EXPIRED'
  | 'SIGNATURE_BAD';

/** What a good chain says about the signer. Whether it may sign for an area or a type, and whether it was revoked, is asked elsewhere. */
export interface Signer {
  readonly kid: Kid;
  readonly suite: Suite;
  readonly publicKey: KeyObject;
  readonly subject: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** After this instant the key no longer signs, though what it signed stays good: compare with the time of the signature. */
  readonly signUntil: Instant;
}

interface Flaw {
  readonly code: PathFlawCode;
  readonly place: Place;
  readonly detail: string;
}

export type PathVerdict = { readonly ok: true; readonly signer: Signer } | ({ readonly ok: false } & Flaw);

interface Link extends Certificate {
  /** Undefined for a key of no suite of ours. Read once: it is the dearest part of reading. */
  readonly key: PublicKey | undefined;
}

type Failing = readonly [code: PathFlawCode, detail: string];
type Chain = Readonly<Record<Place, Link>>;
const PLACES = ['root', 'issuingCa', 'signer'] as const;
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

/** The rules in their order: the first that fails is the answer. The signatures come last, over bytes whose meaning is settled. */
const RULES: readonly ((chain: Chain, at: Instant) => Flaw | undefined)[] = [algorithms, criticalExtensions, authorities, usages, names, keyIdentifiers, validity, signatures];

/**
 * Judges a chain of exactly root → issuing CA → signer by RFC 5280 §6.1 as our own profile narrows it, at one instant. No library's chain
 * engine is asked: they overlook path lengths, usages and critical extensions. These rules are written apart from `certs/profiles/`, so that
 * a mistake in a profile does not also excuse itself here.
 * @param presented DER, signer first: signer and issuing CA, with or without the root
 * @param roots DER of the trusted roots; a presented root must be one of them, byte for byte
 */
export function validatePath(presented: readonly Uint8Array[], roots: readonly Uint8Array[], at: Instant): PathVerdict {
  const chain = readChain(presented, roots);
  if ('code' in chain) return { ok: false, ...chain };
  for (const rule of RULES) {
    const flaw = rule(chain, at);
    if (flaw !== undefined) return { ok: false, ...flaw };
  }
  return { ok: true, signer: signerOf(chain.signer) };
}

function readChain(presented: readonly Uint8Array[], roots: readonly Uint8Array[]): Chain | Flaw {
  const [signerDer, issuingDer, rootDer] = presented;
  if (signerDer === undefined || issuingDer === undefined || presented.length > 3) {
    return { code: 'CHAIN_LENGTH', place: 'signer', detail: `${presented.length} certificates; signer, issuing CA and perhaps the root were expected` };
  }
  const signer = readCertificate(signerDer);
  if ('flaw' in signer) return { code: signer.flaw, place: 'signer', detail: signer.detail };
  const issuingCa = readCertificate(issuingDer);
  if ('flaw' in issuingCa) return { code: issuingCa.flaw, place: 'issuingCa', detail: issuingCa.detail };
  const presentedRoot = rootDer && roots.find((each) => equal(each, rootDer));
  const root = rootDer === undefined ? rootAbove(issuingCa, roots) : presentedRoot && readCertificate(presentedRoot);
  if (root === undefined) return { code: 'ROOT_NOT_TRUSTED', place: 'root', detail: 'no trusted root is above this chain' };
  if ('flaw' in root) return { code: root.flaw, place: 'root', detail: root.detail };
  return { signer: linkOf(signer), issuingCa: linkOf(issuingCa), root: linkOf(root) };
}

/** By name, and by key identifier where two roots share a name. A trusted root that cannot be read hides no other. */
function rootAbove({ issuer, values }: Certificate, roots: readonly Uint8Array[]): Certificate | undefined {
  const read = roots.map(readCertificate).filter((root): root is Certificate => !('flaw' in root));
  return read.find((root) => equal(root.subject, issuer) && root.values.subjectKeyIdentifier === values.authorityKeyIdentifier);
}

function linkOf(certificate: Certificate): Link {
  return { ...certificate, key: readPublicKey(certificate.publicKey) };
}

function algorithms(chain: Chain): Flaw | undefined {
  return eachPlace(chain, (certificate) => {
    if (certificate.key?.suite.keyPair.type !== 'ec') return ['KEY_NOT_ALLOWED', 'not a point of P-256 or P-384'];
    if (!equal(certificate.innerAlgorithm, certificate.outerAlgorithm)) return ['ALGORITHMS_DISAGREE', 'inside and beside the signed part'];
    // SEQUENCE { OID } of 12 bytes: parameters, even NULL, have no place (RFC 5758 §3.2).
    const known = suiteOfX509(certificate.signatureAlgorithm) !== undefined && certificate.outerAlgorithm.length === 12;
    return known ? undefined : ['ALGORITHM_NOT_ALLOWED', certificate.signatureAlgorithm];
  });
}

function criticalExtensions(chain: Chain): Flaw | undefined {
  const known: readonly string[] = [EXTENSIONS.basicConstraints, EXTENSIONS.keyUsage, EXTENSIONS.extKeyUsage];
  return eachPlace(chain, ({ extensions }) => {
    const unknown = extensions.find(({ oid, critical }) => critical && !known.includes(oid));
    return unknown && ['UNKNOWN_CRITICAL_EXTENSION', unknown.oid];
  });
}

function authorities(chain: Chain): Flaw | undefined {
  return eachPlace(chain, (certificate, place) => {
    const { ca = false, pathLength } = certificate.values.basicConstraints ?? {};
    const wanted = { root: 1, issuingCa: 0, signer: undefined }[place];
    if (place === 'signer' && ca) return ['IS_A_CA', 'a signer certifies nobody'];
    if (place !== 'signer' && !(ca && isCritical(certificate, EXTENSIONS.basicConstraints))) return ['NOT_A_CA', 'no critical basicConstraints says so'];
    return pathLength === wanted ? undefined : ['PATH_LENGTH', `${pathLength ?? 'none'} where ${wanted ?? 'none'} was expected`];
  });
}

function usages(chain: Chain): Flaw | undefined {
  return eachPlace(chain, (certificate, place) => {
    const { keyUsage = [] } = certificate.values;
    const wanted: readonly KeyUsageBit[] = place === 'signer' ? ['digitalSignature', 'nonRepudiation'] : ['keyCertSign', 'cRLSign'];
    const exact = keyUsage.length === wanted.length && keyUsage.every((bit) => wanted.includes(bit));
    if (!exact || !isCritical(certificate, EXTENSIONS.keyUsage)) return ['KEY_USAGE', `not exactly ${wanted.join(', ')}, and critical`];
    return place === 'signer' ? purposes(certificate) : certificate.values.extKeyUsage && ['EXTENDED_KEY_USAGE', 'a CA is not for any purpose of its own'];
  });
}

function purposes({ values: { extKeyUsage = [], privateKeyUsagePeriod } }: Certificate): Failing | undefined {
  if (!extKeyUsage.includes(DOCUMENT_SIGNING)) return ['EXTENDED_KEY_USAGE', `documentSigning is not among ${extKeyUsage.join(', ') || 'none'}`];
  return privateKeyUsagePeriod ? undefined : ['SIGNING_PERIOD', 'nothing says until when the key signs'];
}

function isCritical({ extensions }: Certificate, extension: string): boolean {
  return extensions.some(({ oid, critical }) => oid === extension && critical);
}

function names(chain: Chain): Flaw | undefined {
  return eachPlace(chain, ({ issuer }, place) =>
    equal(issuer, above(chain, place).subject) ? undefined : ['NAMES_DO_NOT_CHAIN', 'the issuer is not the subject above, byte for byte'],
  );
}

function keyIdentifiers(chain: Chain): Flaw | undefined {
  return eachPlace(chain, ({ values }, place) => {
    if (values.subjectKeyIdentifier === undefined) return ['KEY_IDENTIFIERS_DO_NOT_MATCH', 'no subjectKeyIdentifier'];
    // A root need not name itself.
    if (place === 'root' && values.authorityKeyIdentifier === undefined) return undefined;
    const matches = values.authorityKeyIdentifier === above(chain, place).values.subjectKeyIdentifier;
    return matches ? undefined : ['KEY_IDENTIFIERS_DO_NOT_MATCH', 'authorityKeyIdentifier is not the subjectKeyIdentifier above'];
  });
}

function validity(chain: Chain, at: Instant): Flaw | undefined {
  return eachPlace(chain, ({ notBefore, notAfter }) => {
    if (at < notBefore) return ['NOT_YET_VALID', `from ${new Date(notBefore).toISOString()}`];
    // The whole of the last second belongs to it.
    return at < notAfter + 1000 ? undefined : ['EXPIRED', `until ${new Date(notAfter).toISOString()}`];
  });
}

function signatures(chain: Chain): Flaw | undefined {
  return eachPlace(chain, (certificate, place) => (isSignedBy(certificate, above(chain, place).key!) ? undefined : ['SIGNATURE_BAD', 'not made by the key above']));
}

/** The first flaw from the root down. */
function eachPlace(chain: Chain, judge: (certificate: Link, place: Place) => Failing | undefined): Flaw | undefined {
  for (const place of PLACES) {
    const flaw = judge(chain[place], place);
    if (flaw !== undefined) return { code: flaw[0], place, detail: flaw[1] };
  }
  return undefined;
}

function above(chain: Chain, place: Place): Link {
  return place === 'signer' ? chain.issuingCa : chain.root;
}

function signerOf({ publicKey, key, subjectName, notBefore, notAfter, values }: Link): Signer {
  return {
    kid: kidOf(publicKey), suite: key!.suite, publicKey: key!.key, subject: subjectName ?? {},
    notBefore, notAfter, signUntil: values.privateKeyUsagePeriod!.notAfter,
  };
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.from(left.buffer, left.byteOffset, left.length).equals(right);
}
