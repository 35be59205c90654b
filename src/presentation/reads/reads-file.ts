import { encodeCbor } from '../../primitives/cbor/cbor.js';
import { isoInstant, type Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { toBase64 } from '../../primitives/encodings/base64.js';
import { formatNoteKey, type NoteKey } from '../../ledger/tree/signed-note.js';
import type { ReadsFile, ReadsFileEntry } from './check-reads-file.js';
import type { GatheredRead, SignedReads } from './gather-reads.js';
import { formatCursor, type ReadsCursor } from './reads-cursor.js';

/** What a file of own reads is made of. */
export interface ReadsFileParts {
  readonly gathered: readonly GatheredRead[];
  readonly signed: SignedReads;
  /** Of the log of reads. */
  readonly key: NoteKey;
  readonly madeAt: Instant;
  readonly next: ReadsCursor | undefined;
}

/** The own reads as a file that the holder keeps: what was read, and why it is believed. See docs/formats/own-reads.md. */
export function readsFile({ gathered, signed, key, madeAt, next }: ReadsFileParts): ReadsFile {
  const tree = signed === 'forged' ? undefined : signed;
  return {
    format: 'zhengku-own-reads-v1',
    madeAt: isoInstant(madeAt),
    key: formatNoteKey(key),
    checkpoint: tree?.note ?? null,
    next: next === undefined ? null : formatCursor(next),
    reads: gathered.map(entryOf),
  };
}

function entryOf({ read, inLog, record }: GatheredRead): ReadsFileEntry {
  const { id, at, act, readerKind, department, ground, proof, purpose, licences, isShared, delay } = read;
  return {
    id: hex(id),
    at: isoInstant(at),
    act,
    readerKind,
    department,
    ground,
    ...(proof === undefined ? {} : { proof }),
    purpose: { ...purpose },
    licences: licences.map(({ identifier, disclosed }) => ({ identifier, disclosed: [...disclosed] })),
    isShared,
    ...(delay === undefined ? {} : { delay: { document: delay.document, disclosedFrom: isoInstant(delay.disclosedFrom) } }),
    inLog: placeOf(inLog),
    ...(record === undefined ? {} : { record: { salt: toBase64(record.salt), event: toBase64(record.event), rows: record.rows.map(({ table, columns }) => toBase64(encodeCbor([table, columns]))) } }),
  };
}

function placeOf(inLog: GatheredRead['inLog']): ReadsFileEntry['inLog'] {
  if (inLog.state === 'broken') return { state: 'broken', flaw: inLog.flaw };
  const leaf = toBase64(inLog.leaf);
  return inLog.state === 'waiting' ? { state: 'waiting', leaf } : { state: 'proven', leaf, index: inLog.index, hashes: inLog.hashes.map((hash) => hex(hash)) };
}
