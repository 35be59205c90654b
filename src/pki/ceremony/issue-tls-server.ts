import { isIPv4, isIPv6 } from 'node:net';
import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import type { Certificate } from '../certificates/certificate.js';
import { IssueCertificate } from '../certificates/issue-certificate.js';
import type { KeyVault, Kid } from '../vault/key-vault.js';
import { CertificateFolder, type CeremonyFolders } from './certificate-folder.js';
import { DAY, EARLY } from './issue-signer.js';

/** What the HTTPS of a development server needs; its private key is `vault.tlsServerKey(kid)`. */
export interface TlsServer {
  readonly kid: Kid;
  /** DER of the certificate and of the root that phones are asked to trust. */
  readonly certificate: Uint8Array;
  readonly root: Uint8Array;
}

const ORGANISATION = 'Zhengku development';
const RENEWAL_DAYS = 30;

/** Makes the certificate of a development server, under a root of its own: who trusts it for these pages does not thereby trust a licence. */
export class IssueTlsServer {
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
   * Keeps what is there while it names the same hosts and has 30 days left.
   * @param hosts host names and IP addresses, at least one
   * @param openOffline opens the vault of the root key; asked only when something must be made, and closed by the caller
   */
  async run(hosts: readonly string[], openOffline: () => Promise<KeyVault>): Promise<TlsServer> {
    const { kid, publicKey } = await this.vault.generate('tls-server', 'ES256', 'tls-server');
    const existing = this.certificates.read('tls-server');
    const oldRoot = this.certificates.read('tls-root');
    if (existing && oldRoot && this.lasts(existing, RENEWAL_DAYS) && sameHosts(existing, hosts) && Buffer.from(existing.publicKey).equals(publicKey)) {
      return { kid, certificate: existing.der, root: oldRoot.der };
    }
    const offline = await openOffline();
    const profile = this.certificates.profile('tls-server');
    const root = oldRoot && this.lasts(oldRoot, profile.maxLifetimeDays) ? oldRoot : await this.makeRoot(offline);
    const notBefore = Math.max(this.clock.now() - EARLY, root.notBefore);
    const certificate = await new IssueCertificate(offline, this.random).run({
      profile,
      subject: { organizationName: ORGANISATION, commonName: hosts[0] ?? '' },
      publicKey,
      notBefore,
      notAfter: notBefore + profile.maxLifetimeDays * DAY - 1000,
      hosts,
      issuer: root,
    });
    this.certificates.write('tls-server', certificate);
    return { kid, certificate: certificate.der, root: root.der };
  }

  private async makeRoot(offline: KeyVault): Promise<Certificate> {
    const { publicKey } = await offline.generate('certificate', 'ES256', 'tls-root');
    const profile = this.certificates.profile('tls-root');
    const notBefore = this.clock.now() - EARLY;
    const root = await new IssueCertificate(offline, this.random).run({
      profile,
      subject: { organizationName: ORGANISATION, commonName: `${ORGANISATION} TLS root, not for licences` },
      publicKey,
      notBefore,
      notAfter: notBefore + profile.maxLifetimeDays * DAY - 1000,
    });
    this.certificates.write('tls-root', root);
    return root;
  }

  private lasts({ notAfter }: Certificate, days: number): boolean {
    return notAfter - this.clock.now() > days * DAY;
  }
}

function sameHosts({ values }: Certificate, hosts: readonly string[]): boolean {
  const named = [...(values.subjectAltName?.dns ?? []), ...(values.subjectAltName?.ip ?? [])].sort();
  return named.join() === hosts.map((host) => addressOf(host) ?? host).sort().join();
}

/** Bytes of an IP address in lower-case hexadecimal; undefined for a host name. */
function addressOf(host: string): string | undefined {
  if (isIPv4(host)) return Buffer.from(host.split('.').map(Number)).toString('hex');
  if (!isIPv6(host)) return undefined;
  const [head = '', tail = ''] = host.split('::').map((half) => half.split(':').map((group) => (group === '' ? '' : group.padStart(4, '0'))).join(''));
  return `${head}${'0'.repeat(32 - head.length - tail.length)}${tail}`.toLowerCase();
}
