import { flawsInReadsFile, lostSince, type ReadsFile, type ReadsFileEntry } from '../../src/presentation/reads/check-reads-file.js';
import { sha256 } from '../../src/primitives/digest.js';
import { SECRETS, signer, verifyEd25519 } from '../ledger/note-signer.js';
import { formatNoteKey } from '../../src/ledger/tree/signed-note.js';
import { exampleReadsFile } from '../support/own-reads-example.js';

const BY = { hash: sha256, verify: verifyEd25519 };
const FILE = exampleReadsFile();
const [READ] = FILE.reads as [ReadsFileEntry];
type Proven = Extract<ReadsFileEntry['inLog'], { state: 'proven' }>;
const PROVEN = READ.inLog as Proven;
const RECORD = READ.record as NonNullable<ReadsFileEntry['record']>;

const flaws = (change: Partial<ReadsFileEntry>): string[] | undefined => flawsInReadsFile({ ...FILE, reads: [{ ...READ, ...change }] }, FILE.key, BY)?.map(({ flaw }) => flaw);
const inLog = (change: Partial<Proven>): Partial<ReadsFileEntry> => ({ inLog: { ...PROVEN, ...change } });
const record = (change: Partial<typeof RECORD>): Partial<ReadsFileEntry> => ({ record: { ...RECORD, ...change } });
const bent = (base64: string): string => `${base64.startsWith('A') ? 'B' : 'A'}${base64.slice(1)}`;

describe('a file of own reads', () => {
  it('that is whole has no flaw, with its records or without', () => {
    expect(flaws({})).toEqual([]);
    const { record: _record, ...without } = READ;
    expect(flawsInReadsFile({ ...FILE, reads: [without] }, FILE.key, BY)).toEqual([]);
    expect(flaws({ inLog: { state: 'waiting', leaf: PROVEN.leaf } })).toEqual([]);
  });

  it('is not believed under another key, a changed checkpoint or none', () => {
    const other = formatNoteKey(signer('licences.example/reads', SECRETS.witness).key);
    const elsewhere = formatNoteKey(signer('licences.example/acts', SECRETS.ledger).key);
    for (const key of [other, elsewhere, 'no key']) expect(flawsInReadsFile(FILE, key, BY)).toBeUndefined();
    for (const checkpoint of [null, FILE.checkpoint?.replace('\n3\n', '\n4\n') ?? '']) expect(flawsInReadsFile({ ...FILE, checkpoint }, FILE.key, BY)).toBeUndefined();
  });

  it.each([
    ['another leaf', inLog({ leaf: bent(PROVEN.leaf) })],
    ['no base 64', inLog({ leaf: '?' })],
    ['another place', inLog({ index: 0 })],
    ['a place beyond the tree', inLog({ index: 3 })],
    ['hashes left out', inLog({ hashes: PROVEN.hashes.slice(1) })],
    ['another hash', inLog({ hashes: PROVEN.hashes.map((hash) => hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))) })],
  ])('has an entry that is not in the tree: %s', (_what, change) => {
    expect(flaws(change)).toEqual(['notInTree']);
  });

  it.each([
    ['another act', { act: 'recognition/verify' }],
    ['another time', { at: '2026-11-28T02:30:00.001Z' }],
    ['another department', { department: '11990101MA990001XX' }],
    ['another ground', { ground: 'holderPresent' }],
    ['another purpose', { purpose: { ...READ.purpose, cause: '例行检查' } }],
    ['a purpose left out', { purpose: {} }],
    ['another salt', record({ salt: bent(RECORD.salt) })],
    ['another event', record({ event: bent(RECORD.event) })],
    ['another row', record({ rows: RECORD.rows.map(bent) })],
    ['no row', record({ rows: [] })],
    ['a row more', record({ rows: [...RECORD.rows, ...RECORD.rows] })],
  ])('has a record that its leaf does not say: %s', (_what, change) => {
    expect(flaws(change)).toEqual(['recordOther']);
  });

  it('says what the service itself found changed', () => {
    expect(flaws({ inLog: { state: 'broken', flaw: 'rowEdited' } })).toEqual(['changed']);
  });
});

describe('a later file of the same reads', () => {
  const lost = (later: readonly ReadsFileEntry[]): string[] => lostSince([READ], later).map(({ flaw }) => flaw);

  it('holds each read of the earlier one at its place; more is no harm', () => {
    expect(lost([READ])).toEqual([]);
    expect(lost([{ ...READ, id: 'f'.repeat(32) }, READ])).toEqual([]);
    expect(lostSince([{ ...READ, inLog: { state: 'waiting', leaf: PROVEN.leaf } }], [READ])).toEqual([]);
    expect(lostSince([], [READ])).toEqual([]);
  });

  it.each([
    ['missing', []],
    ['moved', [{ ...READ, ...inLog({ index: 2 }) }]],
    ['moved', [{ ...READ, inLog: { state: 'waiting' as const, leaf: PROVEN.leaf } }]],
    ['changed', [{ ...READ, ...inLog({ leaf: bent(PROVEN.leaf) }) }]],
    ['changed', [{ ...READ, inLog: { state: 'broken' as const, flaw: 'rowMissing' } }]],
  ])('is found out where a read is %s', (flaw, later: readonly ReadsFileEntry[]) => {
    expect(lost(later)).toEqual([flaw]);
  });

  it('is a plain JSON value: what is written is what is read', () => {
    expect(JSON.parse(JSON.stringify(FILE)) as ReadsFile).toEqual(FILE);
  });
});
