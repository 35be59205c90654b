import type { RegionKeys } from '../holder/region-keys.js';
import type { KeyVault } from './vault/key-vault.js';

/** Names of the region's symmetric keys in the vault. A second generation gets a second name; the first stays while rows of it remain. */
const INDEX_KEY = 'blind-index-1';
const KEY_ENCRYPTION_KEY = 'key-encryption-1';

/** Opens the region's symmetric keys; the first start makes them. */
export async function openRegionKeys(vault: KeyVault): Promise<RegionKeys> {
  const [index, wrap] = await Promise.all([vault.generateSecret(INDEX_KEY), vault.generateSecret(KEY_ENCRYPTION_KEY)]);
  return { indexKeys: [{ generation: 1, key: index }], keyEncryptionKeys: new Map([[KEY_ENCRYPTION_KEY, wrap]]), wrapWith: KEY_ENCRYPTION_KEY };
}
