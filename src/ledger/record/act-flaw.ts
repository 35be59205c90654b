import { compareBytes, encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import { sha256 } from '../../primitives/digest.js';
import { FORMAT, type BoundRow } from './act.js';
import type { ActRow } from './act-row.js';
import { hashLeaf } from '../tree/merkle-tree.js';

/** As long as the column that holds it; nested no deeper than what acts say of themselves. */
const EVENT_LIMITS = { form: 'deterministic', maxBytes: 16_777_215, maxDepth: 16 } as const;

/** The rows that an act's event names; undefined where the event cannot be read. */
export function touchedRows(event: Uint8Array): BoundRow[] | undefined {
  const rows = fieldsOf(event)?.get('rows');
  if (!Array.isArray(rows)) return undefined;
  const read = (rows as CborValue[]).map(touchedRow);
  return read.every((row) => row !== undefined) ? read : undefined;
}

/** What in a stored act does not fit together: its columns, its event and its leaf; undefined for a sound one. */
export function flawOfAct(act: ActRow): string | undefined {
  if (compareBytes(hashLeaf(sha256, act.leaf), act.leafHash) !== 0) return 'the leaf has another hash';
  const event = fieldsOf(act.event);
  const rows = touchedRows(act.event);
  if (event === undefined || rows === undefined) return 'the event cannot be read';
  const said: [string, CborValue][] = [['v', FORMAT], ['act', act.name], ['at', act.at], ['subject', act.subject]];
  for (const [name, value] of said) {
    if (!isSame(event.get(name), value)) return `the event says another ${name} than the row`;
  }
  const sealed = fieldsOf(act.leaf)?.get(6);
  const leaf = new Map<CborValue, CborValue>([[1, FORMAT], [2, act.name], [3, act.at], [4, sha256(act.salt, act.event)]]);
  if (act.log === 'acts') leaf.set(5, rows.map((row) => row.digest));
  if (sealed !== undefined && act.log === 'acts') leaf.set(6, sealed);
  return compareBytes(encodeCbor(leaf), act.leaf) === 0 ? undefined : 'the leaf is not that of the event';
}

function touchedRow(row: CborValue): BoundRow | undefined {
  if (!Array.isArray(row)) return undefined;
  const [table, key, digest] = row as CborValue[];
  if (typeof table !== 'string' || !Array.isArray(key) || !(digest instanceof Uint8Array)) return undefined;
  return { table, key: key as CborValue[], digest };
}

function fieldsOf(bytes: Uint8Array): ReadonlyMap<CborValue, CborValue> | undefined {
  try {
    const value = decodeCbor(bytes, EVENT_LIMITS);
    return value instanceof Map ? (value as ReadonlyMap<CborValue, CborValue>) : undefined;
  } catch {
    return undefined;
  }
}

function isSame(left: CborValue, right: CborValue): boolean {
  return compareBytes(encodeCbor(left), encodeCbor(right)) === 0;
}
