import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, NEW_FOOD_PERMIT, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { LicenceStore } from '../../src/licence/register/licence-store.js';
import { DataKeys } from '../../src/holder/data-key.js';
import { SealedBodies } from '../../src/licence/sealed-body.js';
import { PresentLicence } from '../../src/presentation/code/present-licence.js';
import { Entrust } from '../../src/presentation/entrustment/entrust.js';
import { hex } from '../../src/primitives/digest.js';
import { newCall, sessionOf } from '../presentation/callers.js';
import { attributesOf, Clerk, fullWidth, wordsOf, type Beginning } from '../support/clerk.js';
import { dynamicCodeText } from '../support/dynamic-codes.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import type { Page, Visitor } from '../support/visitor.js';

const CASE = /^\/counter\/cases\/[0-9a-f]{32}$/;

onWholeServices('a day at the counter', (running) => {
  let service: WholeService;
  let clerk: Clerk;
  let licence: { readonly identifier: string; readonly versionId: Uint8Array };
  let cases = 0;

  const beginning = (change: Partial<Beginning> = {}): Beginning => ({ item: HAULAGE_DRIVER.code, caseNumber: `LJ-2026-${String(++cases).padStart(6, '0')}`, brought: LIN_QING.code.code, ...change });
  const begun = async (change: Partial<Beginning> = {}): Promise<string> => (await clerk.begin(beginning(change))).address;
  const shown = async (holder: CityHolder = LIN_QING, identifier = licence.identifier): Promise<string> => (await service.app.get(PresentLicence).run(sessionOf(service, holder), identifier)).text;
  const drivingOf = async ({ code }: CityHolder): Promise<{ identifier: string; versionId: Uint8Array }> => {
    const [version] = await service.app.get(LicenceStore).ofHolder(service.database.reader, { holderIndexes: service.app.get(DataKeys).indexesOf(code), typeCodes: [DRIVING_LICENCE.code], limit: 1 });
    return { identifier: version?.identifier ?? '', versionId: version?.id ?? new Uint8Array() };
  };
  const entries = async (address: string): Promise<number> => attributesOf(await clerk.visitor.go(address), 'id').filter((id) => id.startsWith('seen-')).filter((id) => id !== 'seen-title').length;

  beforeAll(async () => {
    service = running();
    clerk = new Clerk(service.visitor());
    await clerk.visitor.signIn('officer-tang', '/counter');
    licence = await drivingOf(LIN_QING);
  }, 60_000);

  afterAll(() => {
    expect(service.faults()).toEqual([]);
  });

  it('begins with the department’s own items, and nobody else’s', async () => {
    const page = await clerk.visitor.go('/counter');
    expect(wordsOf(page)).toContain('经营性道路货物运输驾驶员从业资格认定');
    expect(wordsOf(page)).not.toContain('食品经营许可新办');
    expect(wordsOf(await clerk.visitor.go(`/counter?item=${HAULAGE_DRIVER.code}`))).toContain('形如 LJ-2026-000123');
    await clerk.visitor.post('/counter/items', { find: ' 企业跨市迁入登记' });
    expect(clerk.visitor.location).toBe(`/counter?item=${COMPANY_MOVE.code}`);
    const unknown = await clerk.visitor.post('/counter/items', { find: '食品经营许可新办' });
    expect([unknown.status, wordsOf(unknown).includes('本部门没有这个名称或代码的事项')]).toEqual([404, true]);
  });

  it('is shut to whoever is not signed in, and tells a department without access how to ask for it', async () => {
    const stranger = service.visitor();
    expect([(await stranger.go('/counter')).status, stranger.location]).toEqual([303, '/sign-in?return=%2Fcounter']);
    const holder = service.visitor();
    await holder.signIn('lin-qing');
    expect((await holder.go('/counter')).status).toBe(403);
    const officer = service.visitor();
    await officer.signIn('officer-he', '/counter');
    const page = await officer.go('/counter');
    expect(wordsOf(page)).toContain('本部门还没有查阅权限');
    expect(attributesOf(page, 'href')).toContain('/console');
    expect((await new Clerk(officer).begin(beginning())).page.status).toBe(403);
  });

  it('opens a case by a typed code and checks at once what the item needs', async () => {
    const { page, address } = await clerk.begin(beginning({ brought: ` ${fullWidth(LIN_QING.code.code)} ` }));
    expect([page.status, CASE.test(address)]).toEqual([303, true]);
    const opened = await clerk.visitor.go(address);
    expect(attributesOf(opened, 'data-outcome')).toEqual(['notAcceptable']);
    expect(wordsOf(opened)).toContain('需持大型货车准驾车型满一年');
    expect(attributesOf(opened, 'data-next')).toEqual(['advise']);
    expect(wordsOf(await clerk.visitor.go('/counter'))).toContain('110***********1237');
  });

  it('tells what is met, by which licence, and in which role the citizen is asked about', async () => {
    const address = await begun({ item: SCHOOL_PLACE.code, role: 'guardian' });
    const opened = await clerk.visitor.go(address);
    expect([attributesOf(opened, 'data-outcome'), attributesOf(opened, 'data-next')]).toEqual([['satisfied'], ['look']]);
    expect(wordsOf(opened)).toContain('监护人');
    const company = await clerk.visitor.go(await begun({ item: COMPANY_MOVE.code, brought: QINGHE_CATERING.code.code }));
    expect(attributesOf(company, 'data-outcome')).toEqual(['satisfied', 'satisfied']);
    const suspended = await clerk.visitor.go(await begun({ brought: ZHOU_MINGYUAN.code.code }));
    expect(attributesOf(suspended, 'data-outcome')).toEqual(['suspended']);
  });

  it.each<[string, Partial<Beginning>, number, string, string]>([
    ['a wrong digit', { brought: '110101199001011238' }, 422, 'HOLDER_CODE_CHECK', '号码的校验位不对'],
    ['a code of no known kind', { brought: 'E12345678' }, 422, 'DESK_INPUT_UNKNOWN', '认不出这个号码'],
    ['a case number of another shape', { caseNumber: 'SC-2026-000001' }, 422, 'PURPOSE_CASE_SHAPE', '办件编号不符合'],
    ['somebody’s code in the purpose', { cause: '办理110101199001011237的申请' }, 422, 'CASE_TEXT_HOLDER_CODE', '请勿填写'],
    ['a purpose of nothing but blanks', { cause: '' }, 422, 'REQUEST_INVALID', '有一项没有填写'],
    ['an item of another department', { item: NEW_FOOD_PERMIT.code }, 422, 'PURPOSE_ITEM_OTHER', '属于其他部门'],
    ['an item that nobody has registered', { item: '999999999MA9900140990201' }, 404, 'SERVICE_ITEM_UNKNOWN', '本部门没有这个'],
    ['a printed code in place of a holder', { brought: `https://licence.demo.gov.example/v/#1${'7'.repeat(60)}` }, 400, 'CODE_UNREADABLE', '二维码读不出来'],
  ])('says on the page what is wrong with %s, and keeps what was typed', async (_what, change, status, code, words) => {
    const typed = beginning(change);
    const { page, address } = await clerk.begin(typed);
    expect([page.status, address, page.headers.get('content-type')]).toEqual([status, '', 'text/html; charset=utf-8']);
    expect(wordsOf(page)).toContain(words);
    expect(wordsOf(page)).toContain(code);
    if (change.item === undefined) expect(attributesOf(page, 'value')).toEqual(expect.arrayContaining([typed.caseNumber, typed.brought]));
  });

  it('opens one case for a form that was sent twice', async () => {
    const typed = { ...beginning(), key: '0123456789abcdef0123456789abcdef' };
    const [first, second] = [await clerk.begin(typed), await clerk.begin(typed)];
    expect([first.address, second.address]).toEqual([`/counter/cases/${typed.key}`, `/counter/cases/${typed.key}`]);
    const twin = { ...beginning(), key: 'fedcba9876543210fedcba9876543210' };
    const visitors = await Promise.all([0, 1, 2].map(async () => other('officer-tang')));
    const opened = await Promise.all(visitors.map((visitor) => new Clerk(visitor).begin(twin)));
    expect(opened.map(({ page }) => page.status)).toEqual([303, 303, 303]);
    expect(await entries(`/counter/cases/${twin.key}`)).toBe(0);
    const byCode = { ...beginning({ brought: await shown() }), key: '00112233445566778899aabbccddeeff' };
    const together = await Promise.all(visitors.map((visitor) => new Clerk(visitor).begin(byCode)));
    expect(together.map(({ address }) => address)).toEqual(visitors.map(() => `/counter/cases/${byCode.key}`));
    expect(await entries(`/counter/cases/${byCode.key}`)).toBe(1);
  });

  /** Another window of somebody who signs in at the chooser. */
  async function other(subject: string): Promise<Visitor> {
    const visitor = service.visitor();
    await visitor.signIn(subject, '/counter');
    return visitor;
  }

  it('looks by duty at what the item lets be seen, and says what is kept back and why', async () => {
    const address = await begun();
    const page = await clerk.step(address, 'look', { [`type-${DRIVING_LICENCE.code}`]: 'on' });
    expect(attributesOf(page, 'data-verdict')).toEqual(['valid']);
    expect(wordsOf(page)).toMatch(/未提供的信息 .*住址.* · 须持证人在场/);
    expect(wordsOf(page)).toContain('未满六十周岁 是');
    expect(wordsOf(page)).toContain('林青');
    const refused = await clerk.step(address, 'look');
    expect([refused.status, wordsOf(refused).includes('请至少选择一种证照')]).toEqual([422, true]);
  });

  it('asks the citizen’s phone, waits, and sees what was approved once', async () => {
    const address = await begun();
    const form = { key: 'aa'.repeat(16), minutes: '5', [`type-${DRIVING_LICENCE.code}`]: 'on' };
    await clerk.step(address, 'ask', form);
    const asked = await clerk.step(address, 'ask', form);
    expect([attributesOf(asked, 'data-state'), attributesOf(asked, 'data-next')]).toEqual([['asked'], ['wait']]);
    const [consent = ''] = attributesOf(asked, 'data-consent');
    const early = await clerk.step(address, 'consented', { consent });
    expect([early.status, wordsOf(early).includes('CONSENT_NOT_GIVEN')]).toEqual([409, true]);
    const phone = await other('lin-qing');
    expect(wordsOf(await phone.go('/phone/consents'))).toContain('经营性道路货物运输驾驶员从业资格认定');
    await phone.post(`/phone/consents/${consent}/approve`, {});
    const news = await clerk.visitor.go(`${address}/consents`);
    expect(JSON.parse(news.text)).toEqual([{ consent, state: 'approved', label: '群众已同意' }]);
    expect(attributesOf(await clerk.visitor.go(address), 'data-next')).toEqual(['consent']);
    const seen = await clerk.step(address, 'consented', { consent });
    expect(wordsOf(seen)).toContain('桐荫路21号');
    expect([attributesOf(seen, 'data-state'), attributesOf(seen, 'data-next')]).toEqual([['used'], ['file']]);
    const again = await clerk.step(address, 'consented', { consent });
    expect([again.status, wordsOf(again).includes('CONSENT_USED')]).toEqual([409, true]);
  });

  it('redeems a phone’s code once, however the scanner types it; not an old one, not another’s, not a made-up one', async () => {
    const address = await begun();
    const code = await shown();
    const seen = await clerk.scan(address, fullWidth(code));
    expect(wordsOf(seen)).toContain('桐荫路21号');
    const refusals: [string, string][] = [
      [code, 'CODE_USED_ALREADY'],
      [await shown(SU_XIAOHE, (await drivingOf(SU_XIAOHE)).identifier), 'GROUND_HOLDER_OTHER'],
      [code.slice(0, -30), 'CODE_UNREADABLE'],
      [dynamicCodeText(), 'PRESENCE_CODE_BAD'],
      ['林青', 'SCAN_UNKNOWN'],
      ['7K3Q-0VXM-9TZB', 'USE_CODE_NOT_GOOD'],
    ];
    const tried = async ([typed, refusal]: [string, string]): Promise<void> => {
      const page = await clerk.scan(address, typed);
      expect([page.status >= 400, wordsOf(page)]).toEqual([true, expect.stringContaining(refusal)]);
      expect(attributesOf(page, 'value')).toContain(typed);
    };
    for (const refusal of refusals) await tried(refusal);
    const old = await shown();
    service.clock.advance(61_000);
    await tried([old, 'PRESENCE_CODE_EXPIRED']);
    expect(await entries(address)).toBe(1);
  });

  it('begins with a phone’s code alone: it proves who is there, and the licence tells their code', async () => {
    const code = await shown();
    const address = await begun({ brought: fullWidth(code) });
    const page = await clerk.visitor.go(address);
    expect(wordsOf(page)).toContain('林青 110***********1237');
    expect([attributesOf(page, 'data-outcome'), await entries(address)]).toEqual([['notAcceptable'], 1]);
    const { page: again } = await clerk.begin(beginning({ brought: code }));
    expect([again.status, wordsOf(again).includes('这个码已用过一次')]).toEqual([409, true]);
  });

  it('sees a licence for whoever has no phone but the original, and for whoever is entrusted', async () => {
    const address = await begun();
    const wrong = await clerk.step(address, 'fact', { fact: `${DRIVING_LICENCE.code}/fileNumber`, value: '990100000000' });
    expect([wrong.status, wordsOf(wrong).includes('PRESENCE_NOT_PROVEN')]).toEqual([422, true]);
    const right = await clerk.step(address, 'fact', { fact: `${DRIVING_LICENCE.code}/fileNumber`, value: ' 990100001237 ' });
    expect(attributesOf(right, 'data-verdict')).toEqual(['valid']);
    expect(wordsOf(right)).not.toContain('桐荫路21号');
    const order = { delegate: { name: '苏晓禾', ...SU_XIAOHE.code }, relation: 'handler', licenceTypes: '*', serviceItems: '*', uses: 2, validUntil: service.clock.now() + 86_400_000 } as const;
    const id = hex(await service.app.get(Entrust).run(sessionOf(service, LIN_QING), order, newCall('holder')));
    const refused = await clerk.step(address, 'entrusted', { entrustment: id, delegate: ZHOU_MINGYUAN.code.code, delegateType: '' });
    expect([refused.status, wordsOf(refused).includes('ENTRUSTMENT_NOT_GOOD')]).toEqual([422, true]);
    const entrusted = await clerk.step(address, 'entrusted', { entrustment: `${id.slice(0, 16)} ${id.slice(16).toUpperCase()}`, delegate: SU_XIAOHE.code.code, delegateType: '111' });
    expect(wordsOf(entrusted)).toContain('桐荫路21号');
  });

  it('verifies whatever was brought: a printed code, an identifier, a file of any size up to 1 MB', async () => {
    const address = await begun();
    const body = (await service.app.get(SealedBodies).open([licence.versionId])).get(hex(licence.versionId));
    if (body === undefined) throw new Error('the licence has no body');
    expect(attributesOf(await clerk.scan(address, body.printedCode), 'data-verdict')).toEqual(['valid']);
    expect(attributesOf(await clerk.scan(address, licence.identifier), 'data-verdict')[0]).toBe('valid');
    const file = (content: string | Uint8Array): Promise<Page> => clerk.step(address, 'verify', { file: Buffer.from(content).toString('base64url'), pasted: '' });
    expect(attributesOf(await file(body.text), 'data-verdict')[0]).toBe('valid');
    expect(attributesOf(await file(Buffer.alloc(1_048_576, 0xff)), 'data-verdict')[0]).toBe('invalid');
    expect((await file(Buffer.alloc(1_600_000))).status).toBe(413);
    const pasted = await clerk.step(address, 'verify', { file: '', pasted: body.text });
    expect(attributesOf(pasted, 'data-verdict')).toEqual(['valid', 'invalid', 'valid', 'valid', 'valid']);
    const padded = await clerk.step(address, 'verify', { file: Buffer.from(body.text).toString('base64'), pasted: '' });
    expect(attributesOf(padded, 'data-verdict')[0]).toBe('valid');
    expect((await clerk.visitor.post(`${address}/scan`, { brought: 'x'.repeat(16_384) })).status).toBe(413);
  });

  it('takes no form from another site, and nothing without signing in', async () => {
    const address = await begun();
    expect((await clerk.visitor.post(`${address}/look`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await service.visitor().post(`${address}/look`, {})).status).toBe(401);
    expect(await entries(address)).toBe(0);
  });

  it('shows the language that was asked for, also where a form was refused', async () => {
    const address = await begun();
    await clerk.visitor.go(`${address}/scan?lang=en`);
    expect(clerk.visitor.location).toBe(`${address}?lang=en`);
    const refused = await clerk.visitor.go(`${address}/scan?lang=en`, { method: 'POST', body: new URLSearchParams({ brought: 'nonsense' }), headers: { 'sec-fetch-site': 'same-origin' } });
    expect(wordsOf(refused)).toContain('What was scanned is not recognised');
    await clerk.visitor.go('/counter?lang=zh');
  });
});
