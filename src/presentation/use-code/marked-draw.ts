import { createHmac, type KeyObject } from 'node:crypto';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { USE_CODE_CHARACTERS } from './use-code.js';

/**
 * Draws the code of a marked call: the same for each repetition, so that a form sent twice shows its one code again though the register keeps none.
 * HMAC-SHA-256 under a key of the vault: whoever reads the marks in the database can compute no code.
 */
export class MarkedDraw {
  constructor(private readonly key: KeyObject) {}

  /** @returns as many bytes as a code has characters */
  of({ client, key }: MarkedCall): Uint8Array {
    const mac = createHmac('sha256', this.key).update(`zhengku use code draw v1\0${client}\0${key}`).digest();
    return new Uint8Array(mac.subarray(0, USE_CODE_CHARACTERS));
  }
}
