import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { HOUSING, LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import type { LicenceTypeCode } from '../../src/holder/licence-type-code.js';
import { extraClient } from '../support/extra-client.js';
import { purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const CRANES = SPECIAL_OPERATIONS_CERTIFICATE.code;
const DEPARTMENT = LINJIANG_APPROVAL.code;
const DRIVERS = purposeOf(LINJIANG_CLIENT, {}, HAULAGE_DRIVER);

onWholeServices('what a caller is entitled to', (running) => {
  let service: WholeService;

  const post = (token: string, what: string, body: object): Promise<Answer> => service.call({ token, path: `/v1/recognition/${what}`, body: { purpose: DRIVERS, ...body } });
  const lookUp = (token: string, licenceTypes?: readonly string[]): Promise<Answer> => post(token, 'look-ups', { holder: LIN_QING.code, licenceTypes, ground: 'duty' });

  beforeAll(() => {
    service = running();
  });

  describe('a licence type that tells nothing here', () => {
    const KEPT = `${HOUSING.code}777` as LicenceTypeCode;
    let stranger: string;

    beforeAll(async () => {
      const publisher = await extraClient(service, { clientId: 'yanshi-types', department: HOUSING.code, grants: [{ right: 'licence-types:publish', typeCode: KEPT }] });
      const sharing = { rule: 'notShared', legalReason: '《某法》第九条', disclosures: [] };
      const definition = { ...SPECIAL_OPERATIONS_CERTIFICATE, code: KEPT, names: { zh: '内部证件', en: 'Internal card' }, sharing };
      expect((await service.call({ token: publisher, path: '/v1/licence-types', key: 'kept', body: definition })).status).toBe(201);
      stranger = await extraClient(service, { clientId: 'linjiang-cranes', department: DEPARTMENT, grants: [{ right: 'recognition:look-up', typeCode: CRANES }] });
    });

    it('is named with its reason to whoever may look it up, and names it', async () => {
      const entitled = await service.token(READER);
      const { status, body } = await lookUp(entitled, [CRANES, KEPT]);
      const detail = expect.stringContaining('《某法》第九条') as string;
      expect([status, body.withheldTypes]).toEqual([200, [{ licenceType: KEPT, names: { zh: '内部证件', en: 'Internal card' }, reason: 'NOT_SHARED', detail }]]);
      expect((await lookUp(entitled)).body.withheldTypes).toEqual([]);
    });

    it('is to others like one that is shared, and like one that there is not', async () => {
      const answers = await Promise.all([KEPT, DRIVING_LICENCE.code, `${HOUSING.code}778`].map((code) => lookUp(stranger, [CRANES, code])));
      expect(answers.map(({ status, body }) => [status, body.code, body.detail])).toEqual(Array(3).fill([403, 'RIGHT_MISSING', answers[0]?.body.detail]));
      for (const { text } of answers) for (const word of ['NOT_SHARED', '内部证件', '第九条']) expect(text).not.toContain(word);
      expect((await lookUp(stranger)).body.withheldTypes).toEqual([]);
    });
  });

  describe('by a right that was granted until an instant', () => {
    const LASTS_MS = 120_000;
    let [lapsing, partly]: [string, string] = ['', ''];

    const check = (token: string): Promise<Answer> => post(token, 'item-checks', { item: HAULAGE_DRIVER.code, holders: [LIN_QING.code], ground: 'duty' });
    const claim = { licenceType: DRIVING_LICENCE.code, holder: LIN_QING.code, fields: { vehicleClass: 'C1' } };
    const verify = (token: string): Promise<Answer> => post(token, 'verifications', { evidence: { facts: claim } });
    const reads = async (): Promise<number> => (await service.database.reader.query('SELECT id FROM access_event')).length;
    const missing = { status: 403, body: { code: 'RIGHT_MISSING' } };

    beforeAll(async () => {
      const validUntil = service.clock.now() + LASTS_MS;
      const both = (['recognition:look-up', 'recognition:verify'] as const).map((right) => ({ right, typeCode: DRIVING_LICENCE.code, validUntil }));
      lapsing = await extraClient(service, { clientId: 'linjiang-lapsing', department: DEPARTMENT, grants: both });
      partly = await extraClient(service, { clientId: 'linjiang-partly', department: DEPARTMENT, grants: [...both, { right: 'recognition:look-up', typeCode: CRANES }] });
    });

    it('is every door until then', async () => {
      for (const token of [lapsing, partly]) {
        expect((await lookUp(token, [DRIVING_LICENCE.code])).body.licences).toHaveLength(1);
        expect((await check(token)).body.needs).toMatchObject([{ outcome: 'notAcceptable', reason: 'CONDITION_NOT_MET' }]);
        expect((await verify(token)).body.facts).toMatchObject({ code: 0 });
      }
    });

    it('is no door from then on, under a token that is still good', async () => {
      const before = await reads();
      service.clock.advance(LASTS_MS);
      for (const answer of [await lookUp(lapsing, [DRIVING_LICENCE.code]), await lookUp(lapsing), await check(lapsing), await verify(lapsing)]) expect(answer).toMatchObject(missing);
      expect(await reads()).toBe(before);
    });

    it('is what the others still give: a lapsed type is like one that was never granted', async () => {
      expect(await lookUp(partly, [DRIVING_LICENCE.code])).toMatchObject(missing);
      expect(await lookUp(partly, [CRANES])).toMatchObject({ status: 200, body: { licences: [] } });
      expect(await lookUp(partly)).toMatchObject({ status: 200, body: { licences: [] } });
      expect(await check(partly)).toMatchObject({ status: 200, body: { needs: [{ outcome: 'cannotTell', reason: 'NOT_GRANTED', by: [] }] } });
      expect(await verify(partly)).toMatchObject(missing);
    });
  });
});
