import { canonicalJson, type JsonObject } from '../../primitives/canonical-json.js';
import { hex } from '../../primitives/digest.js';
import { decipher } from '../../holder/envelope.js';
import type { DataKey, DataKeys } from '../../holder/data-key.js';
import type { EntrustmentRow } from './entrustment-row.js';

/** Somebody as both see them in their lists: never the whole code. */
export interface Party {
  /** Of the grantor absent where no licence tells it. */
  readonly name?: string;
  /** `110*************37`. */
  readonly maskedCode?: string;
}

/** Who entrusts whom, and the note: personal, therefore kept under the grantor's data key. */
export interface Parties {
  readonly grantor: Party;
  readonly delegate: Party;
  readonly note?: string;
}

/** @param id of the entrustment */
export function sealParties(dataKeys: DataKeys, dataKey: DataKey, id: Uint8Array, parties: Parties): Uint8Array {
  return dataKeys.encipher(dataKey, placeOf(id), Buffer.from(canonicalJson(parties as unknown as JsonObject)));
}

/** @throws EnvelopeBroken */
export function openParties(dataKey: DataKey, { id, parties }: EntrustmentRow): Parties {
  return JSON.parse(Buffer.from(decipher(dataKey.key, placeOf(id), parties)).toString('utf8')) as Parties;
}

function placeOf(id: Uint8Array): { table: string; column: string; row: string } {
  return { table: 'entrustment', column: 'parties', row: hex(id) };
}
