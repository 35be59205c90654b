import { toBase64url } from '../primitives/encodings/base64url.js';
import type { Clock, Instant } from '../primitives/clock.js';
import type { KeyVault } from '../pki/vault/key-vault.js';
import { signingInput, trustListOf, type Region } from './trust-list.js';
import type { TrustedKeys } from './trusted-keys.js';

/** How long readers may rely on one signed list; signed anew after half of it, or when an entry changes. */
const LIFETIME_SECONDS = 86_400;

/** The signed list, compact JWS, typ `trust-list+jwt`. */
export class PublishTrustList {
  private signed: { readonly revision: number; readonly at: Instant; readonly text: Promise<string> } | undefined;

  constructor(
    private readonly keys: TrustedKeys,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly region: Region,
    private readonly operatorCode: string,
  ) {}

  async run(): Promise<string> {
    const { revision } = await this.keys.list();
    const at = this.clock.now();
    if (this.signed === undefined || this.signed.revision !== revision || at - this.signed.at >= (LIFETIME_SECONDS * 1000) / 2) {
      const text = this.sign(at);
      this.signed = { revision, at, text };
      text.catch(() => (this.signed = undefined));
    }
    return this.signed.text;
  }

  /** The key that verifies the list, as a JWK: the pages carry it. */
  async verificationKey(): Promise<Readonly<Record<string, unknown>>> {
    const signer = await this.keys.signing(this.operatorCode, 'trust-list');
    const [own] = trustListOf(this.region, [signer], { revision: 1, at: 0, lifetimeSeconds: 0 }).keys;
    return { ...own?.jwk, kid: signer.kid };
  }

  private async sign(at: Instant): Promise<string> {
    const { entries, revision } = await this.keys.list();
    const signer = await this.keys.signing(this.operatorCode, 'trust-list');
    const list = trustListOf(this.region, entries, { revision, at, lifetimeSeconds: LIFETIME_SECONDS });
    const input = signingInput({ alg: signer.suite, typ: 'trust-list+jwt', kid: signer.kid }, list);
    const signature = await this.vault.sign(signer.kid, 'trust-list', new TextEncoder().encode(input));
    return `${input}.${toBase64url(signature)}`;
  }
}
