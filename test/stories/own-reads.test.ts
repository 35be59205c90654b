import { PublishLedger } from '../../src/ledger/publish.js';
import { verifyEd25519 } from '../../src/ledger/checkpoint-signer.js';
import { RecordAccess } from '../../src/access/event/record-access.js';
import { AccessEventRow, AccessSubjectRow } from '../../src/access/event/access-event-row.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { DataKeys } from '../../src/holder/data-key.js';
import { ActRow } from '../../src/ledger/record/act-row.js';
import { flawsInReadsFile, lostSince, type ReadsFile, type ReadsFileEntry } from '../../src/presentation/reads/check-reads-file.js';
import { WalkReads } from '../../src/presentation/reads-log/walk-reads.js';
import { sha256 } from '../../src/primitives/digest.js';
import { auditorOf } from '../../src/cli/audit.js';
import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, SU_XIAOHE, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { plant, type Values } from '../support/planted-change.js';
import { purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { newMark, type Visitor } from '../support/visitor.js';

const TITLE = REAL_ESTATE_TITLE.code;
const PURPOSE = purposeOf(LINJIANG_CLIENT, { cause: '核对适龄儿童的住房' }, SCHOOL_PLACE);
/** Number of a case as the department counts them. */
const caseOf = (count: number): string => `LJ-2026-${String(count).padStart(6, '0')}`;

onWholeServices('a holder and the reads of the own licences', (running) => {
  let service: WholeService;
  let [lin, su, zhou]: [Visitor, Visitor, Visitor] = [] as never;

  /** Until every read is under the checkpoint: the service publishes too, and of two publishers one does nothing. */
  const publish = async (): Promise<void> => {
    const size = async (sql: string): Promise<number> => Number((await service.database.reader.query(sql))[0]?.['n']);
    const reads = await size("SELECT COUNT(*) AS n FROM act WHERE log = 'reads'");
    while ((await size("SELECT MAX(size) AS n FROM ledger_checkpoint WHERE log = 'reads'")) < reads) await service.app.get(PublishLedger).run('reads');
  };
  const signedIn = async (subject: string): Promise<Visitor> => {
    const visitor = service.visitor();
    await visitor.signIn(subject, '/phone/reads');
    return visitor;
  };
  const lookUp = async (holder: CityHolder, caseNumber: string, more: object = {}): Promise<{ event: string; licences: { identifier: string }[] }> => {
    const body = { holder: holder.code, licenceTypes: [TITLE], ground: 'duty', purpose: { ...PURPOSE, caseNumber }, ...more };
    const answer = await service.call({ by: READER, path: '/v1/recognition/look-ups', body });
    expect(answer.status).toBe(200);
    return answer.body as { event: string; licences: { identifier: string }[] };
  };
  const page = async (visitor: Visitor, query = ''): Promise<string> => (await visitor.go(`/phone/reads${query}`)).text;
  const file = async (visitor: Visitor): Promise<ReadsFile> => {
    await publish();
    return JSON.parse((await visitor.go('/phone/reads.json')).text) as ReadsFile;
  };
  const readOf = (from: ReadsFile, event: string): ReadsFileEntry => {
    const read = from.reads.find(({ id }) => id === event);
    if (read === undefined) throw new Error('the read is not in the file');
    return read;
  };
  const key = async (): Promise<string> => (await service.get('/ledger/reads/key')).text.trim();
  const flaws = async (of: ReadsFile): Promise<object | undefined> => flawsInReadsFile(of, await key(), { hash: sha256, verify: verifyEd25519 });
  const redOnes = (html: string): number => [...html.matchAll(/<li id="read-[0-9a-f]{32}" class="mood-bad"/g)].length;
  const cards = (html: string): string[] => [...html.matchAll(/<li id="read-([0-9a-f]{32})"/g)].map(([, id = '']) => id);

  beforeAll(async () => {
    service = running();
    [lin, su, zhou] = [await signedIn('lin-qing'), await signedIn('su-xiaohe'), await signedIn('zhou-mingyuan')];
  });

  it('before any department has looked, the page says so, and looking at it is no look at a licence', async () => {
    expect(await page(lin)).toContain('还没有部门查阅过');
    expect((await file(lin)).reads).toEqual([]);
    expect(await service.database.reader.query('SELECT id FROM access_event')).toEqual([]);
    await lin.go('/phone');
    const html = await page(lin);
    expect(html).toContain('还没有部门查阅过');
    expect(html).toContain('您本人查看过 1 次');
  });

  it('a look is there at once: who, when, for what, on which ground, and what they saw, in words', async () => {
    const { event } = await lookUp(LIN_QING, caseOf(1));
    const html = await page(lin);
    expect(cards(html)).toEqual([event]);
    for (const words of ['邻江市行政审批局', '义务教育阶段入学报名', '核对适龄儿童的住房', caseOf(1), '经办员丁', SCHOOL_PLACE.code, '依职能', '不动产权证书', '坐落', '姓名或名称', '一窗受理系统']) expect(html).toContain(words);
    expect(await page(lin, '?lang=en')).toContain('Linjiang City Administrative Approval Bureau');
    await lin.go('/phone/reads?lang=zh');
    expect(await page(zhou)).toContain('还没有部门查阅过');
  });

  it('that somebody looked and found nothing is told too', async () => {
    const { event, licences } = await lookUp(ZHOU_MINGYUAN, caseOf(2));
    expect(licences).toEqual([]);
    const html = await page(zhou);
    expect(cards(html)).toEqual([event]);
    expect(html).toContain('按您的号码查找');
    expect(html).toContain('没有看到任何证照信息');
    expect(cards(await page(lin))).not.toContain(event);
  });

  it('of a shared title each holder sees the own part, whichever of them was asked for', async () => {
    const byLin = await lookUp(LIN_QING, caseOf(3));
    const bySu = await lookUp(SU_XIAOHE, caseOf(3));
    const identifier = bySu.licences[0]?.identifier ?? '';
    const byNumber = await lookUp(LIN_QING, caseOf(3), { holder: undefined, identifiers: [identifier] });
    const [ofLin, ofSu] = [await file(lin), await file(su)];
    const told = (of: ReadsFile, event: string): readonly string[] => readOf(of, event).licences.flatMap(({ disclosed }) => disclosed.filter((name) => name.startsWith('holder/'))).sort();
    for (const { event } of [byLin, bySu, byNumber]) {
      expect(told(ofLin, event)).toEqual(['holder/0/name', 'holder/0/role']);
      expect(told(ofSu, event)).toEqual(['holder/1/name', 'holder/1/role']);
    }
    // Whose code led there is told to neither: but for id, time and place the three are one.
    const bare = ({ id: _id, at: _at, inLog: { state }, ...rest }: ReadsFileEntry): object => ({ ...rest, state });
    for (const of of [ofLin, ofSu]) {
      const [first, ...others] = [byLin, bySu, byNumber].map(({ event }) => bare(readOf(of, event)));
      for (const other of others) expect(other).toEqual(first);
      expect(first).toMatchObject({ isShared: true, state: 'proven' });
      expect(first).not.toHaveProperty('record');
    }
    const whole = `${await page(lin)}${JSON.stringify(ofLin)}`;
    for (const secret of [SU_XIAOHE.code.code, SU_XIAOHE.names.zh, 'holder/1']) expect(whole).not.toContain(secret);
    const index = Buffer.from(service.app.get(DataKeys).indexOf(SU_XIAOHE.code));
    for (const writing of [index.toString('hex'), index.toString('base64').slice(0, 20)]) expect(whole).not.toContain(writing);
  });

  it('the co-holder’s own looks are the co-holder’s own', async () => {
    const before = (await file(lin)).reads.length;
    await su.go('/phone');
    expect((await file(lin)).reads).toHaveLength(before);
    expect((await file(su)).reads.filter(({ ground }) => ground === 'self')).toHaveLength(1);
  });

  it('every read is proved under the signed checkpoint, and opened whole where nobody else is concerned', async () => {
    for (const visitor of [lin, su, zhou]) expect(await flaws(await file(visitor))).toEqual([]);
    const ofZhou = await file(zhou);
    expect(ofZhou.reads.every(({ record }) => record !== undefined)).toBe(true);
    const [read] = ofZhou.reads;
    expect(await flaws({ ...ofZhou, reads: [{ ...(read as ReadsFileEntry), purpose: { ...read?.purpose, cause: '别的事由' } }] })).toEqual([{ id: read?.id, flaw: 'recordOther' }]);
    const one = JSON.parse((await zhou.go(`/phone/reads/${read?.id ?? ''}/proof`)).text) as ReadsFile;
    expect(one.reads).toEqual([read]);
    expect((await lin.go(`/phone/reads/${read?.id ?? ''}/proof`)).status).toBe(404);
  });

  it('the list goes on in parts of fifty, and loses and repeats nothing', async () => {
    const record = service.app.get(RecordAccess);
    const holderIndex = service.app.get(DataKeys).indexOf(ZHOU_MINGYUAN.code);
    const reader = { kind: 'client', id: 'client:linjiang-approval', departmentCode: LINJIANG_CLIENT.department } as const;
    await Promise.all(Array.from({ length: 120 }, (_, number) => record.run({ act: 'recognition/look-up', reader, ground: 'duty', purpose: { cause: '核对', caseNumber: `many-${number}` }, holderIndex, subjects: [] })));
    const seen: string[] = [];
    let query: string | undefined = '';
    while (query !== undefined) {
      const html: string = await page(zhou, query);
      seen.push(...cards(html));
      query = /href="\/phone\/reads(\?behind=[0-9a-f-]+)"/.exec(html)?.[1];
    }
    expect(seen).toHaveLength(121);
    expect(new Set(seen).size).toBe(121);
    expect((await file(zhou)).reads).toHaveLength(121);
  });

  it('a look that an investigation ordered to be told late is counted in the open at once, and told when its term ends', async () => {
    const holderIndex = service.app.get(DataKeys).indexOf(LIN_QING.code);
    const document = '演公（刑）调证字〔2026〕0017号';
    const prepared = service.app.get(RecordAccess).prepare({
      act: 'recognition/look-up',
      reader: { kind: 'client', id: 'client:yanshi-traffic-police', departmentCode: '11990101MA99001322' },
      ground: 'duty',
      purpose: { category: 1, department: '11990101MA99001322', operator: '周警官', caseNumber: 'XZ-1', callingSystem: '办案平台', cause: '协助核查' },
      holderIndex,
      subjects: [],
      delay: { until: service.clock.now() + 60_000, document },
    });
    await prepared.commit();
    const id = Buffer.from(prepared.id).toString('hex');
    const lines = { department: '11990101MA99001322', names: { zh: '演示市公安局交通警察支队', en: 'Demonstration City Public Security Bureau, Traffic Police' } };
    const month = new Date(prepared.at + 8 * 3_600_000).toISOString().slice(0, 7);
    expect((await service.get('/ledger/reads/delayed')).body).toMatchObject({ pending: 1, disclosed: 0, byDepartmentAndMonth: [{ ...lines, month, pending: 1, disclosed: 0 }] });
    const before = `${await page(lin)}${JSON.stringify(await file(lin))}`;
    for (const secret of [id, document, '周警官']) expect(before).not.toContain(secret);
    expect(before).toContain('全库现有 1 次延迟告知的查阅');
    expect((await lin.post(`/phone/reads/${id}/objection`, { once: newMark(), text: '为什么', behind: '', read: id })).status).toBe(404);
    service.clock.advance(61_000);
    expect((await service.get('/ledger/reads/delayed')).body).toMatchObject({ pending: 0, disclosed: 1 });
    const after = await page(lin);
    expect(cards(after)).toContain(id);
    for (const words of ['延迟告知', document, '周警官', '全库现有 0 次延迟告知的查阅']) expect(after).toContain(words);
    expect(readOf(await file(lin), id)).toMatchObject({ delay: { document }, record: {}, inLog: { state: 'proven' } });
    expect(await flaws(await file(lin))).toEqual([]);
  });

  describe('when somebody changes the store behind the log’s back', () => {
    const rowsOf = async (type: RowType<object>, condition: string): Promise<Values[]> => (await service.database.reader.find(type, condition)).map((row) => ({ ...row }) as Values);
    const change = (sql: string, parameters: readonly Uint8Array[] = []): Promise<number> => service.database.units.run((unit) => unit.change(sql, parameters));
    const walk = async (): Promise<void> => {
      await publish();
      for (let step = 0; step < 3; step++) await service.app.get(WalkReads).run();
    };

    it('a read that was deleted is missed by its holder, on the page and in the file, and by the audit', async () => {
      const { event } = await lookUp(LIN_QING, caseOf(9));
      const kept = await file(lin);
      await walk();
      expect(await page(lin)).toMatch(/核对 \d+ 条，没有缺失/);
      const deleted = await rowsOf(AccessEventRow, `purpose LIKE '%"${caseOf(9)}"%'`);
      expect(deleted).toHaveLength(1);
      await plant(service.database, AccessEventRow, { removed: deleted, added: [] });
      const html = await page(lin);
      expect(html).toContain('有查阅记录被删除了');
      expect(html).toContain(event);
      expect(cards(html)).not.toContain(event);
      expect(lostSince(kept.reads, (await file(lin)).reads)).toEqual([{ id: event, flaw: 'missing' }]);
      await walk();
      for (const visitor of [lin, su, zhou]) expect(await page(visitor)).toContain('发现缺失 1 条');
      expect(service.logged.some((line) => line.includes('reads are gone from the log of reads'))).toBe(true);
      await service.rest();
      expect((await auditorOf(service.app).run()).map(({ table, key: found, kind }) => ({ table, key: found, kind }))).toEqual([{ table: 'access_event', key: event, kind: 'deleted' }]);
      await plant(service.database, AccessEventRow, { removed: [], added: deleted });
      expect(await auditorOf(service.app).run()).toEqual([]);
      await service.restart();
      [lin, su, zhou] = [await signedIn('lin-qing'), await signedIn('su-xiaohe'), await signedIn('zhou-mingyuan')];
      await walk();
      expect(await page(lin)).not.toContain('有查阅记录被删除了');
      expect(lostSince(kept.reads, (await file(lin)).reads)).toEqual([]);
    }, 60_000);

    it('also with its act, its subjects and its leaf: the walk through the log misses the place', async () => {
      const { event } = await lookUp(ZHOU_MINGYUAN, caseOf(10));
      const kept = await file(zhou);
      const id = new Uint8Array(Buffer.from(event, 'hex'));
      const read = await rowsOf(AccessEventRow, `purpose LIKE '%"${caseOf(10)}"%'`);
      const acts = (await service.database.reader.find(ActRow, 'subject = ?', [id])).map((row) => ({ ...row }) as unknown as Values);
      await plant(service.database, AccessEventRow, { removed: read, added: [] });
      await plant(service.database, ActRow, { removed: acts, added: [] });
      await walk();
      const html = await page(zhou);
      expect(cards(html)).not.toContain(event);
      expect(html).toContain('发现缺失 1 条');
      expect(lostSince(kept.reads, (await file(zhou)).reads)).toEqual([{ id: event, flaw: 'missing' }]);
      await plant(service.database, ActRow, { removed: [], added: acts });
      await plant(service.database, AccessEventRow, { removed: [], added: read });
      await walk();
      expect(await page(zhou)).not.toContain('发现缺失');
    });

    it('a read that was edited, cut or stretched is shown in red, not hidden', async () => {
      const { event } = await lookUp(LIN_QING, caseOf(11));
      const kept = await file(lin);
      const [row] = await rowsOf(AccessEventRow, `purpose LIKE '%"${caseOf(11)}"%'`);
      const [subject] = await rowsOf(AccessSubjectRow, `event_id = (SELECT id FROM access_event WHERE purpose LIKE '%"${caseOf(11)}"%')`);
      const cases: [RowType<object>, { removed: Values[]; added: Values[] }, string][] = [
        [AccessEventRow, { removed: [row as Values], added: [{ ...row, purpose: '{"cause":"例行检查"}' }] }, '这条记录被改动过'],
        [AccessSubjectRow, { removed: [subject as Values], added: [{ ...subject, disclosed: 'face/location' }] }, '这条记录被改动过'],
        [AccessSubjectRow, { removed: [], added: [{ ...subject, ordinal: 1 }] }, '这条记录被人添加了内容'],
        [AccessSubjectRow, { removed: [subject as Values], added: [] }, '这条记录有一部分被删除'],
      ];
      for (const [type, { removed, added }, says] of cases) {
        await plant(service.database, type, { removed, added });
        const html = await page(lin);
        expect([says, cards(html).includes(event), html.includes(says), redOnes(html)]).toEqual([says, true, true, 1]);
        expect(lostSince(kept.reads, (await file(lin)).reads)).toEqual([{ id: event, flaw: 'changed' }]);
        await plant(service.database, type, { removed: added, added: removed });
      }
      expect(redOnes(await page(lin))).toBe(0);
    });

    it('a checkpoint that another key signed is not believed', async () => {
      await publish();
      const notes = await service.database.reader.query("SELECT note FROM ledger_checkpoint WHERE log = 'reads' ORDER BY size DESC LIMIT 1");
      const note = String(notes[0]?.['note']);
      await change("UPDATE ledger_checkpoint SET note = REPLACE(note, '— ', '— x') WHERE log = 'reads' AND size = (SELECT size FROM (SELECT MAX(size) AS size FROM ledger_checkpoint WHERE log = 'reads') AS newest)");
      expect(await page(lin)).toContain('检查点不是账本密钥签署的');
      await service.database.units.run((unit) => unit.change("UPDATE ledger_checkpoint SET note = ? WHERE log = 'reads' AND note LIKE '%— x%'", [note]));
      expect(await page(lin)).not.toContain('检查点不是账本密钥签署的');
    });
  });

  it('a later checkpoint of the log of reads is proved to begin with an earlier one, by whoever kept it', async () => {
    const sizeOf = async (): Promise<number> => Number((await service.get('/ledger/reads/checkpoint')).text.split('\n')[1]);
    const from = await sizeOf();
    await lookUp(ZHOU_MINGYUAN, caseOf(12));
    await publish();
    const to = await sizeOf();
    expect(to).toBe(from + 1);
    expect((await service.get(`/ledger/reads/consistency?from=${from}&to=${to}`)).body).toMatchObject({ from, to, hashes: expect.any(Array) as unknown });
    expect((await service.get('/ledger/reads/tile/0/000')).status).toBe(404);
  });

  it('nobody sees another’s page, and a stranger is sent to the sign-in', async () => {
    expect((await service.visitor().go('/phone/reads')).status).toBe(303);
    const officer = service.visitor();
    await officer.signIn('officer-tang', '/console/objections');
    expect((await officer.go('/phone/reads')).status).toBe(403);
    expect((await lin.go('/console/objections')).status).toBe(403);
    for (const path of ['/phone/reads?behind=x', '/phone/reads/xyz/proof']) expect((await lin.go(path)).status).toBe(422);
  });

  it('an own look that was hidden from the list of departments’ is found in the list of the own', async () => {
    await lin.go('/phone');
    const html = await page(lin, '?whose=own');
    expect(cards(html).length).toBeGreaterThan(1);
    expect(html).toContain('您本人查看');
    expect(html).not.toContain('邻江市行政审批局');
  });
});
