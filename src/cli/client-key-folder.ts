import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClientKey, type ClientKey } from '../pki/vault/key-vault-client-key.js';

/** Keys of the demonstration's departments, where whoever tries the interface finds them: `<client>.jwk.json`, readable by the owner only. */
export class ClientKeyFolder {
  constructor(private readonly folder: string) {}

  /** @throws Error where there is no such client in the demonstration */
  read(clientId: string): ClientKey['privateJwk'] {
    const path = this.path(clientId);
    if (!existsSync(path)) throw new Error(`no key of ${clientId} in ${this.folder}: the demonstration has no such client, or has not been started yet`);
    return JSON.parse(readFileSync(path, 'utf8')) as ClientKey['privateJwk'];
  }

  /** The client's public key; makes the pair where there is none. */
  publicKey(clientId: string): ClientKey['publicJwk'] {
    const path = this.path(clientId);
    if (!existsSync(path)) {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(makeClientKey().privateJwk), { mode: 0o600, flag: 'wx', flush: true });
    }
    const { kty, crv, x, y } = this.read(clientId);
    return { kty, crv, x, y };
  }

  private path(clientId: string): string {
    return join(this.folder, `${clientId}.jwk.json`);
  }
}
