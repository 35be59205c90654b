import { jest } from '@jest/globals';
import { AccessEventStore } from '../../src/access/event/access-event-store.js';
import type { ClientCaller } from '../../src/access/caller.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { CITY } from '../../src/cli/city/city.js';
import { dayFrom } from '../../src/cli/city/city-order.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, NEW_FOOD_PERMIT, SCHOOL_PLACE, SITE_PERMIT, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { CheckItem } from '../../src/recognition/item-check/check-item.js';
import type { CheckedNeed, ItemCheckQuery } from '../../src/recognition/item-check/item-check.js';
import { foundIn } from '../support/needles.js';
import { because, craneCertificate, ISSUER, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const CHECKS = '/v1/recognition/item-checks';
const named = ({ code }: CityHolder, role?: string): object => ({ codeType: code.codeType, code: code.code, ...(role === undefined ? {} : { role }) });
const asked = (item: CityServiceItem, holders: readonly object[], purpose: object = purposeOf(LINJIANG_CLIENT, {}, item)): object => ({ item: item.code, holders, purpose, ground: 'duty' });

onWholeServices('what a citizen need not bring', (running) => {
  let service: WholeService;
  let today: string;

  const check = (item: CityServiceItem, ...holders: readonly object[]): Promise<Answer> => service.call({ by: READER, path: CHECKS, body: asked(item, holders) });
  const outcomes = async (item: CityServiceItem, ...holders: readonly object[]): Promise<string[]> => (await needsOf(item, ...holders)).map(({ key, outcome, reason }) => `${key} ${outcome} ${reason}`);
  const needsOf = async (item: CityServiceItem, ...holders: readonly object[]): Promise<CheckedNeed[]> => {
    const answer = await check(item, ...holders);
    expect(answer.status).toBe(200);
    return answer.body.needs as CheckedNeed[];
  };
  const count = async (table: string): Promise<number> => Number((await service.database.reader.query(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.['n']);

  beforeAll(() => {
    service = running();
    today = dateInChina(service.clock.now());
  });

  it('a company with all it needs brings nothing, although a branch of it has lost its permit', async () => {
    const [licence, permit] = await needsOf(COMPANY_MOVE, named(QINGHE_CATERING));
    expect(licence).toMatchObject({ key: 'businessLicence', outcome: 'satisfied', reason: 'VERIFIED', says: { zh: '已核实，免提交。' }, by: [{ licenceType: BUSINESS_LICENCE.code, standing: 'inForce', validUntil: null }] });
    expect(permit).toMatchObject({ key: 'foodPermit', outcome: 'satisfied', by: [{ standing: 'inForce', identifier: expect.stringMatching(/^1\.2\.156\.3005\.2\./) }] });
  });

  it('a permit on its last days is taken, and its holder told to renew it', async () => {
    const [, permit] = await needsOf(COMPANY_MOVE, named(LAOJIE_NOODLES));
    expect(permit).toMatchObject({ outcome: 'expiring', reason: 'EXPIRING_SOON', advice: { zh: '请尽快向颁发机构申请延续。' }, by: [{ validUntil: dayFrom(today, { days: 1 }) }] });
  });

  it('a suspended licence, one of another class, and none at all are told apart, each with what to do', async () => {
    const [suspended] = await needsOf(HAULAGE_DRIVER, named(ZHOU_MINGYUAN));
    expect(suspended).toMatchObject({ outcome: 'suspended', reason: 'SUSPENDED', advice: { en: 'Ask the issuing authority how it can be restored, and apply again then.' }, by: [{ standing: 'suspended' }] });
    const [other] = await needsOf(HAULAGE_DRIVER, named(LIN_QING));
    expect(other).toMatchObject({ outcome: 'notAcceptable', reason: 'CONDITION_NOT_MET', advice: { zh: expect.stringContaining('请先向公安机关交通管理部门申请增驾') }, by: [{ standing: 'inForce' }] });
    const [none] = await needsOf(HAULAGE_DRIVER, named(ZHANG_JIAN));
    expect(none).toMatchObject({ outcome: 'missing', reason: 'NONE_HELD', advice: { zh: expect.stringContaining('需持大型货车准驾车型') }, by: [] });
  });

  it('the electrician is qualified by the certificate that has begun, not by the scaffolder’s that has not', async () => {
    const [operative] = await needsOf(SITE_PERMIT, named(ZHOU_MINGYUAN));
    expect(operative).toMatchObject({ outcome: 'satisfied', by: [{ standing: 'inForce' }] });
  });

  it('a certificate that has not begun, too few hours, hours that nobody entered, and one that was revoked are told apart', async () => {
    const issue = async (holder: CityHolder, number: string, change: object): Promise<string> => {
      const order = craneCertificate({ number, ...change }, holder);
      const answer = await service.call({ by: ISSUER, path: '/v1/licences', key: `issue-${number.slice(-4)}`, body: order });
      expect(answer.status).toBe(201);
      return answer.body.identifier as string;
    };
    const { trainingHours: _, ...unentered } = craneCertificate().fields;
    const revoked = await issue(SU_XIAOHE, '演A052026009001', {});
    await service.call({ by: ISSUER, path: `/v1/licences/${revoked}/revoke`, key: 'revoke-su', body: because('塔机作业违章') });
    expect(await outcomes(SITE_PERMIT, named(SU_XIAOHE))).toEqual(['operative notAcceptable REVOKED']);
    await issue(SU_XIAOHE, '演A052026009002', { validFrom: dayFrom(today, { days: 5 }) });
    expect(await outcomes(SITE_PERMIT, named(SU_XIAOHE))).toEqual(['operative notAcceptable NOT_YET_EFFECTIVE']);
    await issue(LIN_QING, '演A052026009003', { fields: { ...craneCertificate().fields, trainingHours: 23 } });
    expect(await outcomes(SITE_PERMIT, named(LIN_QING))).toEqual(['operative notAcceptable CONDITION_NOT_MET']);
    await issue(LIN_QING, '演A052026009004', { fields: unentered });
    expect(await outcomes(SITE_PERMIT, named(LIN_QING))).toEqual(['operative cannotTell CONDITION_UNKNOWN']);
    // Of several people any will do where the item says nothing of roles.
    expect(await outcomes(SITE_PERMIT, named(LIN_QING), named(SU_XIAOHE), named(ZHOU_MINGYUAN))).toEqual(['operative satisfied VERIFIED']);
  });

  it('a home counts for a school place if the guardian has it, and nobody but the guardian', async () => {
    expect(await outcomes(SCHOOL_PLACE, named(SU_XIAOHE, 'guardian'))).toEqual(['home satisfied VERIFIED']);
    expect(await outcomes(SCHOOL_PLACE, named(SU_XIAOHE, 'child'), named(ZHANG_JIAN, 'guardian'))).toEqual(['home notAcceptable CONDITION_NOT_MET']);
    expect(await outcomes(SCHOOL_PLACE, named(SU_XIAOHE), named(ZHOU_MINGYUAN, 'guardian'))).toEqual(['home missing NONE_HELD']);
    expect(await outcomes(SCHOOL_PLACE, named(SU_XIAOHE))).toEqual(['home cannotTell HOLDER_NOT_NAMED']);
  });

  it('no field of any licence leaves, whatever the outcome', async () => {
    const secrets = new Set(CITY.orders.flatMap(({ on }) => Object.values(on(today).fields)).filter((value): value is string => typeof value === 'string' && Buffer.byteLength(value) >= 6 && value !== today));
    const answers = await Promise.all([check(COMPANY_MOVE, named(QINGHE_CATERING)), check(HAULAGE_DRIVER, named(ZHOU_MINGYUAN), named(LIN_QING)), check(SCHOOL_PLACE, named(LIN_QING, 'guardian')), check(SITE_PERMIT, named(ZHOU_MINGYUAN))]);
    for (const { text } of answers) {
      expect(foundIn(text, secrets)).toEqual([]);
      for (const { code, names } of CITY.holders) expect([text.includes(code.code), text.includes(names.zh)]).toEqual([false, false]);
    }
  });

  it('is signed for the asking department and purpose, and proves nothing to another', async () => {
    const { body: answer } = await check(COMPANY_MOVE, named(QINGHE_CATERING));
    const present = (by: typeof MARKET_CLIENT, purpose: object): Promise<Answer> => service.call({ by: by.clientId, path: '/v1/recognition/verifications', body: { evidence: { answer }, purpose } });
    expect((await present(LINJIANG_CLIENT, purposeOf(LINJIANG_CLIENT, {}, COMPANY_MOVE))).body.verdict).toBe('valid');
    expect((await present(MARKET_CLIENT, purposeOf(MARKET_CLIENT))).body).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ code: 'PURPOSE_MISMATCH' })]) });
  });

  it('is recorded once for each holder, with what was told of which licence', async () => {
    const before = [await count('access_event'), await count('access_subject')];
    const { body } = await check(HAULAGE_DRIVER, named(ZHOU_MINGYUAN), named(ZHANG_JIAN));
    expect([await count('access_event'), await count('access_subject')]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
    const rows = await service.database.reader.query("SELECT disclosed FROM access_subject WHERE event_id IN (SELECT id FROM access_event WHERE act = 'recognition/item-check' AND answer_count = 1)");
    expect(new Set(rows.map(({ disclosed }) => disclosed))).toEqual(new Set(['standing derived']));
    const ids = (await service.database.reader.query('SELECT id FROM access_event')).map(({ id }) => Buffer.from(id as Uint8Array).toString('hex'));
    expect(ids).toEqual(expect.arrayContaining(body.events as string[]));
    expect(body.events).toHaveLength(2);
  });

  it('is not answered where one of its reads cannot be recorded, and then none of them is', async () => {
    const before = await count('access_event');
    const events = service.app.get(AccessEventStore);
    const whole = events.add.bind(events);
    let calls = 0;
    jest.spyOn(events, 'add').mockImplementation(async (unit, rows) => {
      await whole(unit, rows);
      if (++calls === 2) throw new Error('planted');
    });
    const answer = await check(HAULAGE_DRIVER, named(ZHOU_MINGYUAN), named(ZHANG_JIAN));
    jest.restoreAllMocks();
    expect([answer.status, answer.body.code, calls]).toEqual([500, 'FAULT', 2]);
    expect(await count('access_event')).toBe(before);
  });

  it.each<[string, () => object, number, string, string | undefined]>([
    ['of another item than the purpose’s', () => asked(COMPANY_MOVE, [named(LIN_QING)], PURPOSE), 422, 'ITEM_OTHER_THAN_PURPOSE', '/item'],
    ['of another department’s item', () => asked(NEW_FOOD_PERMIT, [named(LIN_QING)], purposeOf(LINJIANG_CLIENT, {}, NEW_FOOD_PERMIT)), 422, 'PURPOSE_ITEM_OTHER', '/purpose/serviceItemCode'],
    ['of a holder whose code is wrong', () => asked(COMPANY_MOVE, [named(LIN_QING), { codeType: '001', code: '91990101MA9900028X' }]), 422, 'HOLDER_CODE_CHECK', '/holders/1/code'],
    ['of nobody', () => asked(COMPANY_MOVE, []), 422, 'REQUEST_INVALID', '/holders'],
    ['of one holder twice', () => asked(COMPANY_MOVE, [named(LIN_QING), named(LIN_QING, 'guardian')]), 422, 'REQUEST_INVALID', '/holders'],
    ['on a ground that it does not know', () => ({ ...asked(COMPANY_MOVE, [named(LIN_QING)]), ground: 'entrusted' }), 422, 'REQUEST_INVALID', '/ground'],
  ])('a check %s is refused and not recorded', async (_which, body, status, code, pointer) => {
    const before = await count('access_event');
    const answer = await service.call({ by: READER, path: CHECKS, body: body() });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (pointer !== undefined) expect((answer.body.errors as { pointer: string }[]).map((flaw) => flaw.pointer)).toContain(pointer);
    expect(await count('access_event')).toBe(before);
  });

  it('a type that the caller may not look up is cannotTell, the same whoever has it, and nobody is looked for', async () => {
    const grants = [{ right: 'recognition:look-up', typeCode: BUSINESS_LICENCE.code, validUntil: Number.MAX_SAFE_INTEGER }] as const;
    const whole = await service.caller(READER);
    const narrow: ClientCaller = { ...whole, client: { ...whole.client, grants } };
    const verb = service.app.get(CheckItem);
    const told = async (holder: CityHolder): Promise<unknown> => (await verb.run(asked(COMPANY_MOVE, [named(holder)]) as ItemCheckQuery, narrow)).needs.find(({ key }) => key === 'foodPermit');
    const before = await count('access_subject');
    expect(await told(QINGHE_CATERING)).toMatchObject({ outcome: 'cannotTell', reason: 'NOT_GRANTED', by: [], advice: { zh: '请出示证照原件，由窗口核对。' } });
    // The business licence was told of, the permit was not.
    expect(await count('access_subject')).toBe(before + 1);
    expect(await told(ZHANG_JIAN)).toEqual(await told(QINGHE_CATERING));
    expect(await told(LAOJIE_NOODLES)).toEqual(await told(QINGHE_CATERING));
  });

  it('and a permit that nobody renewed is no longer taken two days later', async () => {
    service.clock.advance(2 * 86_400_000);
    const { needs } = await service.app.get(CheckItem).run(asked(COMPANY_MOVE, [named(LAOJIE_NOODLES)]) as ItemCheckQuery, await service.caller(READER));
    expect(needs[1]).toMatchObject({ outcome: 'notAcceptable', reason: 'EXPIRED', advice: { zh: '请先向颁发机构申请延续或换发。' } });
  });

  it('and nothing but the planted fault went wrong', () => {
    expect(service.faults()).toHaveLength(1);
  });
});
