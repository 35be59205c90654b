import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certificateOfPem, mustReadCertificate, pemOfCertificate, type Certificate } from '../certificates/certificate.js';
import { parseProfile, type CertificateKind, type Profile } from '../certificates/profile.js';

/** Where a ceremony finds its profiles (`certs/profiles`) and leaves the certificates that it made, as PEM for everyone to read. */
export interface CeremonyFolders {
  readonly profiles: string;
  readonly certificates: string;
}

/** The certificates of one region on disk: `root.pem`, `issuing-ca.pem`, `signer-licence-CODE-1.pem`, `tls-root.pem`, `tls-server.pem`. */
export class CertificateFolder {
  constructor(private readonly folders: CeremonyFolders) {}

  profile(kind: CertificateKind): Profile {
    return parseProfile(readFileSync(join(this.folders.profiles, `${kind}.json`), 'utf8'));
  }

  /** @throws Error for a file that is not one certificate */
  read(name: string): Certificate | undefined {
    const path = this.path(name);
    return existsSync(path) ? mustReadCertificate(certificateOfPem(readFileSync(path, 'utf8'))) : undefined;
  }

  /** Writes the whole file or nothing, in place of what is there. */
  write(name: string, { der }: Certificate): void {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(`${path}.part`, 'w', 0o644);
    writeSync(file, pemOfCertificate(der));
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.part`, path);
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  private path(name: string): string {
    return join(this.folders.certificates, `${name}.pem`);
  }
}
