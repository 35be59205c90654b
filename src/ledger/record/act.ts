import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { decodeCbor } from '../../primitives/cbor/cbor-decode.js';
import type { Instant } from '../../primitives/clock.js';
import { hex, sha256, type Sha256 } from '../../primitives/digest.js';

/** Two logs: what was done to the register, open to all; and who read what, of which only checkpoints and a holder's own entries are shown. */
export type LogName = 'acts' | 'reads';
export const LOG_NAMES: readonly LogName[] = ['acts', 'reads'];

/** One database row as an act left it. */
export interface RowImage {
  readonly table: string;
  /** Values of the primary key, in the order of its columns. */
  readonly key: readonly CborValue[];
  /** Every column with its value, by the column's name. */
  readonly columns: ReadonlyMap<string, CborValue>;
}

/** A row as an act's event and leaf name it. */
export interface BoundRow {
  readonly table: string;
  readonly key: readonly CborValue[];
  /** See `rowDigest`. */
  readonly digest: Uint8Array;
}

/**
 * What happened, in words of the field. `facts` never hold a holder code, a name or a face field: the ledger has never seen a name.
 */
export interface ActOrder {
  readonly log: LogName;
  /** The use case's path, `licence/issue`. */
  readonly name: string;
  readonly at: Instant;
  /** Who did it: client, officer or the service itself; internal ids only. */
  readonly actor: string;
  /** 16 bytes: what it is about. */
  readonly subject: Uint8Array;
  readonly facts: ReadonlyMap<string, CborValue>;
  readonly rows: readonly BoundRow[];
  /** SHA-256 of each issuer-signed JWT without its disclosures, so that whoever holds three disclosures can check the ledger. */
  readonly sealed?: readonly Sha256[];
}

/** Version of the leaf and event formats below. */
export const FORMAT = 1;
/** Entry bundles give an entry's length in two bytes (C2SP tlog-tiles): room for some 1,900 rows. */
const MAX_LEAF_BYTES = 65_535;

/**
 * The event, deterministic CBOR:
 * `{ "v": 1, "act": text, "at": ms, "actor": text, "subject": 16 bytes, "facts": {…}, "rows": [[table, [key…], row digest], …] }`
 */
export function encodeEvent(order: ActOrder): Uint8Array {
  const rows = order.rows.map(({ table, key, digest }) => [table, key, digest]);
  return encodeCbor(
    new Map<CborValue, CborValue>([
      ['v', FORMAT],
      ['act', order.name],
      ['at', order.at],
      ['actor', order.actor],
      ['subject', order.subject],
      ['facts', order.facts],
      ['rows', rows],
    ]),
  );
}

/** @param salt of the act */
export function boundRow(salt: Uint8Array, image: RowImage): BoundRow {
  return { table: image.table, key: image.key, digest: rowDigest(salt, image) };
}

/** SHA-256 over a domain tag, the act's salt and the row: salted, so that a short row cannot be guessed from the public leaf. */
export function rowDigest(salt: Uint8Array, row: RowImage): Sha256 {
  return sha256('zhengku row v1\0', salt, encodeCbor([row.table, row.columns]));
}

/**
 * The ledger's leaf, deterministic CBOR. Acts: `{1: 1, 2: act, 3: at ms, 4: H(salt‖event), 5: [row digests], 6: [SHA-256 of sealed JWTs]}`;
 * 6 only where something was sealed. Reads: 1 to 4 alone. @throws RangeError beyond 65,535 bytes: an act on so many rows is to be several acts
 */
export function encodeLeaf(order: ActOrder, salt: Uint8Array, event: Uint8Array): Uint8Array {
  const leaf = new Map<CborValue, CborValue>([
    [1, FORMAT],
    [2, order.name],
    [3, order.at],
    [4, sha256(salt, event)],
  ]);
  if (order.log === 'acts') {
    leaf.set(5, order.rows.map(({ digest }) => digest));
    if (order.sealed !== undefined) leaf.set(6, order.sealed);
  }
  const bytes = encodeCbor(leaf);
  if (bytes.length > MAX_LEAF_BYTES) throw new RangeError(`the leaf of ${order.name} has ${bytes.length} bytes`);
  return bytes;
}

/** Leaves are short: a name, a time, digests. */
const LEAF_LIMITS = { form: 'deterministic', maxBytes: 1_048_576, maxDepth: 4 } as const;

/** Whether a leaf says that a licence with this issuer-signed JWT was issued. @param sealedDigest SHA-256 of the JWT without disclosures */
export function issueIsLogged(leaf: Uint8Array, sealedDigest: Uint8Array): boolean {
  const read = decodeCbor(leaf, LEAF_LIMITS);
  const sealed = read instanceof Map ? (read as ReadonlyMap<CborValue, CborValue>).get(6) : undefined;
  return Array.isArray(sealed) && sealed.some((digest) => digest instanceof Uint8Array && hex(digest) === hex(sealedDigest));
}
