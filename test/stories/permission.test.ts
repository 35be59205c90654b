import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import type { Purpose } from '../../src/access/purpose.js';
import { toldFacts } from '../../src/recognition/seen/disclosure-choice.js';
import { foundIn } from '../support/needles.js';
import { purposeOf } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { newMark, type Page, type Visitor } from '../support/visitor.js';

const LINJIANG = LINJIANG_CLIENT.clientId;
const CONSENTS = '/v1/recognition/consents';
const PURPOSE = purposeOf(LINJIANG_CLIENT, { serviceItemName: HAULAGE_DRIVER.names.zh, serviceItemCode: HAULAGE_DRIVER.code, cause: '核对驾驶资格' });

onWholeServices('what a holder permits on the phone', (running) => {
  let service: WholeService;
  const visitors: Visitor[] = [];

  beforeAll(() => {
    service = running();
  });

  let keys = 0;
  const ask = (change: object = {}, by = LINJIANG): Promise<Answer> =>
    service.call({ by, path: CONSENTS, key: `ask-${++keys}`, body: { holder: ZHOU_MINGYUAN.code, licenceTypes: [DRIVING_LICENCE.code], purpose: PURPOSE, validMinutes: 10, ...change } });
  const stateOf = (id: string, by = LINJIANG): Promise<Answer> => service.get(`${CONSENTS}/${id}`, by);
  const signedIn = async (subject: string): Promise<Visitor> => {
    const visitor = service.visitor();
    visitors.push(visitor);
    await visitor.signIn(subject);
    return visitor;
  };
  const lookUp = (query: object, by = LINJIANG): Promise<Answer> => service.call({ by, path: '/v1/recognition/look-ups', body: query });

  describe('consents', () => {
    let phone: Visitor;
    let id: string;

    it('a clerk asks, and the holder sees who, for what, and which fields', async () => {
      const answer = await ask();
      expect(answer).toMatchObject({ status: 201, body: { state: 'asked', goodUntil: null } });
      id = answer.body.consent as string;
      phone = await signedIn('zhou-mingyuan');
      expect((await phone.go('/phone')).text).toMatch(/href="\/phone\/consents"[\s\S]*?<b class="count">1</);
      const { text } = await phone.go('/phone/consents');
      for (const shown of ['邻江市行政审批局', HAULAGE_DRIVER.names.zh, PURPOSE.caseNumber, PURPOSE.operator, '核对驾驶资格', '机动车驾驶证', '准驾车型', '同意后 10 分钟内可查看一次']) expect(text).toContain(shown);
      expect(text).toContain(`action="/phone/consents/${id}/approve"`);
    });

    it('another site cannot answer, another holder cannot, and nobody who is not signed in', async () => {
      expect(await phone.post(`/phone/consents/${id}/approve`, {}, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403, text: expect.stringContaining('FORM_FROM_ELSEWHERE') as string });
      const other = await signedIn('lin-qing');
      expect(await other.post(`/phone/consents/${id}/approve`, {})).toMatchObject({ status: 404, text: expect.stringContaining('CONSENT_UNKNOWN') as string });
      expect(await service.visitor().post(`/phone/consents/${id}/approve`, {})).toMatchObject({ status: 401, text: expect.stringContaining('SIGN_IN_NEEDED') as string });
      expect((await stateOf(id)).body.state).toBe('asked');
    });

    it('the holder approves, twice by mistake, and the department that asked learns of it, and no other', async () => {
      for (const _press of [1, 2]) {
        expect((await phone.post(`/phone/consents/${id}/approve`, {})).status).toBe(303);
        expect(phone.location).toBe('/phone/consents');
      }
      expect(await stateOf(id)).toMatchObject({ status: 200, body: { consent: id, state: 'approved' } });
      for (const foreign of [await stateOf(id, MARKET_CLIENT.clientId), await stateOf('0'.repeat(32))]) expect(foreign).toMatchObject({ status: 404, body: { code: 'CONSENT_UNKNOWN' } });
      const { text } = await phone.go('/phone/consents?lang=en');
      expect(text).toContain('Approved');
      expect(text).toContain('good for one look until');
    });

    it('opens one look, for that case, at exactly what was shown; the page says that it was used', async () => {
      const look = (purpose: Purpose, licenceType: string = DRIVING_LICENCE.code): Promise<Answer> => lookUp({ licenceTypes: [licenceType], purpose, ground: { holderPresent: { consent: id } } });
      expect(await look({ ...PURPOSE, caseNumber: 'LJ-2026-000124' } as Purpose)).toMatchObject({ status: 422, body: { code: 'CONSENT_PURPOSE_OTHER' } });
      const seen = await look(PURPOSE);
      expect(seen).toMatchObject({ status: 200, body: { licences: [{ licenceType: { code: DRIVING_LICENCE.code } }] } });
      const shown = toldFacts({ ...DRIVING_LICENCE, version: 1 }, { ground: 'holderPresent', strength: 'strong', serviceItem: HAULAGE_DRIVER.code });
      const facts = new Set(Object.keys(seen.body.licences[0].facts as object).map((name) => name.replace(/^holder\/\d+/, 'holder')));
      expect(facts.size).toBe(shown.length);
      expect(await look(PURPOSE)).toMatchObject({ status: 409, body: { code: 'CONSENT_USED' } });
      expect((await stateOf(id)).body.state).toBe('used');
      expect((await phone.go('/phone/consents?lang=zh')).text).toContain('已查看');
      expect(await phone.post(`/phone/consents/${id}/refuse`, {})).toMatchObject({ status: 409, text: expect.stringContaining('CONSENT_NOT_OPEN') as string });
    });

    it('what a department has no right to, or asks wrongly, is refused', async () => {
      const refusals: [Answer, number, string][] = [
        [await ask({}, 'yanshi-housing'), 403, 'RIGHT_MISSING'],
        [await ask({ purpose: purposeOf(MARKET_CLIENT) }), 422, 'PURPOSE_DEPARTMENT_OTHER'],
        [await ask({ holder: { codeType: '111', code: '110101199001011238' } }), 422, 'HOLDER_CODE_CHECK'],
        [await ask({ licenceTypes: [`${'11990101MA990001XX'}999`] }), 404, 'LICENCE_TYPE_UNKNOWN'],
        [await ask({ validMinutes: 31 }), 422, 'REQUEST_INVALID'],
        [await ask({ licenceTypes: [DRIVING_LICENCE.code, DRIVING_LICENCE.code] }), 422, 'REQUEST_INVALID'],
        [await service.call({ by: LINJIANG, path: CONSENTS, body: {} }), 400, 'IDEMPOTENCY_KEY_MISSING'],
        [await stateOf('z'.repeat(32)), 422, 'REQUEST_INVALID'],
      ];
      expect(refusals.map(([{ status, body }]) => [status, body.code])).toEqual(refusals.map(([, status, code]) => [status, code]));
    });
  });

  describe('entrustments', () => {
    const onceOf = (page: Page): string => /name="once" value="([0-9a-f]{32})"/.exec(page.text)?.[1] ?? '';
    const numbers = (page: Page): string[] => [...page.text.matchAll(/\/phone\/entrustments\/([0-9a-f]{32})\/revoke/g)].map(([, id = '']) => id);
    let company: Visitor;
    let form: Record<string, string>;

    beforeAll(async () => {
      company = await signedIn('qinghe-catering');
      const { codeType, code } = SU_XIAOHE.code;
      const page = await company.go('/phone/entrustments');
      expect(page.text).toContain(BUSINESS_LICENCE.names.zh);
      expect(page.text).toContain(COMPANY_MOVE.names.zh);
      const lastDay = new Date(service.clock.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      form = { once: onceOf(page), name: '苏晓禾', codeType, code, relation: 'handler', types: 'some', [`type.${BUSINESS_LICENCE.code}`]: 'on', items: 'some', [`item.${COMPANY_MOVE.code}`]: 'on', uses: '2', lastDay, note: '' };
    });

    it('a form with flaws comes back with each of them, what was typed kept', async () => {
      const again = await company.post('/phone/entrustments', { ...form, code: '440301198512310021', uses: '51' });
      expect(again.status).toBe(422);
      for (const shown of ['证件号码与证件类型不符', '使用次数须为 1 至 50', '苏晓禾']) expect(again.text).toContain(shown);
      expect(numbers(await company.go('/phone/entrustments'))).toEqual([]);
    });

    it('sent twice it is one entrustment, which the delegate sees and a counter takes', async () => {
      for (const _press of [1, 2]) expect((await company.post('/phone/entrustments', form)).status).toBe(303);
      const [entrustment = '', ...others] = numbers(await company.go('/phone/entrustments'));
      expect(others).toEqual([]);
      const delegate = await signedIn('su-xiaohe');
      const { text } = await delegate.go('/phone/entrustments');
      expect(text).toContain(QINGHE_CATERING.names.zh);
      expect(text.replaceAll(' ', '')).toContain(entrustment);
      const purpose = purposeOf(LINJIANG_CLIENT, { serviceItemName: COMPANY_MOVE.names.zh, serviceItemCode: COMPANY_MOVE.code });
      const look = (code: object): Promise<Answer> => lookUp({ purpose, ground: { entrusted: { entrustment, delegate: code } } });
      expect(await look(LIN_QING.code)).toMatchObject({ status: 422, body: { code: 'ENTRUSTMENT_NOT_GOOD' } });
      const seen = await look(SU_XIAOHE.code);
      expect(seen.body.licences.map((licence: { licenceType: { code: string } }) => licence.licenceType.code)).toEqual([BUSINESS_LICENCE.code]);
      expect((await delegate.go('/phone/entrustments')).text).toContain('已用 1 次，共 2 次');
    });

    it('revoked by its grantor alone it is gone for both', async () => {
      const [entrustment = ''] = numbers(await company.go('/phone/entrustments'));
      const delegate = await signedIn('su-xiaohe');
      expect(await delegate.post(`/phone/entrustments/${entrustment}/revoke`, {})).toMatchObject({ status: 404, text: expect.stringContaining('ENTRUSTMENT_UNKNOWN') as string });
      for (const _press of [1, 2]) expect((await company.post(`/phone/entrustments/${entrustment}/revoke`, {})).status).toBe(303);
      expect((await delegate.go('/phone/entrustments')).text).toContain('已撤销');
    });
  });

  describe('use codes', () => {
    let phone: Visitor;
    let identifier: string;

    beforeAll(async () => {
      phone = await signedIn('lin-qing');
      const list = await phone.go('/phone');
      const places = [...list.text.matchAll(/href="\/phone\/licences\/([^"]+)"/g)].map(([, place = '']) => place);
      identifier = places.find((place) => place.includes(DRIVING_LICENCE.code)) ?? '';
    });

    const shownCode = async (): Promise<string> => /class="use-code[^"]*">([^<]*)</.exec((await phone.go('/phone/use-code')).text)?.[1] ?? '';

    it('are made on the page of a licence, and shown large with their end', async () => {
      const page = (await phone.go(`/phone/licences/${identifier}`)).text;
      expect(page).toContain(`<option value="${HAULAGE_DRIVER.code}">`);
      const form = { once: /name="once" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '', identifier, serviceItem: HAULAGE_DRIVER.code };
      expect((await phone.post('/phone/use-code', form)).status).toBe(303);
      expect(phone.location).toBe('/phone/use-code');
      const code = await shownCode();
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      // The browser that was pressed twice keeps only what the later answer says.
      phone.jar.forEach((_, name) => name.includes('use-code') && phone.jar.delete(name));
      expect((await phone.post('/phone/use-code', form)).status).toBe(303);
      expect(await shownCode()).toBe(code);
    });

    it('one that is used says so to who made it', async () => {
      const code = await shownCode();
      const look = (by: string, purpose: Purpose = PURPOSE): Promise<Answer> => lookUp({ purpose, ground: { useCode: code.toLowerCase() } }, by);
      expect((await look(LINJIANG)).body.licences).toMatchObject([{ identifier }]);
      expect(await look(LINJIANG)).toMatchObject({ status: 422, body: { code: 'USE_CODE_NOT_GOOD' } });
      expect((await phone.go('/phone/use-code')).text).toContain('已使用');
    });

    it('are shown to nobody else, and made for no item that there is not', async () => {
      const other = await signedIn('su-xiaohe');
      for (const [name, value] of phone.jar) if (name.includes('use-code')) other.jar.set(name, value);
      expect((await other.go('/phone/use-code')).text).toContain('没有正在使用的用证码');
      expect(await other.post('/phone/use-code', { once: newMark(), identifier, serviceItem: HAULAGE_DRIVER.code })).toMatchObject({ status: 404, text: expect.stringContaining('LICENCE_UNKNOWN') as string });
      expect(await phone.post('/phone/use-code', { once: newMark(), identifier, serviceItem: '0'.repeat(24) })).toMatchObject({ status: 404, text: expect.stringContaining('SERVICE_ITEM_UNKNOWN') as string });
      expect(await phone.post('/phone/use-code', { once: newMark(), identifier, serviceItem: HAULAGE_DRIVER.code }, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    });
  });

  it('no code of a holder, and no use code, stands in an address or in the log, and nothing was a fault', () => {
    const secrets = [ZHOU_MINGYUAN, LIN_QING, SU_XIAOHE, QINGHE_CATERING].map(({ code }) => code.code);
    const codes = visitors.flatMap(({ jar }) => [...jar].flatMap(([name, value]) => (name.includes('use-code') ? [value] : [])));
    expect(codes.length).toBeGreaterThan(0);
    const told = [...service.addresses, ...visitors.flatMap(({ addresses }) => addresses), ...service.logged].join('\n');
    expect(foundIn(Buffer.from(told).toString('latin1'), [...secrets, ...codes])).toEqual([]);
    expect(service.faults()).toEqual([]);
  });
});
