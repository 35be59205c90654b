import type { Instant } from '../primitives/clock.js';
import { mustReadCertificate } from '../pki/certificates/certificate.js';
import type { PathVerdict } from '../pki/certificates/path.js';
import { isKeyUse, type KeyUse } from '../pki/vault/key-use.js';
import type { Kid } from '../pki/vault/key-vault.js';
import { suiteNamed, type SuiteName } from '../pki/vault/suite.js';
import type { TrustEntryRow } from './trust-entry-row.js';

/** One key and what it may sign. The algorithm is taken from here, never from a message. */
export interface TrustEntry {
  readonly kid: Kid;
  readonly use: KeyUse;
  readonly suite: SuiteName;
  readonly authority: string;
  readonly authorityNames: { readonly zh: string; readonly en: string };
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Signer, then issuing CA, DER; empty where the signed trust list alone vouches for the key. */
  readonly chain: readonly Uint8Array[];
  /** Licence type codes, or `*`. */
  readonly licenceTypes: readonly string[];
  readonly notBefore: Instant;
  readonly signUntil: Instant;
  readonly distrustAfter: Instant | null;
}

/** @throws RangeError for a row that names no known use or suite */
export function trustEntryOf(row: TrustEntryRow): TrustEntry {
  if (!isKeyUse(row.keyUse)) throw new RangeError(`trust entry ${row.kid} names an unknown use`);
  return {
    kid: row.kid as Kid,
    use: row.keyUse,
    suite: suiteNamed(row.suite).name,
    authority: row.authority,
    authorityNames: { zh: row.authorityZh, en: row.authorityEn },
    publicKey: row.publicKey,
    chain: row.certificate === null || row.issuingCertificate === null ? [] : [row.certificate, row.issuingCertificate],
    licenceTypes: row.licenceTypes.split(' '),
    notBefore: row.notBefore,
    signUntil: row.signUntil,
    distrustAfter: row.distrustAfter,
  };
}

/** When the key's certificate ends, years after the key itself last signed; null where the signed trust list alone vouches for the key. */
export function validUntil({ chain: [certificate] }: TrustEntry): Instant | null {
  if (certificate === undefined) return null;
  const end = ends.get(certificate) ?? mustReadCertificate(certificate).notAfter;
  ends.set(certificate, end);
  return end;
}

/** Reading a certificate is a third of what checking a signature costs: it is read once for as long as its entry is remembered. */
const ends = new WeakMap<Uint8Array, Instant>();

/** Uses whose keys are vouched for by the signed list alone; every other key must have its chain. */
const BARE_USES: ReadonlySet<KeyUse> = new Set(['checkpoint', 'token']);

/**
 * Why an entry is not what its certificate says; undefined where it is. Whoever can write SQL can put any key and any name beside a real
 * certificate: only what the issuing CA has certified counts (key, authority, use).
 * @param chain the verdict on its chain; undefined where the entry has none
 */
export function flawInBinding(entry: TrustEntry, chain: PathVerdict | undefined): string | undefined {
  if (chain === undefined) return BARE_USES.has(entry.use) ? undefined : 'the key has no certificate';
  if (!chain.ok) return `${chain.code} in the ${chain.place}: ${chain.detail}`;
  const { kid, publicKey, subject } = chain.signer;
  const certified = publicKey.export({ format: 'der', type: 'spki' });
  if (kid !== entry.kid || !certified.equals(entry.publicKey)) return 'its certificate is for another key';
  if (subject.organizationIdentifier !== entry.authority) return 'its certificate is another authority’s';
  if (entry.notBefore < chain.signer.notBefore || entry.signUntil > chain.signer.signUntil) return 'it is to sign outside the time that its certificate gives it';
  return subject.organizationalUnitName === entry.use ? undefined : 'its certificate is for another use';
}

/** What is to be believed of a signature: who is said to have made it, over which licence type, when. */
export interface SignatureClaim {
  readonly authority: string;
  readonly typeCode: string;
  readonly signedAt: Instant;
}

/** Why the key may not have signed this; undefined where it may. A key outside its authority or types is invalid everywhere. */
export function flawInAuthority(entry: TrustEntry, claim: SignatureClaim): 'OUTSIDE_AUTHORITY' | 'KEY_DISTRUSTED' | undefined {
  if (entry.authority !== claim.authority) return 'OUTSIDE_AUTHORITY';
  if (!entry.licenceTypes.includes('*') && !entry.licenceTypes.includes(claim.typeCode)) return 'OUTSIDE_AUTHORITY';
  if (claim.signedAt < entry.notBefore || claim.signedAt >= entry.signUntil) return 'OUTSIDE_AUTHORITY';
  return entry.distrustAfter !== null && claim.signedAt > entry.distrustAfter ? 'KEY_DISTRUSTED' : undefined;
}
