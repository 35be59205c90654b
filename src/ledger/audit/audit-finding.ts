import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { hex } from '../../primitives/digest.js';

/**
 * How the store departs from the ledger. edited: not what was recorded · deleted: recorded, and gone · inserted: nobody recorded it ·
 * unplaced: an act that neither waits nor has a place, so that its leaf or outbox row was deleted or the act was inserted · brokenChain: a
 * checkpoint does not follow the one before it, so that one between was deleted or this one edited · rolledBack: less than what was signed
 * · unwatched: acts touch a table that this audit was not told to look at.
 */
export type FindingKind = 'edited' | 'deleted' | 'inserted' | 'unplaced' | 'brokenChain' | 'rolledBack' | 'unwatched';

/** One departure. Holds keys and reasons, never a value of a row. */
export interface AuditFinding {
  readonly table: string;
  /** The primary key's values, bytes in hexadecimal, `acts/12`; `*` for the table as a whole. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly detail: string;
}

/** A primary key as findings write it. */
export function keyText(key: readonly CborValue[]): string {
  return key.map(partText).join('/');
}

function partText(part: CborValue): string {
  if (part instanceof Uint8Array) return hex(part);
  return typeof part === 'string' || typeof part === 'number' ? String(part) : hex(encodeCbor(part));
}
