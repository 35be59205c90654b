import type { Instant } from '../../primitives/clock.js';
import { hex, sha256 } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import type { DataKey, DataKeys } from '../../holder/data-key.js';
import type { CellPlace } from '../../holder/envelope.js';
import type { KeyUse } from '../vault/key-use.js';
import type { Kid } from '../vault/key-vault.js';
import { SigningIntentRow } from './signing-intent-row.js';

/** What is to be signed, by which key, for what. */
export interface IntentOrder {
  readonly kid: Kid;
  readonly use: KeyUse;
  readonly bytes: Uint8Array;
}

/** Makes intents: rows to be committed before any key is asked. */
export class SigningIntents {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly random: Random,
  ) {}

  make(order: IntentOrder, dataKey: DataKey, at: Instant): SigningIntentRow {
    const id = this.random.bytes(16);
    const sealedBytes = this.dataKeys.encipher(dataKey, intentPlace(id), order.bytes);
    const row = { id, kid: order.kid, keyUse: order.use, digest: sha256(order.bytes), dataKeyId: dataKey.id, sealedBytes };
    return Object.assign(new SigningIntentRow(), { ...row, state: 'pending', createdAt: at });
  }
}

export function intentPlace(id: Uint8Array): CellPlace {
  return { table: 'signing_intent', column: 'sealed_bytes', row: hex(id) };
}
