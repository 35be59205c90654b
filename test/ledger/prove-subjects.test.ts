import { ActRow } from '../../src/ledger/record/act-row.js';
import { ActStore } from '../../src/ledger/record/act-store.js';
import { ProveSubjects, type Entry, type SignedTree } from '../../src/ledger/prove-subjects.js';
import { provesInclusion } from '../../src/ledger/tree/merkle-proof.js';
import { sha256 } from '../../src/primitives/digest.js';
import { onBothDatabases } from '../support/databases.js';
import { SEAL, TestLedger } from './ledger-fixture.js';

onBothDatabases('proving the acts about some subjects', (databases) => {
  let ledger: TestLedger;
  let prove: ProveSubjects;
  let subjects: Uint8Array[];

  beforeEach(async () => {
    ledger = await TestLedger.open(databases, 'prove subjects');
    prove = new ProveSubjects(new ActStore(), ledger.trees, SEAL, ledger.signers, ledger.database.reader);
    await Promise.all(Array.from({ length: 300 }, () => ledger.openStall('reads')));
    await ledger.publisher().run('reads');
    subjects = (await ledger.database.reader.find(ActRow, "log = 'reads' ORDER BY id")).map((act) => act.subject);
  });

  const tree = async (): Promise<SignedTree> => {
    const signed = await prove.signedTree('reads');
    if (signed === undefined || signed === 'forged') throw new Error('there is no signed tree');
    return signed;
  };
  const entryOf = async (subject: Uint8Array): Promise<Entry> => [...(await prove.run(await tree(), [subject])).values()][0] as Entry;
  const change = (sql: string, parameters: readonly Uint8Array[] = []): Promise<number> => ledger.database.units.run((unit) => unit.change(sql, parameters));
  const [first, second] = [0, 1];
  const subject = (place: number): Uint8Array => subjects[place] as Uint8Array;

  it('finds each at its place, with the hashes that lead from its leaf to the signed root', async () => {
    const signed = await tree();
    const entries = await prove.run(signed, subjects);
    expect(entries.size).toBe(300);
    const places = new Set<number>();
    for (const entry of entries.values()) {
      if (entry.state === 'broken' || entry.place.state === 'waiting') throw new Error('an entry is not proven');
      places.add(entry.place.index);
      const claim = { index: BigInt(entry.place.index), size: 300n, leafHash: entry.act.leafHash, root: signed.root };
      expect(provesInclusion(sha256, claim, entry.place.hashes)).toBe(true);
    }
    expect(places.size).toBe(300);
  });

  it('an act without a place yet, or beyond the checkpoint, waits', async () => {
    const signed = await tree();
    await ledger.openStall('reads');
    const [late] = await ledger.database.reader.find(ActRow, "log = 'reads' AND id IN (SELECT act_id FROM ledger_outbox)");
    const subjectOfLate = late?.subject as Uint8Array;
    expect(await entryOf(subjectOfLate)).toMatchObject({ state: 'sound', place: { state: 'waiting' } });
    await ledger.publisher().run('reads');
    expect([...(await prove.run(signed, [subjectOfLate])).values()]).toMatchObject([{ state: 'sound', place: { state: 'waiting' } }]);
    expect(await entryOf(subjectOfLate)).toMatchObject({ state: 'sound', place: { state: 'proven' } });
  });

  it('says that an act is gone, altered, made twice, or taken out of the log', async () => {
    expect(await entryOf(new Uint8Array(16))).toMatchObject({ state: 'broken', flaw: 'actMissing' });
    await change('DELETE FROM act WHERE subject = ?', [subject(first)]);
    expect(await entryOf(subject(first))).toMatchObject({ state: 'broken', flaw: 'actMissing' });
    await change('UPDATE act SET at = at + 1 WHERE subject = ?', [subject(second)]);
    expect(await entryOf(subject(second))).toMatchObject({ state: 'broken', flaw: 'actEdited' });
    await change('UPDATE act SET subject = ? WHERE subject = ?', [subject(3), subject(2)]);
    expect(await entryOf(subject(3))).toMatchObject({ state: 'broken', flaw: 'actTwice' });
    await change('DELETE FROM ledger_leaf WHERE log = \'reads\' AND act_id IN (SELECT id FROM act WHERE subject = ?)', [subject(4)]);
    expect(await entryOf(subject(4))).toMatchObject({ state: 'broken', flaw: 'unplaced' });
    expect(await entryOf(subject(5))).toMatchObject({ state: 'sound' });
  });

  it('says that an act waits under no seal of this service', async () => {
    await ledger.openStall('reads');
    const [late] = await ledger.database.reader.find(ActRow, "log = 'reads' AND id IN (SELECT act_id FROM ledger_outbox)");
    await change('UPDATE ledger_outbox SET seal = ?', [new Uint8Array(32)]);
    expect(await entryOf(late?.subject as Uint8Array)).toMatchObject({ state: 'broken', flaw: 'unplaced' });
  });

  it('proves nothing by a tree that was cut or signed by another', async () => {
    await change("DELETE FROM ledger_tile WHERE log = 'reads' AND level = 1");
    const entries = [...(await prove.run(await tree(), subjects)).values()];
    expect(entries.filter((entry) => entry.state === 'broken' && entry.flaw === 'notInTree').length).toBe(300);
    await change("UPDATE ledger_checkpoint SET note = REPLACE(note, '— ', '— x') WHERE log = 'reads'");
    expect(await prove.signedTree('reads')).toBe('forged');
  });
});
