import { parseCreditCode } from '../../holder/credit-code.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import type { Certificate } from '../certificates/certificate.js';
import { IssueCertificate } from '../certificates/issue-certificate.js';
import type { KeyUse } from '../vault/key-use.js';
import { kidOf, type KeyVault, type Kid } from '../vault/key-vault.js';
import { validatePath } from '../certificates/path.js';
import type { SuiteName } from '../vault/suite.js';
import { CertificateFolder, type CeremonyFolders } from './certificate-folder.js';

/** A public body with its unified social credit code. @example `{ code: '11990101MA990001XX', name: '演示市市场监督管理局' }` */
export interface Authority {
  readonly code: string;
  /** 1 to 64 characters. */
  readonly name: string;
}

/** The uses whose keys have a certificate under the issuing CA. */
export type SignerUse = Exclude<KeyUse, 'checkpoint' | 'token' | 'certificate' | 'tls-server'>;

export interface SignerOrder {
  readonly authority: Authority;
  readonly use: SignerUse;
  /** ES256 where absent. */
  readonly suite?: 'ES256' | 'ES384';
}

/** A key that a ceremony made, with all that a trust entry says about it but the area and the licence types. */
export interface CeremonyKey {
  readonly kid: Kid;
  readonly use: KeyUse;
  readonly suite: SuiteName;
  /** Whose key it is. */
  readonly authorityCode: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Signer, issuing CA, root, in DER; empty for a key without certificate (checkpoint, token). */
  readonly chain: readonly Uint8Array[];
  /** From when and until when it signs; absent for a key without certificate. */
  readonly notBefore?: Instant;
  readonly signUntil?: Instant;
}

export const DAY = 86_400_000;
/** Certificates begin an hour before they are made: the clocks of those who verify may be slow. */
export const EARLY = 3_600_000;
/** A signer signs for one year; its certificate lives as long as its profile allows, so that what it signed stays provable. */
const SIGNING_DAYS = 365;
/** A successor is made when a signer has less than this left. */
const RENEWAL_DAYS = 30;

/** Makes the signer of one authority for one use: at the ceremony, when a department joins, and when a signer's year ends. */
export class IssueSigner {
  private readonly certificates: CertificateFolder;

  constructor(
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly random: Random,
    folders: CeremonyFolders,
  ) {
    this.certificates = new CertificateFolder(folders);
  }

  /**
   * Gives back the newest signer while it has 30 days left to sign, else makes the next.
   * @throws Refusal CREDIT_CODE_WRONG, SUBJECT_BAD; ProfileFault; KeyVaultFault; Error where root and issuing CA are missing
   */
  async run(order: SignerOrder): Promise<CeremonyKey> {
    const stem = `signer-${order.use}-${parseCreditCode(order.authority.code)}`;
    const newest = this.newestGeneration(stem);
    const existing = this.certificates.read(`${stem}-${newest}`);
    const lasts = existing !== undefined && signUntilOf(existing) - this.clock.now() > RENEWAL_DAYS * DAY;
    return lasts ? this.keep(order, existing, `${stem}-${newest}`) : this.make(order, `${stem}-${newest + 1}`);
  }

  /** 0 where there is none. */
  private newestGeneration(stem: string): number {
    let generation = 0;
    while (this.certificates.read(`${stem}-${generation + 1}`) !== undefined) generation++;
    return generation;
  }

  private async keep(order: SignerOrder, certificate: Certificate, name: string): Promise<CeremonyKey> {
    const { publicKey } = await this.vault.generate(order.use, order.suite ?? 'ES256', name);
    if (!Buffer.from(publicKey).equals(certificate.publicKey)) throw new Error(`the vault and ${name}.pem are of two ceremonies`);
    return this.describe(order, certificate);
  }

  /** The key first, under its name, then the certificate: a crash between leaves a key that the next run finds by its name and certifies. */
  private async make(order: SignerOrder, name: string): Promise<CeremonyKey> {
    const { authority, use, suite = 'ES256' } = order;
    const { publicKey } = await this.vault.generate(use, suite, name);
    const profile = this.certificates.profile('signer');
    const notBefore = this.clock.now() - EARLY;
    const certificate = await new IssueCertificate(this.vault, this.random).run({
      profile,
      subject: { countryName: 'CN', organizationName: authority.name, organizationIdentifier: authority.code, organizationalUnitName: use, commonName: authority.name },
      publicKey,
      notBefore,
      notAfter: notBefore + profile.maxLifetimeDays * DAY - 1000,
      signUntil: notBefore + SIGNING_DAYS * DAY - 1000,
      issuer: this.mustRead('issuing-ca'),
    });
    this.certificates.write(name, certificate);
    return this.describe(order, certificate);
  }

  private describe({ authority, use, suite = 'ES256' }: SignerOrder, certificate: Certificate): CeremonyKey {
    const chain = [certificate.der, this.mustRead('issuing-ca').der, this.mustRead('root').der];
    const verdict = validatePath(chain, [chain[2]!], this.clock.now());
    if (!verdict.ok) throw new Error(`the chain of ${authority.code} for ${use} is not good: ${verdict.code} (${verdict.place}): ${verdict.detail}`);
    const { notBefore, publicKey } = certificate;
    return { kid: kidOf(publicKey), use, suite, authorityCode: authority.code, publicKey, chain, notBefore, signUntil: signUntilOf(certificate) };
  }

  private mustRead(name: 'issuing-ca' | 'root'): Certificate {
    const certificate = this.certificates.read(name);
    if (certificate === undefined) throw new Error(`${name}.pem is missing: hold the ceremony first`);
    return certificate;
  }
}

function signUntilOf({ values, notAfter }: Certificate): Instant {
  return values.privateKeyUsagePeriod?.notAfter ?? notAfter;
}
