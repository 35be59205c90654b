import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../../src/primitives/random.js';
import { mustReadCertificate, type Certificate } from '../../src/pki/certificates/certificate.js';
import { IssueCertificate, ProfileFault, type CertificateOrder } from '../../src/pki/certificates/issue-certificate.js';
import { kidOf, type KeyVault } from '../../src/pki/vault/key-vault.js';
import { CERTIFICATE_KINDS, lint, parseProfile, type CertificateKind } from '../../src/pki/certificates/profile.js';
import { suiteNamed } from '../../src/pki/vault/suite.js';
import { repositoryRoot } from '../support/repository.js';
import { bytes, extension, forged, KEYS, pair } from './forge.js';

const profileOf = (kind: CertificateKind) => parseProfile(readFileSync(join(repositoryRoot, `certs/profiles/${kind}.json`), 'utf8'));
const NOT_BEFORE = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** A vault of one CA key in memory that counts what it signed. */
class CountingVault implements Pick<KeyVault, 'sign'> {
  signed = 0;

  sign: KeyVault['sign'] = (kid, use, bytes) => {
    expect([kid, use]).toEqual([kidOf(KEYS.root.spki), 'certificate']);
    this.signed++;
    return Promise.resolve(suiteNamed('ES256').sign(KEYS.root.privateKey, bytes));
  };
}

describe('certificates are linted before they are signed', () => {
  const root: CertificateOrder = {
    profile: profileOf('root'), subject: { countryName: 'CN', organizationName: '演示市', commonName: '根' }, publicKey: KEYS.root.spki,
    notBefore: NOT_BEFORE, notAfter: NOT_BEFORE + 40 * 365 * DAY,
  };
  const signer: CertificateOrder = {
    profile: profileOf('signer'), publicKey: KEYS.signer.spki,
    subject: { countryName: 'CN', organizationName: '局', organizationIdentifier: '11990101MA990001XX', organizationalUnitName: 'licence', commonName: '局' },
    notBefore: NOT_BEFORE, notAfter: NOT_BEFORE + 11 * 365 * DAY, signUntil: NOT_BEFORE + 365 * DAY,
  };
  const tlsServer: CertificateOrder = {
    profile: profileOf('tls-server'), publicKey: KEYS.signer.spki, subject: { organizationName: 'x', commonName: 'localhost' },
    notBefore: NOT_BEFORE, notAfter: NOT_BEFORE + 396 * DAY, hosts: ['localhost'],
  };
  let issuer: Certificate;
  let vault: CountingVault;
  const issue = (order: CertificateOrder) => new IssueCertificate(vault as unknown as KeyVault, new SeededRandom('serials')).run(order);

  beforeAll(async () => {
    vault = new CountingVault();
    issuer = await issue(root);
  });
  beforeEach(() => {
    vault = new CountingVault();
  });

  test.each(CERTIFICATE_KINDS)('the profile %s is read', (kind) => {
    expect(profileOf(kind).kind).toBe(kind);
  });

  test('a good order is signed once, with a positive serial number of 16 bytes', async () => {
    const certificate = await issue({ ...signer, issuer });
    expect(vault.signed).toBe(1);
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9a-f]{31}$/);
    expect(lint(profileOf('signer'), certificate)).toEqual([]);
  });

  test('a serial number is never given twice', async () => {
    const issueCertificate = new IssueCertificate(vault as unknown as KeyVault, new SeededRandom('serials'));
    const serials = [await issueCertificate.run({ ...signer, issuer }), await issueCertificate.run({ ...signer, issuer })].map(({ serialNumber }) => serialNumber);
    expect(new Set(serials).size).toBe(2);
  });

  test.each<[string, () => CertificateOrder, string]>([
    ['a signer that lives longer than eleven years', () => ({ ...signer, issuer, notAfter: NOT_BEFORE + 12 * 365 * DAY }), 'lives longer than 4018 days'],
    ['a signer that signs for two years', () => ({ ...signer, issuer, signUntil: NOT_BEFORE + 730 * DAY }), 'signs for more than 366 days'],
    ['a signer that signs beyond its life', () => ({ ...signer, issuer, notAfter: NOT_BEFORE + 100 * DAY }), 'signs outside its own lifetime'],
    ['a signer that does not say until when it signs', () => ({ profile: signer.profile, publicKey: signer.publicKey, subject: signer.subject, notBefore: NOT_BEFORE, notAfter: signer.notAfter, issuer }), 'lacks the extension privateKeyUsagePeriod'],
    ['a signer without credit code', () => ({ ...signer, issuer, subject: { countryName: 'CN', organizationName: '局', organizationalUnitName: 'licence', commonName: '局' } }), 'the subject lacks organizationIdentifier'],
    ['a signer that ends before it begins', () => ({ ...signer, issuer, notAfter: NOT_BEFORE - DAY }), 'ends before it begins'],
    ['a signer with a P-521 key', () => ({ ...signer, issuer, publicKey: pair('P-521').spki }), 'the key is of none of ES256, ES384'],
    ['a signer that signs itself', () => ({ ...signer, publicKey: KEYS.root.spki }), 'names itself as its issuer'],
    ['a TLS server without hosts', () => ({ ...tlsServer, issuer, hosts: [] }), 'lacks the extension subjectAltName'],
    ['a TLS server with a country', () => ({ ...tlsServer, issuer, subject: { ...tlsServer.subject, countryName: 'CN' } }), 'the subject has countryName'],
    ['a certificate that outlives its issuer', () => ({ ...root, profile: profileOf('issuing-ca'), publicKey: KEYS.issuingCa.spki, issuer: { ...issuer, notAfter: NOT_BEFORE + 30 * DAY }, notAfter: NOT_BEFORE + 60 * DAY }), 'outlives its issuer'],
  ])('%s is refused and nothing is signed', async (_what, order, flaw) => {
    await expect(issue(order())).rejects.toThrow(flaw);
    expect(vault.signed).toBe(0);
  });

  test('the fault lists every flaw at once', async () => {
    const fault = await issue({ ...signer, issuer, notAfter: NOT_BEFORE + 12 * 365 * DAY, signUntil: NOT_BEFORE + 730 * DAY }).catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(ProfileFault);
    expect((fault as ProfileFault).flaws).toHaveLength(2);
  });

  test.each<[string, Parameters<typeof forged>[1], string]>([
    ['an extension that the profile does not have', { with: { crl: extension('2.5.29.31', bytes('3000')) } }, 'has the extension 2.5.29.31'],
    ['a missing extension', { with: { extKeyUsage: undefined } }, 'lacks the extension extKeyUsage'],
    ['a short serial number', { serial: Uint8Array.of(5) }, 'a serial number that is not 16 bytes'],
    ['an issuer of its own name', { issuer: mustReadCertificate(forged('signer')).subject }, 'names itself as its issuer'],
  ])('the lint sees %s', (_what, change, flaw) => {
    expect(lint(profileOf('signer'), mustReadCertificate(forged('signer', change)))).toContain(flaw);
  });

  test('the lint sees a CA that is none, and a usage too many', () => {
    const flaws = lint(profileOf('issuing-ca'), mustReadCertificate(forged('signer')));
    expect(flaws).toEqual(expect.arrayContaining(['is not a CA', 'path length is not 0', 'keyUsage is not keyCertSign, cRLSign', 'extKeyUsage is not absent', 'has the extension extKeyUsage']));
  });
});
