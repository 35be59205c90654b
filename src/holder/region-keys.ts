import type { KeyObject } from 'node:crypto';
import { part } from '../nest/wire.js';
import type { IndexKey } from './blind-index.js';

/** The symmetric keys of this region, opened by the key vault at start. */
export interface RegionKeys {
  /** The newest last: new rows use it, searches try all. */
  readonly indexKeys: readonly [IndexKey, ...IndexKey[]];
  /** Key-encryption keys by their ids; they wrap the holders' data keys. */
  readonly keyEncryptionKeys: ReadonlyMap<string, KeyObject>;
  /** Which of them wraps new data keys. */
  readonly wrapWith: string;
}

export const REGION_KEYS = part<RegionKeys>('RegionKeys');
