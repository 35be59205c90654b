import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import type { Certificate } from '../certificates/certificate.js';
import { IssueCertificate } from '../certificates/issue-certificate.js';
import { openKeyVault, type VaultOpening } from '../vault/key-vault-thread.js';
import type { KeyVault } from '../vault/key-vault.js';
import { CertificateFolder, type CeremonyFolders } from './certificate-folder.js';
import { DAY, EARLY, IssueSigner, type Authority, type CeremonyKey } from './issue-signer.js';
import { IssueTlsServer, type TlsServer } from './issue-tls-server.js';

/** What a region's keys shall be. */
export interface CeremonyPlan {
  /** The vault of the root key, with a passphrase of its own: opened only while something is certified with it, then closed. */
  readonly offline: VaultOpening;
  /** Who runs the repository: its CAs bear its name, and the services' keys are its own. */
  readonly operator: Authority;
  readonly departments: readonly Authority[];
  /** Host names and addresses of a development server; absent in service, where TLS is the balancer's. */
  readonly tlsHosts?: readonly string[];
}

/** What there is after a ceremony, whether this one made it or an earlier one. */
export interface CeremonyOutcome {
  /** DER. */
  readonly root: Uint8Array;
  readonly issuingCa: Uint8Array;
  /** Each department's and each service's newest key for each use. */
  readonly keys: readonly CeremonyKey[];
  readonly tls?: TlsServer;
}

const DEPARTMENT_USES = ['licence', 'printed-code'] as const;
const SERVICE_USES = ['status-list', 'answer', 'trust-list', 'dynamic-code'] as const;
/** Checkpoints and tokens are judged by key alone. Tokens are ES256: every department's OAuth library verifies that, not every one Ed25519. */
const BARE_KEYS = [
  { use: 'checkpoint', suite: 'EdDSA' },
  { use: 'token', suite: 'ES256' },
] as const;

/**
 * Holds the key ceremony of a region: root, issuing CA, signers of departments and services. Run again, it finishes what a crash left, adds
 * what the plan adds and changes nothing that is good: keys are found by name in the vault, certificates by name in their folder.
 */
export class HoldCeremony {
  private readonly certificates: CertificateFolder;

  /** @param vault the vault in daily use: the issuing CA's key and all signers' */
  constructor(
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly folders: CeremonyFolders,
  ) {
    this.certificates = new CertificateFolder(folders);
  }

  /** @throws Refusal for a wrong credit code or name; ProfileFault; KeyVaultFault; Error where certificates and keys are of two ceremonies */
  async run(plan: CeremonyPlan): Promise<CeremonyOutcome> {
    let offline: Promise<KeyVault> | undefined;
    const openOffline = () => (offline ??= openKeyVault(plan.offline));
    try {
      const root = this.certificates.read('root') ?? (await this.makeRoot(plan.operator, await openOffline()));
      const issuingCa = await this.issuingCa(plan.operator, root, openOffline);
      const keys = await this.keys(plan);
      if (plan.tlsHosts === undefined) return { root: root.der, issuingCa: issuingCa.der, keys };
      const tls = await new IssueTlsServer(this.vault, this.clock, this.random, this.folders).run(plan.tlsHosts, openOffline);
      return { root: root.der, issuingCa: issuingCa.der, keys, tls };
    } finally {
      await (await offline?.catch(() => undefined))?.close();
    }
  }

  private async makeRoot(operator: Authority, offline: KeyVault): Promise<Certificate> {
    const { publicKey } = await offline.generate('certificate', 'ES384', 'root');
    return this.certify('root', { operator, publicKey, vault: offline });
  }

  private async issuingCa(operator: Authority, root: Certificate, openOffline: () => Promise<KeyVault>): Promise<Certificate> {
    const { publicKey } = await this.vault.generate('certificate', 'ES384', 'issuing-ca');
    const existing = this.certificates.read('issuing-ca');
    if (existing === undefined) return this.certify('issuing-ca', { operator, publicKey, vault: await openOffline(), issuer: root });
    if (!Buffer.from(existing.publicKey).equals(publicKey)) throw new Error('the vault and issuing-ca.pem are of two ceremonies');
    return existing;
  }

  /** A crash after the signature and before the file: the next run certifies the same key once more, under another serial number. */
  private async certify(kind: 'root' | 'issuing-ca', order: { operator: Authority; publicKey: Uint8Array; vault: KeyVault; issuer?: Certificate }): Promise<Certificate> {
    const { operator, publicKey, vault, issuer } = order;
    const profile = this.certificates.profile(kind);
    const notBefore = this.clock.now() - EARLY;
    const title = kind === 'root' ? '电子证照根证书' : '电子证照签发机构';
    const certificate = await new IssueCertificate(vault, this.random).run({
      profile,
      subject: { countryName: 'CN', organizationName: operator.name, commonName: title },
      publicKey,
      notBefore,
      notAfter: notBefore + profile.maxLifetimeDays * DAY - 1000,
      ...(issuer === undefined ? {} : { issuer }),
    });
    this.certificates.write(kind, certificate);
    return certificate;
  }

  private async keys({ departments, operator }: CeremonyPlan): Promise<CeremonyKey[]> {
    const issueSigner = new IssueSigner(this.vault, this.clock, this.random, this.folders);
    const orders = [
      ...departments.flatMap((authority) => DEPARTMENT_USES.map((use) => ({ authority, use }))),
      ...SERVICE_USES.map((use) => ({ authority: operator, use })),
    ];
    const keys: CeremonyKey[] = [];
    for (const order of orders) keys.push(await issueSigner.run(order));
    for (const { use, suite } of BARE_KEYS) {
      const { kid, publicKey } = await this.vault.generate(use, suite, use);
      keys.push({ kid, use, suite, authorityCode: operator.code, publicKey, chain: [] });
    }
    return keys;
  }
}

/** The one key of a service's use. @throws RangeError where the ceremony made none */
export function keyFor(ceremony: CeremonyOutcome, use: 'checkpoint' | 'token'): CeremonyOutcome['keys'][number] {
  const key = ceremony.keys.find((each) => each.use === use);
  if (key === undefined) throw new RangeError(`the ceremony made no ${use} key`);
  return key;
}
