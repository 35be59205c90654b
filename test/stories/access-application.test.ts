import { join } from 'node:path';
import { mayOn } from '../../src/access/authorise.js';
import { ClientDirectory } from '../../src/access/register/client-directory.js';
import { ClientItemRightRow } from '../../src/access/register/client-row.js';
import { endOf } from '../../src/catalogue/application/application.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { dayFrom } from '../../src/cli/city/city-order.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { HOUSING_CLIENT, LINJIANG_CLIENT, MARKET_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { QINGHE_CATERING } from '../../src/cli/city/holders.js';
import { HOUSING_PRINTING, NEW_FOOD_PERMIT, SAFETY_PERMIT } from '../../src/cli/city/service-items.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { fetchToken } from '../../src/cli/token-client.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import { accessOrder, lookUpOf, purposeOf } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const APPLICATIONS = '/v1/access-applications';
const HOUSING = HOUSING_CLIENT.clientId;
const MARKET = MARKET_CLIENT.clientId;

onWholeServices('a department that asks for access', (running) => {
  let service: WholeService;
  let today: string;
  let number = 0;
  beforeAll(() => {
    service = running();
    today = dateInChina(service.clock.now());
  });

  const order = (change: object = {}): object => ({ ...accessOrder(), licenceType: BUSINESS_LICENCE.code, serviceItems: [SAFETY_PERMIT.code], ...change });
  const apply = (by: string, change: object = {}): Promise<Answer> => service.call({ by, path: APPLICATIONS, key: `apply-${number++}`, body: order(change) });
  const applied = async (change: object = {}): Promise<string> => (await apply(HOUSING, change)).body.id as string;
  const decide = (by: string, id: string, verb: 'grant' | 'refuse', body: object = { answer: '同意' }): Promise<Answer> =>
    service.call({ by, path: `${APPLICATIONS}/${id}/${verb}`, key: `decide-${number++}`, body });

  async function lookUp(item: typeof SAFETY_PERMIT): Promise<Answer> {
    const key = new ClientKeyFolder(join(service.config.dataDir, 'clients')).read(HOUSING);
    const token = await fetchToken({ origin: service.origin, clientId: HOUSING, key, scope: 'recognition:look-up' }, service.clock, systemRandom);
    return service.call({ path: '/v1/recognition/look-ups', token, body: lookUpOf(QINGHE_CATERING, BUSINESS_LICENCE.code, purposeOf(HOUSING_CLIENT, {}, item)) });
  }

  it('has nothing before it asks', async () => {
    await expect(lookUp(SAFETY_PERMIT)).rejects.toThrow('invalid_scope');
  });

  it('applies once, however often it sends, and reads how its application stands', async () => {
    const call = { by: HOUSING, path: APPLICATIONS, key: 'first', body: order({ until: dayFrom(today, { years: 3 }) }) };
    const answer = await service.call(call);
    expect(answer).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^[0-9a-f]{32}$/), state: 'submitted', until: dayFrom(today, { years: 3 }) } });
    expect((await service.call(call)).text).toBe(answer.text);
    expect(await service.call({ ...call, body: order({ reason: '另一理由' }) })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const { body } = await service.get(APPLICATIONS, HOUSING);
    expect(body).toMatchObject({ own: [{ id: answer.body.id, client: HOUSING, state: 'submitted', decision: null, mayDecide: false, licenceType: { names: BUSINESS_LICENCE.names } }], forSteward: [], isComplete: true });
    expect((await service.get(`${APPLICATIONS}/${answer.body.id}`, HOUSING)).body).toEqual(body.own[0]);
  });

  it('does not exist to anybody but itself and the steward', async () => {
    const id = await applied();
    const none = '0'.repeat(32);
    const unknown = await service.get(`${APPLICATIONS}/${none}`, TRAFFIC_CLIENT.clientId);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'APPLICATION_UNKNOWN' } });
    for (const [by, there] of [[TRAFFIC_CLIENT.clientId, id], [LINJIANG_CLIENT.clientId, id], [HOUSING, none], [HOUSING, 'x']] as const) {
      const answer = await service.get(`${APPLICATIONS}/${there}`, by);
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    }
    for (const verb of ['grant', 'refuse'] as const) {
      for (const [by, there] of [[TRAFFIC_CLIENT.clientId, id], [TRAFFIC_CLIENT.clientId, none], [HOUSING, id], [HOUSING, none], [MARKET, none]] as const) {
        const answer = await decide(by, there, verb);
        expect([answer.status, answer.text]).toEqual([404, unknown.text]);
      }
    }
    expect(await decide(LINJIANG_CLIENT.clientId, id, 'grant')).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    expect((await service.get(APPLICATIONS, TRAFFIC_CLIENT.clientId)).body).toEqual({ own: [], forSteward: [], isComplete: true });
    expect((await service.get(`${APPLICATIONS}/${id}`, MARKET)).body).toMatchObject({ state: 'submitted', mayDecide: true, department: { code: HOUSING_CLIENT.department } });
  });

  it.each([
    ['a licence type that there is not', { licenceType: '11990101MA990001XX099' }, 404, 'LICENCE_TYPE_UNKNOWN'],
    ['yesterday', { until: '2026-01-01' }, 422, 'APPLICATION_TERM'],
    ['a day longer than three years', { until: dayFrom(dateInChina(systemClock.now()), { years: 3, days: 1 }) }, 422, 'APPLICATION_TERM'],
    ['another department’s system', { client: MARKET }, 404, 'CLIENT_UNKNOWN'],
    ['a system that there is not', { client: 'no-such-system' }, 404, 'CLIENT_UNKNOWN'],
    ['a right that is not given by stewards', { rights: ['licences:issue'] }, 422, 'REQUEST_INVALID'],
    ['a service item twice', { serviceItems: [SAFETY_PERMIT.code, SAFETY_PERMIT.code] }, 422, 'REQUEST_INVALID'],
    ['a service item that there is not', { serviceItems: ['000000000MA9900116990101'] }, 422, 'APPLICATION_ITEM'],
    ['another department’s service item', { serviceItems: [NEW_FOOD_PERMIT.code] }, 422, 'APPLICATION_ITEM'],
    ['no service item', { serviceItems: [] }, 422, 'REQUEST_INVALID'],
    ['no reason', { reason: '' }, 422, 'REQUEST_INVALID'],
  ])('is refused for %s', async (_what, change, status, code) => {
    expect(await apply(HOUSING, change)).toMatchObject({ status, body: { code } });
  });

  it('has what the steward grants, for the stated items alone, to the last day', async () => {
    const id = await applied({ until: dayFrom(today, { days: 90 }) });
    const until = dayFrom(today, { days: 30 });
    expect(await decide(MARKET, id, 'grant', { answer: '同意', until: dayFrom(today, { days: 91 }) })).toMatchObject({ status: 422, body: { code: 'APPLICATION_TERM' } });
    const call = { by: MARKET, path: `${APPLICATIONS}/${id}/grant`, key: 'grant', body: { answer: '同意，先行一月', until } };
    const granted = await service.call(call);
    expect(granted).toMatchObject({ status: 200, body: { id, state: 'granted', until } });
    expect((await service.call(call)).text).toBe(granted.text);
    expect((await service.get(`${APPLICATIONS}/${id}`, HOUSING)).body).toMatchObject({ state: 'granted', decision: { answer: '同意，先行一月', until } });
    // What instances know of a client is at most five seconds old.
    service.clock.advance(5_000);
    expect(await lookUp(SAFETY_PERMIT)).toMatchObject({ status: 200, body: { licences: [{ facts: { 'face/creditCode': QINGHE_CATERING.code.code } }] } });
    expect(await lookUp(HOUSING_PRINTING)).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });

    const client = await service.app.get(ClientDirectory).find(HOUSING);
    if (client === undefined) throw new Error('the client is registered');
    const caller = { kind: 'client', client, tokenRights: new Set(['recognition:look-up'] as const) } as const;
    const wanted = { right: 'recognition:look-up', typeCode: BUSINESS_LICENCE.code, serviceItem: SAFETY_PERMIT.code } as const;
    expect([mayOn(caller, wanted, endOf(until) - 1), mayOn(caller, wanted, endOf(until))]).toEqual([true, false]);
    expect(endOf(until)).toBe(Date.parse(`${dayFrom(until, { days: 1 })}T00:00:00+08:00`));
  });

  it('keeps a longer right when a shorter one is granted, and gets a longer one', async () => {
    const ends = async (): Promise<number[]> => {
      const rows = await service.database.reader.find(ClientItemRightRow, 'service_item = ? AND type_code = ?', [SAFETY_PERMIT.code, BUSINESS_LICENCE.code]);
      return rows.map(({ validUntil }) => validUntil);
    };
    const before = await ends();
    expect(before).toHaveLength(1);
    await decide(MARKET, await applied({ until: dayFrom(today, { days: 10 }) }), 'grant');
    expect(await ends()).toEqual(before);
    await decide(MARKET, await applied({ until: dayFrom(today, { days: 60 }) }), 'grant');
    expect(await ends()).toEqual([endOf(dayFrom(today, { days: 60 }))]);
  });

  it('is answered once: of ten decisions that race, one stands and the others are told so', async () => {
    const id = await applied({ rights: ['recognition:verify'] });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, place) => decide(MARKET, id, place % 2 === 0 ? 'grant' : 'refuse', { answer: `答复${place}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'APPLICATION_DECIDED')).toHaveLength(9);
    const { state } = answers.find(({ status }) => status === 200)?.body ?? {};
    expect((await service.get(`${APPLICATIONS}/${id}`, HOUSING)).body).toMatchObject({ state });
    const given = await service.database.reader.find(ClientItemRightRow, "right_name = 'recognition:verify'");
    expect(given).toHaveLength(state === 'granted' ? 1 : 0);
  });

  it('gets every right of ten applications that are granted at once', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => applied({ rights: ['recognition:look-up', 'recognition:verify'], serviceItems: [HOUSING_PRINTING.code] })));
    const answers = await Promise.all(ids.map((id) => decide(MARKET, id, 'grant')));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await service.database.reader.find(ClientItemRightRow, 'service_item = ?', [HOUSING_PRINTING.code])).toHaveLength(2);
  });

  it('is told why it is refused, and has nothing of it', async () => {
    const id = await applied({ licenceType: FOOD_BUSINESS_PERMIT.code });
    expect(await decide(MARKET, id, 'refuse', { answer: '该事项无须核对食品经营许可' })).toMatchObject({ status: 200, body: { state: 'refused', until: null } });
    expect((await service.get(`${APPLICATIONS}/${id}`, HOUSING)).body).toMatchObject({ state: 'refused', decision: { answer: '该事项无须核对食品经营许可', until: null } });
    expect(await service.database.reader.find(ClientItemRightRow, 'type_code = ?', [FOOD_BUSINESS_PERMIT.code])).toEqual([]);
    expect(await decide(MARKET, id, 'grant')).toMatchObject({ status: 409, body: { code: 'APPLICATION_DECIDED' } });
  });
});
