import { hex, sha256 } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import type { DataKeys } from '../../holder/data-key.js';
import { decipher } from '../../holder/envelope.js';
import { isKeyUse } from '../vault/key-use.js';
import type { Kid, KeyVault } from '../vault/key-vault.js';
import { intentPlace } from './signing-intent.js';
import type { SigningIntentRow } from './signing-intent-row.js';
import type { SigningIntentStore } from './signing-intent-store.js';

/** An intent cannot be signed: it is not there, not pending, or not what was committed. */
export class IntentUnsignable extends Error {
  override readonly name = 'IntentUnsignable';
}

/**
 * Signs what has been committed as an intent, and only that: it takes ids, rereads the bytes, and checks them against the digest, so that
 * nothing can be signed of which the register holds no trace. The keys work in their own thread.
 */
export class SignIntents {
  constructor(
    private readonly intents: SigningIntentStore,
    private readonly reader: Reader,
    private readonly dataKeys: DataKeys,
    private readonly vault: KeyVault,
  ) {}

  /** @returns raw signatures in the order of the ids @throws IntentUnsignable */
  async run(ids: readonly Uint8Array[]): Promise<Uint8Array[]> {
    const rows = new Map((await this.intents.byIds(this.reader, ids)).map((row) => [hex(row.id), row]));
    return Promise.all(ids.map((id) => this.sign(hex(id), rows.get(hex(id)))));
  }

  private async sign(id: string, intent: SigningIntentRow | undefined): Promise<Uint8Array> {
    if (intent?.state !== 'pending' || intent.sealedBytes === null) throw new IntentUnsignable(`signing intent ${id} is not pending`);
    if (!isKeyUse(intent.keyUse)) throw new IntentUnsignable(`signing intent ${id} names an unknown use`);
    const dataKey = await this.dataKeys.byId(this.reader, intent.dataKeyId);
    const bytes = decipher(dataKey.key, intentPlace(intent.id), intent.sealedBytes);
    if (hex(sha256(bytes)) !== hex(intent.digest)) throw new IntentUnsignable(`signing intent ${id} does not hold the bytes of its digest`);
    return this.vault.sign(intent.kid as Kid, intent.keyUse, bytes);
  }
}
