import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { OutboxRow } from './act-row.js';

/** A row of the outbox was written by somebody who has not the service's key: it gets no place, and nothing more is published until it is looked into. */
export class OutboxForged extends Error {
  override readonly name = 'OutboxForged';
}

type Waiting = Pick<OutboxRow, 'actId' | 'log' | 'at' | 'leafHash'>;

/**
 * Marks the acts that wait for their place as this service's own: HMAC-SHA-256 under a key of the vault. Whoever can write SQL and nothing else
 * could otherwise make up an act, and the ledger would sign it.
 */
export class OutboxSeal {
  constructor(private readonly key: KeyObject) {}

  /** 32 bytes. */
  of({ actId, log, at, leafHash }: Waiting): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.key).update(`zhengku outbox v1\0${log}\0${at}\0`).update(actId).update(leafHash).digest());
  }

  fits(row: OutboxRow): boolean {
    return row.seal.length === 32 && timingSafeEqual(row.seal, this.of(row));
  }
}
