import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAnswer } from '../../src/cli/answer/verify-answer.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER, SITE_PERMIT } from '../../src/cli/city/service-items.js';
import { BeginSession } from '../../src/access/sign-in/begin-session.js';
import { SweepCases } from '../../src/recognition/case/close-case.js';
import { proveArchived } from '../../src/recognition/answer/prove-archived.js';
import { receiptOf } from '../../src/recognition/answer/receipt.js';
import type { JsonObject } from '../../src/primitives/canonical-json.js';
import { hex } from '../../src/primitives/digest.js';
import { forged } from '../pki/forge.js';
import { attributesOf, Clerk, wordsOf, type Beginning } from '../support/clerk.js';
import { dump } from '../support/dump.js';
import { foundIn } from '../support/needles.js';
import { officerAt, strangerNamed } from '../support/officer.js';
import { because, craneCertificate, ISSUER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import type { Visitor } from '../support/visitor.js';

/** The file of a case, as an archive reads it. */
interface CaseFile {
  readonly case: { readonly entries: readonly { readonly kind: string; readonly answer: { readonly receipt: string } }[] };
}

const OFFICER = strangerNamed('officer-qin');

onWholeServices('a case at a counter, whose it is and what is left of it', (running) => {
  let service: WholeService;
  let clerk: Clerk;
  let cases = 500;

  const begun = async (change: Partial<Beginning> = {}): Promise<string> => (await clerk.begin({ item: HAULAGE_DRIVER.code, caseNumber: `LJ-2026-${String(++cases).padStart(6, '0')}`, brought: LIN_QING.code.code, ...change })).address;
  const looked = (address: string, visitor: Visitor = clerk.visitor): Promise<{ readonly status: number }> => visitor.post(`${address}/look`, { [`type-${DRIVING_LICENCE.code}`]: 'on' });
  const entries = async (address: string): Promise<number> => attributesOf(await clerk.visitor.go(address), 'id').filter((id) => /^seen-\d+$/.test(id)).length;
  const acts = async (act: string): Promise<number> => (await service.database.reader.query('SELECT id FROM access_event WHERE act = ?', [act])).length;

  beforeAll(async () => {
    service = running();
    clerk = new Clerk(service.visitor());
    await clerk.visitor.signIn('officer-tang', '/counter');
  }, 60_000);

  afterAll(() => {
    expect(service.faults()).toEqual([]);
  });

  /** Another window of somebody who signs in at the chooser. */
  async function other(subject: string): Promise<Visitor> {
    const visitor = service.visitor();
    await visitor.signIn(subject, '/counter');
    return visitor;
  }

  it('is another officer’s business in nothing: not there and not theirs look alike', async () => {
    const address = await begun();
    const colleague = await officerAt(service, { department: LINJIANG_APPROVAL.code, name: '秦越', signedIn: OFFICER, rights: ['recognition:look-up', 'recognition:verify'] });
    expect((await colleague.go('/counter')).status).toBe(200);
    const answers = await Promise.all([address, `/counter/cases/${'0'.repeat(32)}`].map(async (path) => [await colleague.go(path), await colleague.post(`${path}/file`, {}), await colleague.post(`${path}/close`, {})]));
    expect(answers.map((pages) => pages.map(({ status }) => status))).toEqual([[404, 404, 404], [404, 404, 404]]);
    expect(answers[0]?.map(({ text }) => text)).toEqual(answers[1]?.map(({ text }) => text));
    expect((await clerk.visitor.go(address)).status).toBe(200);
    const typed = { item: HAULAGE_DRIVER.code, caseNumber: 'LJ-2026-000499', brought: LIN_QING.code.code, key: address.slice(-32) };
    const taken = await new Clerk(colleague).begin(typed);
    expect([taken.page.status, taken.address]).toEqual([409, '']);
    expect(wordsOf(taken.page)).toContain('CASE_FORM_USED');
  });

  it('keeps every answer when several windows work on one case at once', async () => {
    const address = await begun();
    const windows = await Promise.all([0, 1, 2, 3].map(() => other('officer-tang')));
    const before = await acts('recognition/look-up');
    const pages = await Promise.all(windows.map((visitor) => looked(address, visitor)));
    expect(pages.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect([await entries(address), (await acts('recognition/look-up')) - before]).toEqual([4, 4]);
  });

  it('gives one file that an archive proves offline, and records that it was taken', async () => {
    const address = await begun({ caseNumber: 'LJ-2026-000777' });
    await looked(address);
    expect(wordsOf(await clerk.visitor.go(`${address}/close`))).toContain('归档文件还没有下载');
    const before = await acts('recognition/case-file');
    const file = await clerk.visitor.post(`${address}/file`, {});
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="case-LJ-2026-000777.json"']);
    expect((await acts('recognition/case-file')) - before).toBe(1);
    const saved = JSON.parse(file.text) as CaseFile;
    expect(saved.case.entries.map(({ kind }) => kind)).toEqual(['item-check', 'look-up']);
    expect(proves(file.text)).toEqual([0, expect.stringContaining('答复为真')]);
    for (const { answer } of saved.case.entries) expect(proves(JSON.stringify(answer))[0]).toBe(0);
    expect(proves(file.text.replace('林青', '林清'))[0]).toBe(1);
    expect(attributesOf(await clerk.visitor.go(address), 'data-next')).toEqual(['close']);
    expect(wordsOf(await clerk.visitor.go(`${address}/close`))).toContain('归档文件已下载。');
    expect(await clerk.visitor.post(`${address}/close`, {})).toMatchObject({ status: 303 });
    expect(clerk.visitor.location).toBe(`/counter?item=${HAULAGE_DRIVER.code}`);
    expect([(await clerk.visitor.go(address)).status, (await clerk.visitor.post(`${address}/look`, {})).status]).toEqual([404, 404]);
  });

  it('has its verdicts in that file, each proved by itself, and none that was altered or comes from elsewhere', async () => {
    const { identifier } = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'case-verdict', body: craneCertificate({ number: '演A052026000888' }) })).body;
    await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/revoke`, key: 'case-verdict-revoked', body: because('检查') });
    const filed = async (caseNumber: string): Promise<CaseFile> => {
      const address = await begun({ item: SITE_PERMIT.code, caseNumber });
      await clerk.scan(address, identifier as string);
      return JSON.parse((await clerk.visitor.post(`${address}/file`, {})).text) as CaseFile;
    };
    const [file, other] = [await filed('LJ-2026-000778'), await filed('LJ-2026-000779')];
    const [check, verdict] = file.case.entries;
    expect(verdict).toMatchObject({ kind: 'verdict', answer: { verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ code: 'REVOKED' })]) as unknown } });
    const withVerdict = (answer: object | undefined): object => ({ ...file, case: { ...file.case, entries: [check, { ...verdict, answer }] } });
    const altered = { ...verdict?.answer, verdict: 'valid' };
    const judged = [file, verdict?.answer, withVerdict(verdict?.answer), altered, withVerdict(altered), other.case.entries[1]?.answer, withVerdict(other.case.entries[1]?.answer)];
    expect(judged.map((each) => proves(JSON.stringify(each))[0])).toEqual([0, 0, 0, 1, 1, 0, 1]);
    expect(receiptOf(verdict?.answer as JsonObject)?.claims).toMatchObject({ act: 'recognition/verify', aud: LINJIANG_APPROVAL.code, purpose: { caseNumber: 'LJ-2026-000778' } });
    expect(proveArchived(verdict?.answer as JsonObject, forged('root'))).toHaveProperty('flaw');
  });

  /** @returns how `verify-answer` ended, and its first line */
  function proves(json: string): [status: number, line: string] {
    const file = join(service.config.dataDir, 'case.json');
    writeFileSync(file, json);
    const said: string[] = [];
    const status = verifyAnswer([file, join(service.config.dataDir, 'certificates', 'root.pem')], (line) => said.push(line));
    return [status, said[0] ?? ''];
  }

  it('lists the newest open cases and leads to the older ones, deciphering no other', async () => {
    for (let count = 0; count < 22; count++) await begun();
    const rows = (page: { readonly text: string }): string[] => attributesOf(page, 'href').filter((href) => /^\/counter\/cases\//.test(href));
    const linkTo = (page: { readonly text: string }, place: RegExp): string => attributesOf(page, 'href').find((href) => place.test(href))?.replaceAll('&amp;', '&') ?? '';
    const older = /[?&;]behind=/;
    const sql = 'SELECT id, content FROM counter_case ORDER BY opened_at, id LIMIT 1';
    const [oldest] = await service.database.reader.query(sql);
    const spoil = (content: Uint8Array): Promise<number> => service.database.units.run((unit) => unit.change('UPDATE counter_case SET content = ? WHERE id = ?', [content, oldest?.['id'] as Uint8Array]));
    await spoil(new Uint8Array(40));
    const first = await clerk.visitor.go(`/counter?item=${HAULAGE_DRIVER.code}`);
    expect([first.status, rows(first).length]).toEqual([200, 20]);
    await spoil(oldest?.['content'] as Uint8Array);
    const found = rows(first);
    for (let page = first; linkTo(page, older) !== ''; found.push(...rows(page))) {
      page = await clerk.visitor.go(linkTo(page, older).replace(/#.*/, ''));
      expect(linkTo(page, /#open$/)).not.toBe('');
      expect(wordsOf(page)).toContain('形如 LJ-2026-000123');
    }
    const [{ open } = { open: 0 }] = (await service.database.reader.query('SELECT COUNT(*) AS open FROM counter_case')) as { open: number }[];
    expect([found.length, new Set(found).size]).toEqual([Number(open), Number(open)]);
    expect((await clerk.visitor.go('/counter?behind=junk')).status).toBe(422);
  });

  it('leaves nothing of a case in the clear, in no table, address or line of the log', async () => {
    const address = await begun();
    expect((await looked(address)).status).toBe(303);
    const tables = await dump(service);
    expect((tables.get('counter_case') ?? '').length).toBeGreaterThan(1_000);
    const secrets = ['110101199001011237', '林青', '演示市清河区桐荫路21号3幢2单元601室', '990100001237'];
    expect([...tables].flatMap(([table, cells]) => foundIn(cells, secrets).map((secret) => `${table}: ${secret}`))).toEqual([]);
    expect(foundIn(Buffer.from([...clerk.visitor.addresses, ...service.logged].join('\n')).toString('latin1'), secrets)).toEqual([]);
  });

  it('puts away what has been open for half a day', async () => {
    const address = await begun();
    const sweep = service.app.get(SweepCases);
    service.clock.advance(12 * 3_600_000 - 60_000);
    await sweep.run();
    const { secret } = await service.app.get(BeginSession).run(OFFICER, undefined);
    expect(secret).toHaveLength(43);
    service.clock.advance(60_000);
    expect(await sweep.run()).toBeGreaterThan(0);
    const rows = await service.database.reader.query('SELECT id FROM counter_case');
    expect(rows.map(({ id }) => hex(id as Uint8Array))).not.toContain(address.slice(-32));
  });
});
