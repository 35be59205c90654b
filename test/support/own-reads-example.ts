import { canonicalJson } from '../../src/primitives/canonical-json.js';
import type { CborValue } from '../../src/primitives/cbor/cbor.js';
import { sha256 } from '../../src/primitives/digest.js';
import { boundRow, encodeEvent, encodeLeaf, type ActOrder, type RowImage } from '../../src/ledger/record/act.js';
import { checkpointBody } from '../../src/ledger/tree/checkpoint.js';
import { hashLeaf, inclusionProof, rootHash, grow } from '../../src/ledger/tree/merkle-tree.js';
import { formatNote } from '../../src/ledger/tree/signed-note.js';
import type { ReadsFile } from '../../src/presentation/reads/check-reads-file.js';
import type { GatheredRead } from '../../src/presentation/reads/gather-reads.js';
import { readsFile } from '../../src/presentation/reads/reads-file.js';
import { statedPurpose } from '../../src/presentation/reads/stated-purpose.js';
import { SECRETS, signer } from '../ledger/note-signer.js';

const ORIGIN = 'licences.example/reads';
const AT = Date.UTC(2026, 10, 28, 2, 30);
const bytes = (fill: number): Uint8Array => new Uint8Array(16).fill(fill);
const [ID, SALT, INDEX] = [bytes(0xa1), bytes(0x51), bytes(0x77)];
const PURPOSE = canonicalJson({ caseNumber: 'LJ-2026-000123', category: 0, cause: '核对适龄儿童的住房', department: '11990201MA99001402', operator: '陈经办' });

/** A department looked somebody up and found nothing: the row that this wrote. */
const ROW: RowImage = {
  table: 'access_event',
  key: [ID],
  columns: new Map<string, CborValue>([
    ['id', ID], ['at', AT], ['act', 'recognition/look-up'], ['reader_kind', 'client'], ['reader', 'client:linjiang-approval'],
    ['department', '11990201MA99001402'], ['ground', 'duty'], ['purpose', PURPOSE], ['holder_index', INDEX], ['answer_count', 0],
  ]),
};

/** The file of the format page: one read, the second of three in its log, under a checkpoint by the key of RFC 8032 §7.1, test 1. */
export function exampleReadsFile(): ReadsFile {
  const facts = new Map<string, CborValue>([['ground', 'duty'], ['answers', 0]]);
  const order: ActOrder = { log: 'reads', name: 'recognition/look-up', at: AT, actor: 'client:linjiang-approval', subject: ID, facts, rows: [boundRow(SALT, ROW)] };
  const event = encodeEvent(order);
  const leaf = encodeLeaf(order, SALT, event);
  const leaves = [hashLeaf(sha256, bytes(1)), hashLeaf(sha256, leaf), hashLeaf(sha256, bytes(2))];
  const { edge, nodes } = grow(sha256, { size: 0n, hashes: [] }, leaves);
  const read = (level: number, index: bigint): Uint8Array => nodes.find((node) => node.level === level && node.index === index)?.hash ?? new Uint8Array(0);
  const text = checkpointBody({ origin: ORIGIN, size: 3n, root: rootHash(sha256, edge), extensions: [] });
  const { key, signatureOver } = signer(ORIGIN, SECRETS.ledger);
  const gathered: GatheredRead = {
    read: { id: ID, at: AT, act: order.name, readerKind: 'client', department: '11990201MA99001402', purpose: statedPurpose(PURPOSE), ground: 'duty', licences: [], isShared: false },
    inLog: { state: 'proven', index: 1, hashes: inclusionProof(sha256, { index: 1n, size: 3n }, read), leaf },
    record: { salt: SALT, event, rows: [ROW] },
  };
  const signed = { log: 'reads', size: 3, root: rootHash(sha256, edge), note: formatNote({ text, signatures: [signatureOver(text)] }) } as const;
  return readsFile({ gathered: [gathered], signed, key, madeAt: AT + 60_000, next: undefined });
}
