import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { SigningIntentRow } from './signing-intent-row.js';

/** Memory of signing intents. */
export class SigningIntentStore {
  async add(unit: Unit, intents: readonly SigningIntentRow[]): Promise<void> {
    await unit.insert(SigningIntentRow, intents);
  }

  /** In the order of the ids asked for; what is not there is left out. */
  async byIds(reader: Reader, ids: readonly Uint8Array[]): Promise<SigningIntentRow[]> {
    return reader.find(SigningIntentRow, `id IN (${ids.map(() => '?').join(', ')})`, ids);
  }

  /** @returns how many intents were still pending: the caller checks that it is all of them */
  async settle(unit: Unit, ids: readonly Uint8Array[], state: 'done' | 'abandoned'): Promise<number> {
    const list = ids.map(() => '?').join(', ');
    return unit.change(`UPDATE signing_intent SET state = ?, sealed_bytes = NULL WHERE state = 'pending' AND id IN (${list})`, [state, ...ids]);
  }
}
