import { join } from 'node:path';
import type { ClientCaller } from '../../src/access/caller.js';
import { CheckPurpose } from '../../src/catalogue/service-item/check-purpose.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemRandom } from '../../src/primitives/random.js';
import { LINJIANG_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { dayFrom } from '../../src/cli/city/city-order.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import { CITY_ITEMS } from '../../src/cli/city-items/city-items.js';
import { HAULAGE_DRIVER_ITEM as ITEM } from '../../src/cli/city-items/people-items.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { fetchToken } from '../../src/cli/token-client.js';
import { lookUpOf, purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const ITEMS = '/v1/service-items';
const DAY_MS = 86_400_000;

onWholeServices('a service item', (running) => {
  let service: WholeService;
  let today: string;
  let tomorrow: string;
  let caller: ClientCaller;
  let number = 0;

  const publish = (change: object, { by = READER, key = `publish-${number++}` } = {}): Promise<Answer> => service.call({ by, path: ITEMS, key, body: { ...ITEM, ...change } });
  const current = async (): Promise<Answer> => service.get(`${ITEMS}/${ITEM.code}`);
  const pointers = ({ body }: Answer): string[] => (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);

  beforeAll(async () => {
    service = running();
    caller = await service.caller(READER);
    today = dateInChina(service.clock.now());
    tomorrow = dayFrom(today, { days: 1 });
  });

  it('is there for everybody to read, as the city published it', async () => {
    const { body } = await service.get(ITEMS);
    expect((body.serviceItems as { code: string }[]).map(({ code }) => code)).toEqual(CITY_ITEMS.map(({ code }) => code).sort());
    expect(await current()).toMatchObject({ status: 200, body: { ...ITEM, version: 1 } });
    expect(await service.get(`${ITEMS}/${ITEM.code.replace(/^.../, '999')}`)).toMatchObject({ status: 404, body: { code: 'SERVICE_ITEM_UNKNOWN' } });
  });

  it('is tried on made-up holders before it is published, and nothing comes of it', async () => {
    const [, ...others] = ITEM.examples;
    const tried = await service.call({ by: READER, path: `${ITEMS}/trial`, body: { ...ITEM, examples: [{ ...ITEM.examples[0], expected: { drivingLicence: 'missing' } }, ...others.slice(0, 1), { ...ITEM.examples[0] }] } });
    expect(tried).toMatchObject({
      status: 200,
      body: {
        examples: [
          { name: '货车驾驶人', needs: [{ key: 'drivingLicence', expected: 'missing', outcome: 'satisfied', reason: 'VERIFIED' }] },
          { needs: [{ expected: 'expiring', outcome: 'expiring', reason: 'EXPIRING_SOON' }] },
          { needs: [{ expected: 'satisfied', outcome: 'satisfied' }] },
        ],
      },
    });
    expect((await current()).body.version).toBe(1);
  });

  it('whose example comes out otherwise is refused, with which and why', async () => {
    const answer = await publish({ effectiveFrom: tomorrow, needs: [{ ...ITEM.needs[0], rule: { var: 'licence.derived.mayDriveTrucks' } }] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'SERVICE_ITEM_EXAMPLE_FAILED' } });
    expect(answer.body.errors).toContainEqual({ pointer: '/examples/3/expected/drivingLicence', detail: 'expected notAcceptable, but it is satisfied (VERIFIED)' });
    expect((await current()).body.version).toBe(1);
  });

  it.each<[string, object, number, string, string | undefined]>([
    ['as it is already', {}, 409, 'SERVICE_ITEM_UNCHANGED', undefined],
    ['from a day that is past', { effectiveFrom: '2026-02-01' }, 422, 'SERVICE_ITEM_DATE_PAST', '/effectiveFrom'],
    ['with a rule over what duty does not tell', { needs: [{ ...ITEM.needs[0], rule: { in: ['东', { var: 'licence.facts.address' }] } }] }, 422, 'SERVICE_ITEM_INVALID', '/needs/0/rule/in/1/var'],
    ['with a licence type that there is not', { needs: [{ ...ITEM.needs[0], licenceTypes: ['11990101MA99001322999'] }] }, 422, 'SERVICE_ITEM_INVALID', '/needs/0/licenceTypes/0'],
    ['with an operator that nobody knows', { needs: [{ ...ITEM.needs[0], rule: { log: ['x'] } }] }, 422, 'REQUEST_INVALID', '/needs/0/rule/log'],
  ])('is not published %s', async (_how, change, status, code, pointer) => {
    const answer = await publish(change);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (pointer !== undefined) expect(pointers(answer)).toContain(pointer);
  });

  it('is published by its own department alone, and with the right', async () => {
    for (const path of [ITEMS, `${ITEMS}/trial`]) {
      expect(await service.call({ by: TRAFFIC_CLIENT.clientId, path, key: 'other-department', body: { ...ITEM, effectiveFrom: tomorrow } })).toMatchObject({ status: 403, body: { code: 'SERVICE_ITEM_DEPARTMENT_OTHER' } });
      const key = new ClientKeyFolder(join(service.config.dataDir, 'clients')).read(READER);
      const token = await fetchToken({ origin: service.origin, clientId: READER, key, scope: 'recognition:look-up' }, service.clock, systemRandom);
      expect(await service.call({ token, path, key: 'no-right', body: ITEM })).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    }
  });

  it('that begins later is no purpose yet', async () => {
    const later = { ...ITEM, code: ITEM.code.replace(/^.{9}/, '000118099'), effectiveFrom: tomorrow, needs: [], examples: [] };
    expect(await service.call({ by: READER, path: ITEMS, key: 'later', body: later })).toMatchObject({ status: 201, body: { version: 1 } });
    expect((await service.get(`${ITEMS}/${later.code}`)).body.code).toBe('SERVICE_ITEM_UNKNOWN');
    const purpose = purposeOf(LINJIANG_CLIENT, { serviceItemCode: later.code }, HAULAGE_DRIVER);
    expect(await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, DRIVING_LICENCE.code, purpose) })).toMatchObject({ status: 422, body: { code: 'PURPOSE_ITEM_UNKNOWN' } });
  });

  it('in its next version takes over on its day, and a case is then numbered as that version says', async () => {
    const next = { effectiveFrom: tomorrow, caseNumber: { pattern: '^从业\\d{8}$', example: '从业20260001' } };
    const answer = await publish(next, { key: 'next' });
    expect(answer).toMatchObject({ status: 201, body: { code: ITEM.code, version: 2 } });
    expect((await publish(next, { key: 'next' })).text).toBe(answer.text);
    const purposed = async (caseNumber: string): Promise<unknown> => service.app.get(CheckPurpose).run(purposeOf(LINJIANG_CLIENT, { caseNumber }, HAULAGE_DRIVER), caller).catch((refusal: unknown) => (refusal as { code: string }).code);
    expect((await current()).body).toMatchObject({ version: 1 });
    expect((await service.get(`${ITEMS}/${ITEM.code}?version=2`)).body).toMatchObject({ version: 2, effectiveFrom: tomorrow });
    expect([await purposed('LJ-2026-000123'), await purposed('从业20260001')]).toEqual([expect.objectContaining({ caseNumber: 'LJ-2026-000123' }), 'PURPOSE_CASE_SHAPE']);
    service.clock.advance(DAY_MS);
    expect((await current()).body).toMatchObject({ version: 2 });
    expect([await purposed('从业20260001'), await purposed('LJ-2026-000123')]).toEqual([expect.objectContaining({ caseNumber: '从业20260001' }), 'PURPOSE_CASE_SHAPE']);
  });

  it('and nothing of all this was a fault', () => {
    expect(service.faults()).toEqual([]);
  });
});
