import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type { Instant } from '../../primitives/clock.js';
import { hex, sha256 } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { childrenOf, encodeDer, readDer } from '../asn1/der.js';
import { nameForBuilder, type DistinguishedName } from '../asn1/distinguished-name.js';
import { derOfRaw } from '../asn1/ecdsa-signature.js';
import { EXTENSIONS } from '../asn1/extension.js';
import { isSignedBy, mustReadCertificate, type Certificate } from './certificate.js';
import { kidOf, type KeyVault } from '../vault/key-vault.js';
import { lint, type Profile } from './profile.js';
import { readPublicKey, type Suite } from '../vault/suite.js';

/** What a new certificate shall say. Instants are cut to whole seconds. */
export interface CertificateOrder {
  readonly profile: Profile;
  readonly subject: DistinguishedName;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Instant;
  /** The last second of its life. */
  readonly notAfter: Instant;
  /** The last second in which its key signs; where the profile asks for it. */
  readonly signUntil?: Instant;
  /** Host names and IP addresses; where the profile asks for them. */
  readonly hosts?: readonly string[];
  /** Absent: the certificate signs itself. */
  readonly issuer?: Certificate;
}

/** A certificate that is not what its profile says: nothing was signed. */
export class ProfileFault extends Error {
  override readonly name = 'ProfileFault';

  constructor(readonly flaws: readonly string[]) {
    super(`the certificate is not what its profile says: ${flaws.join('; ')}`);
  }
}

/** Issues one certificate under a CA key of the vault. */
export class IssueCertificate {
  constructor(
    private readonly vault: KeyVault,
    private readonly random: Random,
  ) {}

  /** @throws ProfileFault before anything is signed; KeyVaultFault */
  async run(order: CertificateOrder): Promise<Certificate> {
    const { profile, issuer, publicKey } = order;
    const signerKey = issuer?.publicKey ?? publicKey;
    const key = readPublicKey(signerKey);
    if (key === undefined || key.suite.keyPair.type !== 'ec') throw new ProfileFault(['certificates are signed in ES256 or ES384']);
    const draft = mustReadCertificate(await this.draft(order, key.suite));
    // The draft is signed with zeros. What a CA key has once signed cannot be taken back, so the bytes that it will sign
    // are first read anew from DER, by other code than built them, and linted; and exactly those bytes are then signed.
    const flaws = lint(profile, draft);
    if (issuer !== undefined && draft.notAfter > issuer.notAfter) flaws.push('outlives its issuer');
    if (flaws.length > 0) throw new ProfileFault(flaws);
    const signature = derOfRaw(await this.vault.sign(kidOf(signerKey), 'certificate', draft.tbs));
    const certificate = mustReadCertificate(assemble(draft, signature));
    if (!isSignedBy(certificate, key)) throw new Error('the vault’s signature is not good under the issuer’s key');
    return certificate;
  }

  private async draft(order: CertificateOrder, suite: Suite): Promise<Uint8Array> {
    const { subject, issuer, publicKey, notBefore, notAfter } = order;
    const serial = this.random.bytes(16);
    // The top bits 01 make it positive and always 16 bytes long.
    serial[0] = (serial[0]! & 0x3f) | 0x40;
    const name = new x509.Name(nameForBuilder(subject));
    const built = await x509.X509CertificateGenerator.create({
      serialNumber: hex(serial),
      subject: name,
      issuer: issuer === undefined ? name : new x509.Name(owned(issuer.subject)),
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      publicKey: owned(publicKey),
      signingAlgorithm: { name: 'ECDSA', hash: suite.name === 'ES384' ? 'SHA-384' : 'SHA-256', namedCurve: suite.name === 'ES384' ? 'P-384' : 'P-256' },
      signature: owned(new Uint8Array(suite.signatureBytes)),
      extensions: extensionsOf(order),
    });
    return new Uint8Array(built.rawData);
  }
}

/** The first 20 bytes of SHA-256 over the key's BIT STRING, lower-case hexadecimal (RFC 7093 §2 method 1). */
export function keyIdentifierOf(spki: Uint8Array): string {
  const [, key] = childrenOf(readDer(spki));
  return hex(sha256(key!.content.subarray(1)).subarray(0, 20));
}

function extensionsOf({ profile, publicKey, issuer, notBefore, signUntil, hosts = [] }: CertificateOrder): x509.Extension[] {
  const { basicConstraints, keyUsage, extKeyUsage, privateKeyUsagePeriod, subjectAltName, authorityKeyIdentifier } = profile.extensions;
  const usages = keyUsage.bits.reduce((flags, bit) => flags | x509.KeyUsageFlags[bit], 0);
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(basicConstraints.ca, basicConstraints.pathLength, basicConstraints.critical),
    new x509.KeyUsagesExtension(usages, keyUsage.critical),
    new x509.SubjectKeyIdentifierExtension(keyIdentifierOf(publicKey)),
  ];
  if (authorityKeyIdentifier && issuer) extensions.push(new x509.AuthorityKeyIdentifierExtension(issuer.values.subjectKeyIdentifier ?? ''));
  if (extKeyUsage) extensions.push(new x509.ExtendedKeyUsageExtension(extKeyUsage.purposes, extKeyUsage.critical));
  if (privateKeyUsagePeriod && signUntil !== undefined) {
    const period = encodeDer(0x30, encodeDer(0x80, generalizedTime(notBefore)), encodeDer(0x81, generalizedTime(signUntil)));
    extensions.push(new x509.Extension(EXTENSIONS.privateKeyUsagePeriod, privateKeyUsagePeriod.critical, owned(period)));
  }
  if (subjectAltName && hosts.length > 0) {
    const names = hosts.map((host) => ({ type: /^[\d.]+$|:/.test(host) ? ('ip' as const) : ('dns' as const), value: host }));
    extensions.push(new x509.SubjectAlternativeNameExtension(names, subjectAltName.critical));
  }
  return extensions;
}

function generalizedTime(instant: Instant): Uint8Array {
  return Buffer.from(`${new Date(instant).toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`, 'latin1');
}

/** tbs and algorithm as they were linted, and the signature in its BIT STRING. */
function assemble(draft: Certificate, signature: Uint8Array): Uint8Array {
  return encodeDer(0x30, draft.tbs, draft.outerAlgorithm, encodeDer(0x03, Uint8Array.of(0), signature));
}

/** A copy in a buffer of its own: views are not told apart from their buffers by every library. */
function owned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
