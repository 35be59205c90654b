import type { Instant } from '../primitives/clock.js';
import { mustReadCertificate } from '../pki/certificates/certificate.js';
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
  return certificate === undefined ? null : mustReadCertificate(certificate).notAfter;
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
