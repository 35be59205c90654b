import { jest } from '@jest/globals';
import { SetQuota } from '../../src/access/quota/set-quota.js';
import { MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { MARKET_SUPERVISION } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING, SU_XIAOHE } from '../../src/cli/city/holders.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { MARKET_INSPECTION, NEW_FOOD_PERMIT } from '../../src/cli/city/service-items.js';
import { isoInstant } from '../../src/primitives/clock.js';
import { extraClient } from '../support/extra-client.js';
import { purposeOf } from '../support/orders.js';
import { flawsOf, readsFileOf } from '../support/reads-file.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { newMark, type Visitor } from '../support/visitor.js';

const DOCUMENT = '演公（刑）调证字〔2026〕0017号';
const TERM_MS = 240_000;
const INSPECTION = purposeOf(MARKET_CLIENT, { operator: '检查员甲', cause: '协助核查' }, MARKET_INSPECTION);
const DAY_MS = 86_400_000;

onWholeServices('a look that an investigation orders to be told late', (running) => {
  let service: WholeService;
  let investigator: string;
  let [lin, su]: [Visitor, Visitor] = [] as never;

  const look = (asked: object, token = investigator): Promise<Answer> => {
    const delay = { document: DOCUMENT, until: isoInstant(service.clock.now() + TERM_MS) };
    return service.call({ token, path: '/v1/recognition/look-ups', body: { holder: LIN_QING.code, licenceTypes: [DRIVING_LICENCE.code], ground: 'duty', purpose: INSPECTION, delay, ...asked } });
  };
  const counted = async (): Promise<Answer> => service.get('/ledger/reads/delayed');
  const standsAt = (instant: number): unknown => jest.spyOn(service.clock, 'now').mockReturnValue(instant);
  const rows = async (table: string): Promise<number> => (await service.database.reader.query(`SELECT 1 FROM ${table}`)).length;

  beforeAll(async () => {
    service = running();
    const grants = (['recognition:look-up', 'recognition:investigate'] as const).map((right) => ({ right, typeCode: '*' }) as const);
    investigator = await extraClient(service, { clientId: 'yanshi-inspectors', department: MARKET_SUPERVISION.code, grants });
    [lin, su] = [service.visitor(), service.visitor()];
    await lin.signIn('lin-qing', '/phone/reads');
    await su.signIn('su-xiaohe', '/phone/reads');
  });

  afterEach(() => jest.restoreAllMocks());

  it.each<[string, () => Promise<Answer>, number, string]>([
    ['by whoever may look but not investigate', async () => look({}, await service.token(MARKET_CLIENT.clientId)), 403, 'RIGHT_MISSING'],
    ['for a service item, of which its holder knows', () => look({ purpose: purposeOf(MARKET_CLIENT, {}, NEW_FOOD_PERMIT) }), 422, 'DELAY_PURPOSE_UNFIT'],
    ['for longer than half a year', () => look({ delay: { document: DOCUMENT, until: isoInstant(service.clock.now() + 181 * DAY_MS) } }), 422, 'DELAY_TERM_UNFIT'],
    ['until an instant that is over', () => look({ delay: { document: DOCUMENT, until: isoInstant(service.clock.now() - 1) } }), 422, 'DELAY_TERM_UNFIT'],
    ['by a document without a number', () => look({ delay: { document: '无编号', until: isoInstant(service.clock.now() + TERM_MS) } }), 422, 'REQUEST_INVALID'],
  ])('ordered %s is refused, and nobody has looked', async (_how, ask, status, code) => {
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body).not.toHaveProperty('licences');
    expect([await rows('access_event'), await rows('access_delay')]).toEqual([0, 0]);
    expect((await counted()).body).toMatchObject({ pending: 0, disclosed: 0, byDepartmentAndMonth: [] });
  });

  it('takes the right to investigate every type that it is about', async () => {
    const grants = [{ right: 'recognition:look-up', typeCode: '*' }, { right: 'recognition:investigate', typeCode: DRIVING_LICENCE.code }] as const;
    const narrow = await extraClient(service, { clientId: 'yanshi-car-inspectors', department: MARKET_SUPERVISION.code, grants });
    for (const licenceTypes of [undefined, [REAL_ESTATE_TITLE.code], [DRIVING_LICENCE.code, REAL_ESTATE_TITLE.code]]) {
      expect(await look({ licenceTypes }, narrow)).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    }
    expect(await rows('access_event')).toBe(0);
  });

  it('refused it takes nobody off the caller’s quota', async () => {
    const clientId = 'yanshi-few';
    const grants = [{ right: 'recognition:look-up', typeCode: '*' }] as const;
    const few = await extraClient(service, { clientId, department: MARKET_SUPERVISION.code, grants });
    await service.app.get(SetQuota).run({ clientId, holdersPerDay: 1 }, 'service');
    expect((await look({}, few)).body.code).toBe('RIGHT_MISSING');
    expect((await look({ holder: SU_XIAOHE.code, delay: undefined }, few)).status).toBe(200);
    expect((await look({ delay: undefined }, few)).body.code).toBe('HOLDER_QUOTA');
  });

  it('is answered like any other, and counted in the open at once, of no holder and no licence', async () => {
    const { status, body } = await look({});
    expect([status, body.licences[0].facts['face/personName']]).toEqual([200, LIN_QING.names.zh]);
    const { body: told, text } = await counted();
    const { code: department, nameZh: zh, nameEn: en } = MARKET_SUPERVISION;
    expect(told).toMatchObject({ pending: 1, disclosed: 0, byDepartmentAndMonth: [{ department, names: { zh, en }, pending: 1, disclosed: 0 }] });
    for (const secret of [DOCUMENT, LIN_QING.code.code, LIN_QING.names.zh, DRIVING_LICENCE.code, body.event, INSPECTION.operator]) expect(text).not.toContain(secret);
  });

  it('is hidden from its holders to the last moment of its term, and shown to each of them from then on', async () => {
    const until = service.clock.now() + TERM_MS;
    const document = '演公（刑）调证字〔2026〕0018号';
    const { event, licences } = (await look({ licenceTypes: [REAL_ESTATE_TITLE.code], delay: { document, until: isoInstant(until) } })).body;
    expect(licences).toHaveLength(1);
    const { event: open } = (await look({ licenceTypes: [REAL_ESTATE_TITLE.code], delay: undefined })).body;
    standsAt(until - 1);
    for (const visitor of [lin, su]) {
      const page = (await visitor.go('/phone/reads')).text;
      expect([page.includes(open as string), page.includes(event as string), page.includes(document)]).toEqual([true, false, false]);
      const { reads } = await readsFileOf(service, visitor);
      expect([reads.some(({ id }) => id === open), reads.some(({ id }) => id === event), reads.some(({ delay }) => delay?.document === document)]).toEqual([true, false, false]);
      expect(page).toContain('全库现有 1 次延迟告知的查阅');
      expect((await visitor.go(`/phone/reads/${event}/proof`)).status).toBe(404);
      expect((await visitor.post(`/phone/reads/${event}/objection`, { once: newMark(), text: '为什么', behind: '', read: event as string })).status).toBe(404);
    }
    // The term of the look before it has ended by then.
    expect((await counted()).body).toMatchObject({ pending: 1, disclosed: 1 });
    standsAt(until);
    expect((await counted()).body).toMatchObject({ pending: 0, disclosed: 2 });
    for (const visitor of [lin, su]) {
      const page = (await visitor.go('/phone/reads')).text;
      for (const words of [event as string, '延迟告知', document, INSPECTION.operator, MARKET_SUPERVISION.nameZh, '全库现有 0 次延迟告知的查阅']) expect(page).toContain(words);
      const file = await readsFileOf(service, visitor);
      expect(file.reads.find(({ id }) => id === event)).toMatchObject({ delay: { document, disclosedFrom: isoInstant(until) }, inLog: { state: 'proven' } });
      expect(await flawsOf(service, file)).toEqual([]);
      expect((await visitor.go(`/phone/reads/${event}/proof`)).status).toBe(200);
    }
    jest.restoreAllMocks();
    service.clock.advance(TERM_MS);
  });
});
