import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { tokenOf } from '../../src/nest/wire.js';
import { ProblemFilter } from '../../src/nest/problem.filter.js';
import { schemaPipe } from '../../src/nest/schema.pipe.js';
import { ActRow } from '../../src/ledger/record/act-row.js';
import { parseInclusionProof } from '../../src/ledger/tree/inclusion-proof.js';
import { CHECKPOINT_SIGNERS, LedgerController } from '../../src/ledger/ledger.controller.js';
import { provesConsistency, provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { hashLeaf } from '../../src/ledger/tree/merkle-tree.js';
import { ProveConsistency, ProveEntry } from '../../src/ledger/prove.js';
import { openOwnCheckpoint } from '../../src/ledger/checkpoint-signer.js';
import { ReadCheckpoint, ReadTile } from '../../src/ledger/read-tree.js';
import { parseNoteKey } from '../../src/ledger/tree/signed-note.js';
import type { Checkpoint } from '../../src/ledger/tree/checkpoint.js';
import { hex, sha256 } from '../../src/primitives/digest.js';
import { systemRandom } from '../../src/primitives/random.js';
import { onBothDatabases } from '../support/databases.js';
import { TestLedger } from './ledger-fixture.js';

@Module({})
class OverHttp {}

async function serve(ledger: TestLedger): Promise<NestFastifyApplication> {
  const { reader } = ledger.database;
  const provided = [
    { provide: ReadCheckpoint, useValue: new ReadCheckpoint(reader, ledger.trees) },
    { provide: ReadTile, useValue: new ReadTile(reader, ledger.trees) },
    { provide: ProveEntry, useValue: new ProveEntry(reader, ledger.trees) },
    { provide: ProveConsistency, useValue: new ProveConsistency(reader, ledger.trees) },
    { provide: tokenOf(CHECKPOINT_SIGNERS), useValue: ledger.signers },
  ];
  const app = await NestFactory.create<NestFastifyApplication>({ module: OverHttp, controllers: [LedgerController], providers: provided }, new FastifyAdapter(), { logger: false });
  const unexpected = { fault: (_reference: string, thrown: unknown) => process.stderr.write(`${String(thrown)}\n`) };
  app.useGlobalFilters(new ProblemFilter(unexpected as never, systemRandom, () => ({ html: '', headers: {} })));
  app.useGlobalPipes(schemaPipe);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

onBothDatabases('the ledger over HTTP', (databases) => {
  let ledger: TestLedger;
  let app: NestFastifyApplication;
  const get = (path: string): request.Test => request(app.getHttpServer()).get(path);

  beforeEach(async () => {
    ledger = await TestLedger.open(databases, 'http');
    app = await serve(ledger);
  });
  afterEach(() => app.close());

  async function checkpointOf(log: string): Promise<Checkpoint> {
    const key = parseNoteKey((await get(`/ledger/${log}/key`).expect(200)).text.trimEnd());
    const { text } = await get(`/ledger/${log}/checkpoint`).expect(200).expect('Content-Type', 'text/plain; charset=utf-8').expect('Cache-Control', 'public, max-age=1');
    const opened = key === undefined ? { flaw: 'no key' } : openOwnCheckpoint(text, key);
    if ('flaw' in opened) throw new Error(opened.flaw);
    return opened;
  }

  it('shows the signed checkpoint of each log, its key, and nothing before the first', async () => {
    expect((await get('/ledger/acts/checkpoint').expect(404)).body).toMatchObject({ code: 'LEDGER_EMPTY' });
    await ledger.openStalls(3);
    await ledger.openStall('reads');
    for (const log of ['acts', 'reads'] as const) await ledger.publisher().run(log);
    expect((await checkpointOf('acts')).size).toBe(3n);
    expect((await checkpointOf('reads')).size).toBe(1n);
    await get('/ledger/others/checkpoint').expect(422);
  });

  it('proves an act under the checkpoint, and says whether one that it cannot prove is pending or unknown', async () => {
    const [act] = await ledger.openStalls(5);
    const path = `/ledger/acts/proofs/${hex(act?.leafHash ?? new Uint8Array())}`;
    expect((await get(path).expect(503).expect('Retry-After', '1')).body).toMatchObject({ code: 'LEDGER_ENTRY_PENDING' });
    await ledger.publisher().run('acts');
    const { body } = await get(path).expect(200);
    const { size, root } = await checkpointOf('acts');
    const proof = parseInclusionProof((body as { tlogProof: string }).tlogProof);
    if (proof === undefined || act === undefined) throw new Error('no proof');
    expect(proof.hashes.map(hex)).toEqual((body as { hashes: string[] }).hashes);
    expect(provesInclusion(sha256, { index: proof.index, size, leafHash: act.leafHash, root }, proof.hashes)).toBe(true);
    expect(provesInclusion(sha256, { index: proof.index, size, leafHash: sha256('another'), root }, proof.hashes)).toBe(false);
    expect((await get(`/ledger/acts/proofs/${'0'.repeat(64)}`).expect(404)).body).toMatchObject({ code: 'LEDGER_ENTRY_UNKNOWN' });
    await get('/ledger/acts/proofs/xyz').expect(422);
  });

  it('keeps a reader’s act out of the open proofs', async () => {
    const read = await ledger.openStall('reads');
    await ledger.publisher().run('reads');
    await get(`/ledger/acts/proofs/${hex(read.leafHash)}`).expect(404);
    await get('/ledger/reads/tile/0/000.p/1').expect(404);
  });

  it('serves tiles and entries that never change, and none that no checkpoint covers', async () => {
    await ledger.openStalls(257);
    await ledger.publisher().run('acts');
    await ledger.openStall();
    const tile = await get('/ledger/acts/tile/0/000').expect(200).expect('Content-Type', 'application/octet-stream').expect('Cache-Control', 'public, max-age=31536000, immutable');
    expect((tile.body as Buffer).length).toBe(8192);
    expect(((await get('/ledger/acts/tile/0/000.p/7').expect(200)).body as Buffer).equals((tile.body as Buffer).subarray(0, 224))).toBe(true);
    expect(((await get('/ledger/acts/tile/1/000.p/1').expect(200)).body as Buffer).length).toBe(32);
    const bundle = (await get('/ledger/acts/tile/entries/001.p/1').expect(200)).body as Buffer;
    const entry = bundle.subarray(2, 2 + bundle.readUInt16BE(0));
    expect(bundle.length).toBe(2 + entry.length);
    const last = (await get('/ledger/acts/tile/0/001.p/1').expect(200)).body as Buffer;
    expect(hex(hashLeaf(sha256, entry))).toBe(last.toString('hex'));
    expect(await ledger.database.reader.find(ActRow, 'leaf_hash = ?', [new Uint8Array(last)])).toHaveLength(1);
    for (const path of ['0/001.p/2', '0/001', '1/000', '2/000.p/1', '0/0', '0/000.p/256', '64/000', 'entries/001.p/2', '0/x000/000']) {
      expect((await get(`/ledger/acts/tile/${path}`).expect(404).expect('Cache-Control', 'no-store')).body).toMatchObject({ code: 'LEDGER_TILE_UNKNOWN' });
    }
  });

  it('proves that a later tree begins with an earlier one', async () => {
    const roots: Checkpoint[] = [];
    for (const count of [3, 8]) {
      await ledger.openStalls(count);
      await ledger.publisher().run('acts');
      roots.push(await checkpointOf('acts'));
    }
    const { body } = await get('/ledger/acts/consistency?from=3&to=11').expect(200);
    const [first, second] = roots as [Checkpoint, Checkpoint];
    const hashes = (body as { hashes: string[] }).hashes.map(bytesOf);
    expect(provesConsistency(sha256, { size1: 3n, root1: first.root, size2: 11n, root2: second.root }, hashes)).toBe(true);
    for (const query of ['from=5&to=3', 'from=3&to=12', 'from=0&to=3', 'from=3', 'from=a&to=3', 'from=1&to=2&more=1']) await get(`/ledger/acts/consistency?${query}`).expect(422);
  });
});
