import { ClientItemRightRow } from '../../src/access/register/client-row.js';
import { endOf } from '../../src/catalogue/application/application.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { HAULAGE_DRIVER_ITEM } from '../../src/cli/city-items/people-items.js';
import { dayFrom } from '../../src/cli/city/city-order.js';
import { SU_XIAOHE } from '../../src/cli/city/holders.js';
import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { COMPANY_MOVE } from '../../src/cli/city/service-items.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { accessOrder } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import type { Visitor } from '../support/visitor.js';

const HTML_FORM = { 'sec-fetch-site': 'same-origin', accept: 'text/html' };

onWholeServices('the console', (running) => {
  let service: WholeService;
  let steward: Visitor;
  let applicant: Visitor;
  let number = 0;

  beforeAll(async () => {
    service = running();
    [steward, applicant] = [service.visitor(), service.visitor()];
    await steward.signIn('officer-he', '/console');
    await applicant.signIn('officer-tang', '/console');
  });

  /** @returns path of the application's page */
  async function applied(): Promise<string> {
    const { body } = await service.call({ by: LINJIANG_CLIENT.clientId, path: '/v1/access-applications', key: `apply-${number++}`, body: accessOrder({ licenceType: BUSINESS_LICENCE.code }) });
    return `/console/applications/${String(body.id)}`;
  }
  const onceOf = (page: string): string => /name="once" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '';

  it('shows the steward what waits, and the applicant what was asked for', async () => {
    const path = await applied();
    const [seenBySteward, seenByApplicant] = [(await steward.go('/console')).text, (await applicant.go('/console')).text];
    expect(seenBySteward).toMatch(/待答复的用证申请[^]*营业执照[^]*邻江市行政审批局[^]*本部门的用证申请[^]*尚未提出/);
    expect(seenByApplicant).not.toContain('待答复的用证申请');
    expect(seenByApplicant).toMatch(/本部门的用证申请[^]*营业执照[^]*待答复[^]*本部门的有效权限[^]*linjiang-approval[^]*申请权限、查询、核验/);
    for (const page of [seenBySteward, seenByApplicant]) expect(page).toContain(`href="${path}"`);
    expect((await applicant.go(path)).text).not.toContain('<form class="sheet"');
    expect((await steward.go(path)).text).toContain(`action="${path}/grant"`);
  });

  it('lets the steward grant for a shorter term; a second click changes nothing', async () => {
    const path = await applied();
    const once = onceOf((await steward.go(path)).text);
    const until = dayFrom(dateInChina(service.clock.now()), { days: 20 });
    for (let click = 0; click < 2; click++) {
      expect((await steward.post(`${path}/grant`, { once, answer: '同意。\r\n限期试用', until })).status).toBe(303);
      expect(steward.location).toBe(path);
    }
    expect((await applicant.go(path)).text).toMatch(/已同意[^]*同意。 限期试用/);
    const rights = await service.database.reader.find(ClientItemRightRow, 'type_code = ?', [BUSINESS_LICENCE.code]);
    expect(rights.map(({ validUntil }) => validUntil)).toEqual([endOf(until)]);
    expect((await applicant.go('/console')).text).toMatch(/营业执照<\/th><td>查询<\/td><td>企业跨市迁入登记<\/td>/);
  });

  it('lets the steward refuse with a reason, and says so to whoever comes too late', async () => {
    const path = await applied();
    const once = onceOf((await steward.go(path)).text);
    expect((await steward.post(`${path}/refuse`, { once, answer: '' }, HTML_FORM)).status).toBe(422);
    expect((await steward.post(`${path}/refuse`, { once, answer: '事项不需要' })).status).toBe(303);
    const late = await steward.post(`${path}/grant`, { once: 'f'.repeat(32), answer: '同意', until: '2027-01-01' }, HTML_FORM);
    expect([late.status, late.text.includes('该申请已有答复')]).toEqual([409, true]);
    expect((await applicant.go(path)).text).toMatch(/未同意[^]*事项不需要/);
  });

  it('lets an officer apply, and says what is wrong before anything is sent', async () => {
    const page = (await applicant.go('/console/apply')).text;
    expect(page).toMatch(/value="linjiang-approval"[^]*企业跨市迁入登记/);
    expect(page).not.toContain('食品经营许可新办');
    const form = { once: onceOf(page), licenceType: FOOD_BUSINESS_PERMIT.code, client: LINJIANG_CLIENT.clientId, until: dayFrom(dateInChina(service.clock.now()), { days: 90 }), reason: '核对迁入企业的许可', legalBasis: '《食品安全法》' };
    const flawed = await applicant.post('/console/apply', { ...form, legalBasis: ' ' }, HTML_FORM);
    expect([flawed.status, ...(flawed.text.match(/id="flaw-\w+"/g) ?? [])]).toEqual([422, 'id="flaw-rights"', 'id="flaw-serviceItems"', 'id="flaw-legalBasis"']);
    expect(flawed.text).toContain('核对迁入企业的许可</textarea>');
    const ticked = { ...form, 'right.recognition:verify': 'on', [`item.${COMPANY_MOVE.code}`]: 'on' };
    const late = await applicant.post('/console/apply', { ...ticked, until: '2026-01-01' }, HTML_FORM);
    expect([late.status, late.text.includes('id="flaw-until"')]).toEqual([422, true]);
    for (let click = 0; click < 2; click++) expect((await applicant.post('/console/apply', ticked)).status).toBe(303);
    expect((await applicant.go(applicant.location)).text).toMatch(/食品经营许可证[^]*待答复[^]*核验[^]*企业跨市迁入登记/);
    expect((await service.get('/v1/access-applications', LINJIANG_CLIENT.clientId)).body.own.filter((each: { licenceType: { code: string } }) => each.licenceType.code === FOOD_BUSINESS_PERMIT.code)).toHaveLength(1);
    expect((await steward.go('/console')).text).not.toContain('href="/console/apply"');
    expect((await steward.post('/console/apply', { ...ticked, once: 'e'.repeat(32) }, HTML_FORM)).status).toBe(403);
  });

  it('offers every item of a department that has very many, and says how many may be asked for', async () => {
    const codes = Array.from({ length: 60 }, (_, place) => HAULAGE_DRIVER_ITEM.code.replace(/^.{9}/, `0001180${String(place + 30)}`));
    for (const code of codes) {
      const body = { ...HAULAGE_DRIVER_ITEM, code, needs: [], examples: [], names: { zh: `事项${code.slice(0, 9)}`, en: `Item ${code.slice(0, 9)}` } };
      expect(await service.call({ by: LINJIANG_CLIENT.clientId, path: '/v1/service-items', key: `item-${code}`, body })).toMatchObject({ status: 201 });
    }
    const page = (await applicant.go('/console/apply')).text;
    expect(codes.filter((code) => !page.includes(`name="item.${code}"`))).toEqual([]);
    const ticks = (count: number): Record<string, string> => Object.fromEntries(codes.slice(0, count).map((code) => [`item.${code}`, 'on']));
    const form = { once: onceOf(page), licenceType: FOOD_BUSINESS_PERMIT.code, client: LINJIANG_CLIENT.clientId, until: dayFrom(dateInChina(service.clock.now()), { days: 90 }), reason: '核对许可', legalBasis: '《食品安全法》', 'right.recognition:verify': 'on' };
    const tooMany = await applicant.post('/console/apply', { ...form, ...ticks(51) }, HTML_FORM);
    expect([tooMany.status, tooMany.text.includes('最多 50 个。</li>')]).toEqual([422, true]);
    expect((await applicant.post('/console/apply', { ...form, ...ticks(50) })).status).toBe(303);

    const holder = service.visitor();
    await holder.signIn('lin-qing', '/phone/entrustments');
    const entrusting = (await holder.go('/phone/entrustments')).text;
    expect(codes.filter((code) => !entrusting.includes(`name="item.${code}"`))).toEqual([]);
    expect(entrusting).toMatch(/<details><summary>邻江市行政审批局（6[0-9] 项）/);
    const entrustment = { once: onceOf(entrusting), name: '苏晓禾', ...SU_XIAOHE.code, relation: 'handler', types: 'all', items: 'some', uses: '1', lastDay: dayFrom(dateInChina(service.clock.now()), { days: 9 }), note: '' };
    const many = await holder.post('/phone/entrustments', { ...entrustment, ...ticks(60) }, HTML_FORM);
    expect([many.status, many.text.includes('最多 20 个。</li>'), many.text.includes('<details open><summary>邻江市行政审批局')]).toEqual([422, true, true]);
    expect((await holder.post('/phone/entrustments', { ...entrustment, ...ticks(20) })).status).toBe(303);
  }, 60_000);

  it('lets nobody else decide: not the applicant, not another site, not a holder', async () => {
    const path = await applied();
    const once = onceOf((await steward.go(path)).text);
    const form = { once, answer: '同意', until: dayFrom(dateInChina(service.clock.now()), { days: 20 }) };
    expect((await applicant.post(`${path}/grant`, form)).status).toBe(404);
    expect((await steward.post(`${path}/grant`, form, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const holder = service.visitor();
    await holder.signIn('lin-qing');
    expect((await holder.go('/console')).status).toBe(403);
    expect((await holder.post(`${path}/grant`, form)).status).toBe(403);
    expect((await service.visitor().go('/console')).status).toBe(303);
    expect((await steward.go(`/console/applications/${'0'.repeat(32)}`)).status).toBe(404);
    expect((await steward.go(path)).text).toContain('待答复');
  });
});
