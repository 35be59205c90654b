import * as pkijs from 'pkijs';
import { z } from 'zod';
import { ATTRIBUTES, type AttributeName } from '../asn1/distinguished-name.js';
import { EXTENSIONS, KEY_USAGE_BITS, type ExtensionName, type ExtensionValues } from '../asn1/extension.js';
import type { Certificate } from './certificate.js';
import { SUITE_NAMES, suiteOfPublicKey, suiteOfX509 } from '../vault/suite.js';

/** The kinds of X.509 certificate that are made here; each has a file in `certs/profiles/`. */
export const CERTIFICATE_KINDS = ['root', 'issuing-ca', 'signer', 'tls-root', 'tls-server'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

const critical = z.boolean();
const attributes = Object.keys(ATTRIBUTES) as [AttributeName, ...AttributeName[]];
const schema = z.strictObject({
  kind: z.enum(CERTIFICATE_KINDS),
  meaning: z.string(),
  suites: z.array(z.enum(SUITE_NAMES)).min(1),
  maxLifetimeDays: z.int().positive(),
  subject: z.array(z.enum(attributes)).min(1),
  extensions: z.strictObject({
    basicConstraints: z.strictObject({ critical, ca: z.boolean(), pathLength: z.int().min(0).optional() }),
    keyUsage: z.strictObject({ critical, bits: z.array(z.enum(KEY_USAGE_BITS)).min(1) }),
    extKeyUsage: z.strictObject({ critical, purposes: z.array(z.string()).min(1) }).optional(),
    privateKeyUsagePeriod: z.strictObject({ critical, maxDays: z.int().positive() }).optional(),
    subjectAltName: z.strictObject({ critical }).optional(),
    subjectKeyIdentifier: z.strictObject({ critical }),
    authorityKeyIdentifier: z.strictObject({ critical }).optional(),
  }),
});

/** What certificates of one kind must contain, and nothing else: a file of `certs/profiles/`. Lifetimes in days of 86,400 s. */
export type Profile = z.infer<typeof schema>;

/** @param json content of a file of `certs/profiles/` @throws ZodError */
export function parseProfile(json: string): Profile {
  return schema.parse(JSON.parse(json));
}

/**
 * Every way in which a certificate is not what its profile says; empty for a good one. The certificate must have been read
 * from DER by `certificate.ts`, never be the object that built it: only then does the lint see what an encoder did wrong.
 * pkijs reads the same bytes a third way, since others will read our certificates with code that is not ours.
 */
export function lint(profile: Profile, certificate: Certificate): string[] {
  return [...lintReaders(certificate), ...lintKeys(profile, certificate), ...lintSubject(profile, certificate), ...lintLifetime(profile, certificate), ...lintExtensions(profile, certificate)];
}

function* lintReaders(certificate: Certificate): Generator<string> {
  const other = pkijs.Certificate.fromBER(certificate.der);
  const extensions = (other.extensions ?? []).map(({ extnID, critical: isCritical }) => `${extnID} ${isCritical}`);
  const ours = certificate.extensions.map(({ oid, critical: isCritical }) => `${oid} ${isCritical}`);
  const agree =
    Buffer.from(other.tbsView).equals(certificate.tbs) &&
    Buffer.from(other.serialNumber.valueBlock.valueHexView).toString('hex') === certificate.serialNumber &&
    other.notBefore.value.getTime() === certificate.notBefore &&
    other.notAfter.value.getTime() === certificate.notAfter &&
    other.signatureAlgorithm.algorithmId === certificate.signatureAlgorithm &&
    sameSet(extensions, ours);
  if (!agree) yield 'two readers read it differently';
}

function* lintKeys({ kind, suites }: Profile, certificate: Certificate): Generator<string> {
  const suite = suiteOfPublicKey(certificate.publicKey);
  if (suite === undefined || !suites.includes(suite.name)) yield `the key is of none of ${suites.join(', ')}`;
  if (suiteOfX509(certificate.signatureAlgorithm) === undefined) yield 'signed in no suite of ours';
  if (!Buffer.from(certificate.innerAlgorithm).equals(certificate.outerAlgorithm)) yield 'two signature algorithms that disagree';
  if (certificate.serialNumber.length !== 32) yield 'a serial number that is not 16 bytes';
  const selfIssued = Buffer.from(certificate.issuer).equals(certificate.subject);
  if (selfIssued !== (kind === 'root' || kind === 'tls-root')) yield selfIssued ? 'names itself as its issuer' : 'a root that another issued';
}

function* lintSubject({ subject }: Profile, { subjectName }: Certificate): Generator<string> {
  if (subjectName === undefined) {
    yield 'a subject with attributes that we do not use';
    return;
  }
  const has = Object.keys(subjectName) as AttributeName[];
  for (const attribute of subject) if (!has.includes(attribute)) yield `the subject lacks ${attribute}`;
  for (const attribute of has) if (!subject.includes(attribute)) yield `the subject has ${attribute}`;
  for (const attribute of has) if (Array.from(subjectName[attribute]!).length > 64) yield `${attribute} is longer than 64 characters`;
}

function* lintLifetime({ maxLifetimeDays, extensions }: Profile, certificate: Certificate): Generator<string> {
  const { notBefore, notAfter, values } = certificate;
  if (notAfter <= notBefore) yield 'ends before it begins';
  // notAfter is inside the lifetime, RFC 5280 §4.1.2.5: one second more than the difference.
  if (notAfter - notBefore + 1000 > days(maxLifetimeDays)) yield `lives longer than ${maxLifetimeDays} days`;
  const period = values.privateKeyUsagePeriod;
  if (period === undefined || extensions.privateKeyUsagePeriod === undefined) return;
  const { maxDays } = extensions.privateKeyUsagePeriod;
  if (period.notBefore < notBefore || period.notAfter > notAfter || period.notAfter <= period.notBefore) yield 'signs outside its own lifetime';
  if (period.notAfter - period.notBefore + 1000 > days(maxDays)) yield `signs for more than ${maxDays} days`;
}

function* lintExtensions({ extensions: wanted }: Profile, { extensions, values }: Certificate): Generator<string> {
  for (const { oid, critical: isCritical } of extensions) {
    const name = (Object.keys(EXTENSIONS) as ExtensionName[]).find((each) => EXTENSIONS[each] === oid);
    const rule = name && wanted[name];
    if (rule === undefined) yield `has the extension ${name ?? oid}`;
    else if (rule.critical !== isCritical) yield `${name} is ${isCritical ? '' : 'not '}critical`;
  }
  const missing = (Object.keys(wanted) as ExtensionName[]).filter((name) => wanted[name] !== undefined && values[name] === undefined);
  for (const name of missing) yield `lacks the extension ${name}`;
  yield* lintValues(wanted, values);
}

function* lintValues(wanted: Profile['extensions'], values: ExtensionValues): Generator<string> {
  const { ca, pathLength = 'absent' } = values.basicConstraints ?? {};
  const length = wanted.basicConstraints.pathLength ?? 'absent';
  if (ca !== wanted.basicConstraints.ca) yield wanted.basicConstraints.ca ? 'is not a CA' : 'is a CA';
  if (pathLength !== length) yield `path length is not ${length}`;
  yield* lintSet('keyUsage', values.keyUsage, wanted.keyUsage.bits);
  yield* lintSet('extKeyUsage', values.extKeyUsage, wanted.extKeyUsage?.purposes);
  if (values.subjectAltName?.ip.some((address) => address.length !== 8 && address.length !== 32)) yield 'an address that is neither IPv4 nor IPv6';
}

function* lintSet(name: ExtensionName, has: readonly string[] = [], wanted: readonly string[] = []): Generator<string> {
  if (!sameSet(has, wanted)) yield `${name} is not ${wanted.join(', ') || 'absent'}`;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}

function days(count: number): number {
  return count * 86_400_000;
}
