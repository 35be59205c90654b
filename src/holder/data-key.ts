import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import type { Random } from '../primitives/random.js';
import type { Reader } from '../database/reader.js';
import { isDuplicate, type Unit } from '../database/unit-of-work.js';
import { blindIndex, type IndexKey } from './blind-index.js';
import { DataKeyRow } from './data-key-row.js';
import type { DataKeyStore } from './data-key-store.js';
import { decipher, encipher, type CellPlace } from './envelope.js';
import type { HolderCode } from './holder-code.js';
import type { RegionKeys } from './region-keys.js';

/** An opened data key: enciphers and deciphers its holder's cells. */
export interface DataKey {
  readonly id: Uint8Array;
  readonly key: KeyObject;
}

/** A holder by blind index and nothing else. */
export interface IndexedHolder {
  /** 16 bytes. */
  readonly holderIndex: Uint8Array;
  /** Generation of the index key. */
  readonly indexKey: number;
}

/** The data key is gone: the holder's content has been erased, or the row is missing. */
export class DataKeyMissing extends Error {
  override readonly name = 'DataKeyMissing';
}

/** Opened keys kept in memory at the most. */
const OPEN_KEYS = 20_000;

/** Finds, makes and opens the holders' data keys. */
export class DataKeys {
  private readonly open = new Map<string, DataKey>();

  constructor(
    private readonly store: DataKeyStore,
    private readonly regionKeys: RegionKeys,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /** The index under which a new row of this holder is written. */
  indexOf(holder: HolderCode): Uint8Array {
    return blindIndex(this.newestIndexKey, 'holder', [holder.codeType, holder.code]);
  }

  /** Every index under which rows of this holder may stand, one for each generation of the index key. */
  indexesOf(holder: HolderCode): Uint8Array[] {
    return this.regionKeys.indexKeys.map((key) => blindIndex(key, 'holder', [holder.codeType, holder.code]));
  }

  /** @returns the index of a licence number of one licence type */
  numberIndexOf(typeCode: string, number: string): Uint8Array {
    return blindIndex(this.newestIndexKey, 'licence-number', [typeCode, number]);
  }

  /** Every index under which licences of this type with this number may stand. */
  numberIndexesOf(typeCode: string, number: string): Uint8Array[] {
    return this.regionKeys.indexKeys.map((key) => blindIndex(key, 'licence-number', [typeCode, number]));
  }

  get newestIndexKey(): IndexKey {
    const { indexKeys } = this.regionKeys;
    return indexKeys[indexKeys.length - 1] ?? indexKeys[0];
  }

  /** The holder's key; a holder seen for the first time gets one. @returns the row too where it is new, to be bound to an act */
  ensure(unit: Unit, holder: HolderCode): Promise<{ key: DataKey; made?: DataKeyRow }> {
    return this.ensureOf(unit, { holderIndex: this.indexOf(holder), indexKey: this.newestIndexKey.generation });
  }

  /** The same for a holder of whom only the index is known, as somebody who is signed in. */
  async ensureOf(unit: Unit, { holderIndex, indexKey }: IndexedHolder): Promise<{ key: DataKey; made?: DataKeyRow }> {
    const known = await this.store.ofHolder(unit, indexKey, holderIndex);
    if (known !== undefined) return { key: this.opened(known) };
    const row = this.newRow(holderIndex, indexKey);
    try {
      await this.store.add(unit, row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Another request made this holder's key a moment ago: its row is committed, or the key would not have been taken.
      const raced = await this.store.ofHolder(unit, indexKey, holderIndex);
      if (raced === undefined) throw error;
      return { key: this.opened(raced) };
    }
    return { key: this.opened(row), made: row };
  }

  /** @throws DataKeyMissing */
  async byId(reader: Reader, id: Uint8Array): Promise<DataKey> {
    const open = this.open.get(hex(id));
    if (open !== undefined) return open;
    const row = await this.store.byId(reader, id);
    if (row === undefined) throw new DataKeyMissing('the data key is gone');
    return this.opened(row);
  }

  /** A key for a holder who is known to have none. @returns the row, to be added and bound to an act by whoever asks */
  make(holder: HolderCode): { key: DataKey; row: DataKeyRow } {
    const row = this.newRow(this.indexOf(holder), this.newestIndexKey.generation);
    return { key: this.opened(row), row };
  }

  encipher(dataKey: DataKey, place: CellPlace, plain: Uint8Array): Uint8Array {
    return encipher(dataKey.key, place, this.random.bytes(12), plain);
  }

  private newRow(holderIndex: Uint8Array, indexKey: number): DataKeyRow {
    const id = this.random.bytes(16);
    const wrappedBy = this.regionKeys.wrapWith;
    const wrapped = encipher(this.keyEncryptionKey(wrappedBy), wrappedPlace(id), this.random.bytes(12), this.random.bytes(32));
    return Object.assign(new DataKeyRow(), { id, indexKey, holderIndex, wrappedBy, wrapped, createdAt: this.clock.now() });
  }

  private opened(row: DataKeyRow): DataKey {
    const name = hex(row.id);
    const open = this.open.get(name);
    if (open !== undefined) return open;
    const secret = decipher(this.keyEncryptionKey(row.wrappedBy), wrappedPlace(row.id), row.wrapped);
    const key = { id: row.id, key: createSecretKey(secret) };
    if (this.open.size >= OPEN_KEYS) this.open.delete(this.open.keys().next().value ?? '');
    this.open.set(name, key);
    return key;
  }

  private keyEncryptionKey(id: string): KeyObject {
    const key = this.regionKeys.keyEncryptionKeys.get(id);
    if (key === undefined) throw new DataKeyMissing(`the key-encryption key ${id} is not in the vault`);
    return key;
  }
}

function wrappedPlace(id: Uint8Array): CellPlace {
  return { table: 'data_key', column: 'wrapped', row: hex(id) };
}
