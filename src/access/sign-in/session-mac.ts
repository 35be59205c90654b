import { createHmac, timingSafeEqual } from 'node:crypto';
import { hex } from '../../primitives/digest.js';
import type { SessionRow } from './session-row.js';

/** What a session's row says, without the proof that we wrote it. */
export type SessionFacts = Omit<SessionRow, 'mac'>;

/** HMAC-SHA-256 over every column, 32 bytes; columns are told apart as the elements of a JSON array. */
export function sessionMac(facts: SessionFacts, secret: Uint8Array): Uint8Array {
  const { id, kind, holderIndex, indexKey, codeType, officer, expiresAt } = facts;
  const said = [hex(id), kind, holderIndex && hex(holderIndex), indexKey, codeType, officer && hex(officer), expiresAt];
  return new Uint8Array(createHmac('sha256', secret).update(`zhengku session row v1\0${JSON.stringify(said)}`).digest());
}

/** Whether the row is as we wrote it: an attacker may control every column, and lacks the secret. */
export function isGenuine(row: SessionRow, secret: Uint8Array): boolean {
  const expected = sessionMac(row, secret);
  return row.mac.length === expected.length && timingSafeEqual(row.mac, expected);
}
