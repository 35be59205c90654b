import { createPublicKey, type KeyObject } from 'node:crypto';
import { ExternalSigningKey } from 'oidc-provider';
import type { KeyVault, VaultKey } from '../../pki/vault/key-vault.js';

/** The algorithm of every token that this service issues; never taken from a token. */
export const TOKEN_ALGORITHM = 'ES256';

/** The key that signs access tokens and ID tokens. Its private half stays in the vault. */
export interface TokenKey {
  readonly kid: string;
  /** P-256. */
  readonly publicKey: KeyObject;
  /** @returns r ‖ s, 64 bytes (RFC 7518 §3.4) */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A key of the vault, made there for use `token` and suite ES256. */
export function tokenKeyOf(vault: Pick<KeyVault, 'sign'>, { kid, publicKey }: VaultKey): TokenKey {
  return {
    kid,
    publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
    sign: (bytes) => vault.sign(kid, 'token', bytes),
  };
}

/** The same key as oidc-provider takes it: it asks for signatures and never sees a private key. */
export class ProviderSigningKey extends ExternalSigningKey {
  constructor(private readonly key: TokenKey) {
    super();
    // The library's own class has setters for both, which its types leave out.
    Object.assign(this, { kid: key.kid, alg: TOKEN_ALGORITHM });
  }

  override keyObject(): KeyObject {
    return this.key.publicKey;
  }

  override sign(data: Uint8Array): Promise<Uint8Array> {
    return this.key.sign(data);
  }
}
