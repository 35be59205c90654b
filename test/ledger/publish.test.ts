import { createHash, createPublicKey, verify } from 'node:crypto';
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActRow, OutboxRow } from '../../src/ledger/record/act-row.js';
import { LedgerHeadDamaged } from '../../src/ledger/head-store.js';
import { consistencyProof } from '../../src/ledger/tree/merkle-tree.js';
import { provesConsistency } from '../../src/ledger/tree/merkle-proof.js';
import { OutboxForged } from '../../src/ledger/record/outbox-seal.js';
import { LedgerRolledBack } from '../../src/ledger/publish.js';
import { CheckpointRow, LeafRow, TileRow } from '../../src/ledger/tree-row.js';
import { TreeStore } from '../../src/ledger/tree-store.js';
import { hex, sha256 } from '../../src/primitives/digest.js';
import { onBothDatabases, onSqlite } from '../support/databases.js';
import { LEDGER_ROWS, TestLedger, newFolder } from './ledger-fixture.js';

/** RFC 6962 §2.1, written down a second time. */
function merkleTreeHash(leafHashes: readonly Uint8Array[]): Buffer {
  if (leafHashes.length === 1) return Buffer.from(leafHashes[0] as Uint8Array);
  let half = 1;
  while (half * 2 < leafHashes.length) half *= 2;
  return createHash('sha256').update(Buffer.from([1])).update(merkleTreeHash(leafHashes.slice(0, half))).update(merkleTreeHash(leafHashes.slice(half))).digest();
}

async function leafHashes(ledger: TestLedger): Promise<Uint8Array[]> {
  const leaves = await ledger.database.reader.find(LeafRow, "log = 'acts' ORDER BY position");
  expect(leaves.map((leaf) => leaf.position)).toEqual(leaves.map((_, index) => index));
  return leaves.map((leaf) => leaf.leafHash);
}

const checkpoints = (ledger: TestLedger): Promise<CheckpointRow[]> => ledger.database.reader.find(CheckpointRow, "log = 'acts' ORDER BY size");

class Crash extends Error {}

onBothDatabases('publishing the ledger', (databases) => {
  it('gives every act one place and signs the root over all of them', async () => {
    const ledger = await TestLedger.open(databases, 'places');
    const acts = await ledger.openStalls(5);
    const publisher = ledger.publisher();
    expect(await publisher.run('acts')).toBe(5);
    expect(await publisher.run('acts')).toBe(0);
    expect(await publisher.run('reads')).toBe(0);
    const hashes = await leafHashes(ledger);
    expect(hashes.map(hex).sort()).toEqual(acts.map((act) => hex(act.leafHash)).sort());
    expect(await ledger.count('ledger_outbox')).toBe(0);
    const [checkpoint, ...others] = await checkpoints(ledger);
    expect(others).toEqual([]);
    const [text, signatures] = (checkpoint?.note ?? '').split('\n\n— ');
    expect(text).toBe(`zhengku.example/ledger/acts\n5\n${merkleTreeHash(hashes).toString('base64')}`);
    const [name, line] = (signatures ?? '').trimEnd().split(' ');
    expect(name).toBe('zhengku.example/ledger/acts');
    const signature = Buffer.from(line ?? '', 'base64').subarray(4);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(ledger.signers.acts.key.publicKey).toString('base64url') };
    expect(verify(null, Buffer.from(`${text}\n`), createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true);
    expect(readFileSync(join(ledger.folder, 'acts.head'), 'utf8')).toBe(checkpoint?.note);
  });

  it('keeps tiles as an independent computation has them, and every checkpoint consistent with the next', async () => {
    const ledger = await TestLedger.open(databases, 'growth');
    const publisher = ledger.publisher();
    for (const count of [1, 254, 1, 1, 300]) {
      await ledger.openStalls(count);
      expect(await publisher.run('acts')).toBe(count);
    }
    const hashes = await leafHashes(ledger);
    const tiles = await ledger.database.reader.find(TileRow, "log = 'acts' ORDER BY level, tile");
    const slice = (start: number, end: number): string => Buffer.concat(hashes.slice(start, end)).toString('hex');
    expect(tiles.map(({ level, tile, hashes: bytes }) => [level, tile, hex(bytes)])).toEqual([
      [0, 0, slice(0, 256)],
      [0, 1, slice(256, 512)],
      [0, 2, slice(512, 557)],
      [1, 0, Buffer.concat([merkleTreeHash(hashes.slice(0, 256)), merkleTreeHash(hashes.slice(256, 512))]).toString('hex')],
    ]);
    const signed = await checkpoints(ledger);
    expect(signed.map((row) => [row.previous, row.size])).toEqual([[0, 1], [1, 255], [255, 256], [256, 257], [257, 557]]);
    for (const row of signed) expect(hex(row.root)).toBe(merkleTreeHash(hashes.slice(0, row.size)).toString('hex'));
    for (const [index, to] of signed.entries()) {
      const from = signed[index - 1];
      if (from === undefined) continue;
      const range = { from: BigInt(from.size), to: BigInt(to.size) };
      const proof = await ledger.trees.over(ledger.database.reader, { log: 'acts', size: 557 }, (read) => consistencyProof(sha256, range, read));
      expect(provesConsistency(sha256, { size1: range.from, root1: from.root, size2: range.to, root2: to.root }, proof)).toBe(true);
    }
  });

  it('gives no place to an act that somebody put into the outbox who has only SQL', async () => {
    const ledger = await TestLedger.open(databases, 'forged');
    await ledger.openStall();
    await ledger.database.units.run(async (unit) => {
      const [real] = await unit.find(ActRow, '1 = 1');
      const [waiting] = await unit.find(OutboxRow, '1 = 1');
      const id = new Uint8Array(16).fill(9);
      await unit.insert(ActRow, [Object.assign(new ActRow(), real, { id })]);
      await unit.insert(OutboxRow, [Object.assign(new OutboxRow(), { ...waiting, ordinal: undefined, actId: id })]);
    });
    await expect(ledger.publisher().run('acts')).rejects.toThrow(OutboxForged);
    expect(await ledger.count('ledger_leaf')).toBe(0);
    expect((await ledger.auditor().run()).some(({ table, kind }) => table === 'ledger_outbox' && kind === 'inserted')).toBe(true);
  });

  it('takes at most 1,000 acts at a time', async () => {
    const ledger = await TestLedger.open(databases, 'batch');
    for (let round = 0; round < 4; round++) await ledger.openStalls(251);
    const publisher = ledger.publisher();
    expect([await publisher.run('acts'), await publisher.run('acts'), await publisher.run('acts')]).toEqual([1000, 4, 0]);
    expect((await leafHashes(ledger)).length).toBe(1004);
  });

  it('by several publishers at once, while acts go on, neither doubles nor leaves out a place', async () => {
    const ledger = await TestLedger.open(databases, 'race');
    const publishers = [ledger.publisher(), ledger.publisher(), ledger.publisher({ heads: ledger.heads(newFolder()) })];
    const acting = (async () => {
      for (let round = 0; round < 12; round++) await ledger.openStalls(10);
    })();
    let isActing = true;
    void acting.then(() => (isActing = false));
    const publishing = publishers.map(async (publisher) => {
      let published = 0;
      while (isActing) published += await publisher.run('acts');
      return published;
    });
    const counts = await Promise.all(publishing);
    await acting;
    const rest = await ledger.publisher().run('acts');
    const hashes = await leafHashes(ledger);
    expect(hashes).toHaveLength(120);
    expect(new Set(hashes.map(hex)).size).toBe(120);
    expect(counts.reduce((sum, count) => sum + count, rest)).toBe(120);
    for (const row of await checkpoints(ledger)) expect(hex(row.root)).toBe(merkleTreeHash(hashes.slice(0, row.size)).toString('hex'));
  });

  it('keeps acts on the same row in the order in which they happened, though the clock stands still', async () => {
    const ledger = await TestLedger.open(databases, 'order');
    await ledger.openStall();
    const [stall] = await ledger.stallRows();
    if (stall === undefined) throw new Error('no stall');
    const changes = [];
    for (const rent of [10, 20, 30, 40, 50]) changes.push(await ledger.changeRent(stall, rent));
    await ledger.publisher().run('acts');
    expect((await leafHashes(ledger)).slice(1).map(hex)).toEqual(changes.map((act) => hex(act.leafHash)));
  });

  describe('interrupted', () => {
    const crash = (): Promise<never> => Promise.reject(new Crash());

    async function interrupted(part: (ledger: TestLedger) => Parameters<TestLedger['publisher']>[0]): Promise<TestLedger> {
      const ledger = await TestLedger.open(databases, 'crash');
      await ledger.openStalls(3);
      await ledger.publisher().run('acts');
      await ledger.openStalls(4);
      await expect(ledger.publisher(part(ledger)).run('acts')).rejects.toThrow(Crash);
      return ledger;
    }

    async function goesOn(ledger: TestLedger): Promise<void> {
      await ledger.openStalls(2);
      let published = 0;
      for (let run = 0; run < 3; run++) published += await ledger.publisher().run('acts');
      expect(published).toBe(6);
      const hashes = await leafHashes(ledger);
      expect(hashes).toHaveLength(9);
      const signed = await checkpoints(ledger);
      expect(signed.at(-1)?.size).toBe(9);
      for (const row of signed) expect(hex(row.root)).toBe(merkleTreeHash(hashes.slice(0, row.size)).toString('hex'));
      expect(readFileSync(join(ledger.folder, 'acts.head'), 'utf8')).toBe(signed.at(-1)?.note);
    }

    it('while the acts get their places, leaves them waiting', async () => {
      const trees = Object.assign(new TreeStore(), { growTile: crash });
      const ledger = await interrupted(() => ({ trees }));
      expect([await ledger.count('ledger_leaf'), await ledger.count('ledger_outbox'), await ledger.count('ledger_checkpoint')]).toEqual([3, 4, 1]);
      await goesOn(ledger);
    });

    it('before it has signed, leaves their places, and nothing more is public', async () => {
      const ledger = await interrupted((each) => ({ signers: { ...each.signers, acts: { key: each.signers.acts.key, sign: crash } } }));
      expect([await ledger.count('ledger_leaf'), await ledger.count('ledger_outbox'), await ledger.count('ledger_checkpoint')]).toEqual([7, 0, 1]);
      await goesOn(ledger);
    });

    it('before the head file is written, leaves the old head', async () => {
      const ledger = await interrupted((each) => {
        const heads = each.heads();
        heads.advance = () => {
          throw new Crash();
        };
        return { heads };
      });
      expect(ledger.heads().read('acts')?.size).toBe(3n);
      await goesOn(ledger);
    });

    it('after the head file and before the checkpoint, leaves a head ahead of the database, which signs the same tree or a larger one', async () => {
      const trees = Object.assign(new TreeStore(), { addCheckpoint: crash });
      const ledger = await interrupted(() => ({ trees }));
      expect(ledger.heads().read('acts')?.size).toBe(7n);
      expect(await ledger.count('ledger_checkpoint')).toBe(1);
      await goesOn(ledger);
    });
  });

  it('never goes on from a tree that is smaller than the head, or another one', async () => {
    const ledger = await TestLedger.open(databases, 'smaller');
    await ledger.openStalls(3);
    await ledger.publisher().run('acts');
    await ledger.database.units.run(async (unit) => {
      await unit.change("UPDATE ledger_tile SET hashes = ? WHERE log = 'acts'", [new Uint8Array(96)]);
    });
    await ledger.openStall();
    await expect(ledger.publisher().run('acts')).rejects.toThrow(/another tree/);
    await ledger.database.units.run(async (unit) => {
      for (const table of ['ledger_leaf', 'ledger_tile', 'ledger_checkpoint']) await unit.change(`DELETE FROM ${table}`);
    });
    const fault = await ledger.publisher().run('acts').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(LedgerRolledBack);
    expect((fault as Error).message).toMatch(/^the head file of the log acts says 3 entries with root [0-9a-f]{64}, but the database has only 0 entries/);
    expect([await ledger.count('ledger_outbox'), await ledger.count('ledger_leaf')]).toEqual([1, 0]);
  });

  it('refuses a head file that its own key did not sign', async () => {
    const ledger = await TestLedger.open(databases, 'damaged');
    await ledger.openStall();
    const publisher = ledger.publisher();
    await publisher.run('acts');
    const path = join(ledger.folder, 'acts.head');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\n1\n', '\n2\n'));
    await expect(publisher.run('acts')).rejects.toThrow(LedgerHeadDamaged);
    appendFileSync(path, 'x');
    await expect(publisher.run('acts')).rejects.toThrow(LedgerHeadDamaged);
  });

  it('never puts an older head in the place of a newer one', async () => {
    const ledger = await TestLedger.open(databases, 'older');
    const publisher = ledger.publisher();
    for (let round = 0; round < 2; round++) {
      await ledger.openStall();
      await publisher.run('acts');
    }
    const [older] = await checkpoints(ledger);
    ledger.heads().advance('acts', older?.note ?? '');
    expect(ledger.heads().read('acts')?.size).toBe(2n);
  });

  it('makes another instance’s checkpoint its own head', async () => {
    const ledger = await TestLedger.open(databases, 'instances');
    await ledger.openStalls(2);
    await ledger.publisher().run('acts');
    const other = ledger.heads(newFolder());
    expect(await ledger.publisher({ heads: other }).run('acts')).toBe(0);
    expect(other.read('acts')?.size).toBe(2n);
  });
});

onSqlite('a database restored from an older copy', (databases) => {
  it('is found out by the head file, and nothing is signed or placed', async () => {
    const location = await databases.location();
    const file = 'file' in location ? location.file : '';
    const open = () => databases.open(LEDGER_ROWS, { location });
    let database = await open();
    let ledger = new TestLedger(database, 'restore');
    await ledger.openStall('reads');
    await ledger.publisher().run('reads');
    await database.close();
    const copy = join(newFolder(), 'copy');
    copyFileSync(file, copy);
    database = await open();
    ledger = new TestLedger(database, 'later', ledger.signers, ledger.folder);
    await ledger.openStall('reads');
    await ledger.publisher().run('reads');
    await database.close();
    copyFileSync(copy, file);
    database = await open();
    ledger = new TestLedger(database, 'again', ledger.signers, ledger.folder);
    await ledger.openStall('reads');
    await expect(ledger.publisher().run('reads')).rejects.toThrow(/the head file of the log reads says 2 entries .* but the database has only 1 entries/);
    expect([await ledger.count('ledger_leaf', 'reads'), await ledger.count('ledger_outbox', 'reads')]).toEqual([1, 1]);
  });
});
