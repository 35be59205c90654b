import { compareBytes, encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { hex } from '../../primitives/digest.js';
import type { Entry, EntryFlaw } from '../../ledger/prove-subjects.js';
import { rowDigest, type BoundRow, type RowImage } from '../../ledger/record/act.js';
import { READ_TABLES } from './check-reads-file.js';

/** How the rows of a read depart from what its act recorded: one is gone, another than it was, or was never written by it. */
export type RowFlaw = 'rowMissing' | 'rowEdited' | 'rowAdded';

/** Why what is stored of a read is not what was recorded. */
export type ReadFlaw = EntryFlaw | RowFlaw;

/** Where a read stands in the log of reads, or that it was changed behind the log's back. */
export type ReadInLog =
  | { readonly state: 'proven'; readonly index: number; readonly hashes: readonly Uint8Array[]; readonly leaf: Uint8Array }
  | { readonly state: 'waiting'; readonly leaf: Uint8Array }
  | { readonly state: 'broken'; readonly flaw: ReadFlaw };

/** @param images of every row that is stored of the read */
export function readInLog(entry: Entry, images: readonly RowImage[]): ReadInLog {
  if (entry.state === 'broken') return entry;
  const flaw = flawOfRows(entry.act.salt, entry.rows, images);
  if (flaw !== undefined) return { state: 'broken', flaw };
  return { ...entry.place, leaf: entry.act.leaf };
}

function flawOfRows(salt: Uint8Array, bound: readonly BoundRow[], images: readonly RowImage[]): RowFlaw | undefined {
  const recorded = new Map(bound.filter(({ table }) => READ_TABLES.includes(table)).map((row) => [nameOf(row.table, row.key), row.digest]));
  for (const image of images) {
    const name = nameOf(image.table, image.key);
    const digest = recorded.get(name);
    if (digest === undefined) return 'rowAdded';
    if (compareBytes(rowDigest(salt, image), digest) !== 0) return 'rowEdited';
    recorded.delete(name);
  }
  return recorded.size === 0 ? undefined : 'rowMissing';
}

function nameOf(table: string, key: readonly CborValue[]): string {
  return hex(encodeCbor([table, key]));
}
