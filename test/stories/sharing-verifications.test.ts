import { NATURAL_RESOURCES_CLIENT } from '../../src/cli/city/clients.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, MORTGAGE, SITE_PERMIT, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { mostFileKiB } from '../../src/recognition/verdict/presented.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { printedCodeText } from '../support/codes.js';
import { ISSUER, READER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { DAY_MS, headFor, named, SharingCaller } from '../support/sharing.js';
import { newMark, type Visitor } from '../support/visitor.js';

onWholeServices('verifying through the sharing services', (running) => {
  let service: WholeService;
  let caller: SharingCaller;

  let phone: Visitor;

  beforeAll(async () => {
    service = running();
    caller = new SharingCaller(service);
    phone = service.visitor();
    await phone.signIn('lin-qing');
  });

  /** Lin Qing's driving licence with the code that the phone shows. */
  const shownOnPhone = async (): Promise<{ readonly identifier: string; readonly text: string }> => {
    const identifier = await caller.found(LIN_QING, DRIVING_LICENCE.code);
    const page = await phone.go(`/phone/licences/${identifier}/codes-ahead?count=1`, { headers: { accept: 'application/json' } });
    return { identifier, text: (JSON.parse(page.text) as { codes: { text: string }[] }).codes[0]?.text ?? '' };
  };

  describe('verify file', () => {
    it('tells a broken seal from a file that is none', async () => {
      const { content } = (await caller.copy(await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code))).body.data.file;
      const [head = '', claims = '', , ...rest] = Buffer.from(content as string, 'base64').toString().split(/[.~]/);
      const [other = ''] = (await caller.issue(201)).sealedLicence.split('~');
      const resealed = `${[head, claims, other.split('.')[2]].join('.')}~${rest.slice(0, -1).map((each) => `${each}~`).join('')}`;
      expect((await caller.ask('verify-file', { ZZWJ: Buffer.from(resealed).toString('base64') })).body).toMatchObject({ head: { status: '0' }, data: { result: '1', message: '文件签章校验失败 its seal does not hold', verdict: 'invalid' } });
      expect((await caller.ask('verify-file', { ZZWJ: Buffer.from('没有证照').toString('base64') })).body).toMatchObject({ head: { status: '0' }, data: { result: '2', verdict: 'invalid', findings: [{ code: 'UNREADABLE' }] } });
    });

    it('takes a file as large as the page says, and no larger than BODY_LIMIT lets through', async () => {
      const ask = (kib: number): Promise<{ readonly status: number }> => caller.ask('verify-file', { ZZWJ: Buffer.alloc(kib * 1_024, 'x').toString('base64') });
      const most = mostFileKiB(service.config.BODY_LIMIT);
      expect([(await ask(most)).status, (await ask(most + 4)).status]).toEqual([200, 413]);
    });

    it('lets the file of a licence that was suspended since hold, and says so in the head', async () => {
      const { sealedLicence, identifier } = await caller.issue(203);
      await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/suspend`, key: 'sharing-suspend', body: { reason: '塔机作业违章', legalBasis: '第六十二条' } });
      expect((await caller.ask('verify-file', { ZZWJ: Buffer.from(sealedLicence).toString('base64') }, SITE_PERMIT)).body).toMatchObject({ head: { status: '23' }, data: { result: '0', verdict: 'invalid' } });
    });
  });

  describe('verify information', () => {
    const verify = async (data: object, item: CityServiceItem): Promise<unknown> => {
      const { body } = await caller.ask('verify-information', data, item);
      return [body.head.status, body.data.result, body.data.compared];
    };
    const permit = { ZZLXDM: FOOD_BUSINESS_PERMIT.code, ...named(QINGHE_CATERING) };

    it('says 0 to 6, and how each claim compares', async () => {
      const driving = { ZZLXDM: DRIVING_LICENCE.code, ...named(ZHOU_MINGYUAN) };
      const special = { ZZLXDM: SPECIAL_OPERATIONS_CERTIFICATE.code, ...named(ZHOU_MINGYUAN) };
      const revoked = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code, 'revoked');
      expect(await verify({ ...permit, CZZT: '演示市青禾餐饮有限公司', KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '0', { KZ_businessForm: 'same', certificateHolderName: 'same' }]);
      expect(await verify({ ...special, KZ_category: '建筑架子工（普通脚手架）' }, SITE_PERMIT)).toEqual(['0', '1', { KZ_category: 'same' }]);
      expect(await verify({ ...driving, KZ_vehicleClass: 'B2' }, HAULAGE_DRIVER)).toEqual(['0', '2', { KZ_vehicleClass: 'same' }]);
      expect(await verify({ ZZLXDM: FOOD_BUSINESS_PERMIT.code, ZZBS: revoked, KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '3', { KZ_businessForm: 'same' }]);
      expect(await verify({ ...driving, KZ_bornOn: '1992-09-08' }, HAULAGE_DRIVER)).toEqual(['0', '4', { KZ_bornOn: 'notCompared' }]);
      expect(await verify({ ...permit, ...named(SU_XIAOHE), CZZT: '苏晓禾' }, COMPANY_MOVE)).toEqual(['0', '5', {}]);
      expect(await verify({ ...permit, CZZT: '演示市老街面馆' }, COMPANY_MOVE)).toEqual(['0', '6', { certificateHolderName: 'differs' }]);
    });

    it('holds every way that names the licence against the others: another’s code beside the right identifier differs', async () => {
      const identifier = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      expect(await verify({ ...permit, ZZBS: identifier }, COMPANY_MOVE)).toEqual(['0', '0', { certificateIdentifier: 'same', certificateHolderCode: 'same' }]);
      expect(await verify({ ...permit, ZZBS: identifier, ZZBH: 'JY29901010000018' }, COMPANY_MOVE)).toEqual(['0', '0', { certificateIdentifier: 'same', certificateNumber: 'same', certificateHolderCode: 'same' }]);
      expect(await verify({ ...permit, ...named(LAOJIE_NOODLES), ZZBS: identifier, KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '6', { certificateIdentifier: 'same', certificateHolderCode: 'differs', KZ_businessForm: 'same' }]);
      expect(await verify({ ...permit, ZZBS: identifier.replace(/.$/, '-') }, COMPANY_MOVE)).toEqual(['0', '6', { certificateIdentifier: 'differs', certificateHolderCode: 'same' }]);
    });

    it('understands numbers and dates as other systems write them', async () => {
      const special = { ZZLXDM: SPECIAL_OPERATIONS_CERTIFICATE.code, ...named(ZHOU_MINGYUAN), KZ_category: '建筑电工' };
      expect(await verify({ ...special, KZ_trainingHours: '24', ZZBFRQ: dateInChina(service.clock.now()).replaceAll('-', ''), ZZBFJGDM: '11990101MA9900116C' }, SITE_PERMIT)).toEqual([
        '0', '0', { KZ_category: 'same', KZ_trainingHours: 'same', certificateIssuedDate: 'same', certificateIssuingAuthorityCode: 'same' },
      ]);
    });
  });

  describe('by code', () => {
    it('tells what a printed code says, once its signature holds', async () => {
      const { printedCode, identifier } = await caller.issue(202);
      const { body } = await caller.ask('by-code', { EWMNR: printedCode }, SITE_PERMIT);
      expect(body).toMatchObject({ head: { status: '0' }, data: { verdict: 'valid', metadata: { certificateIdentifier: identifier, certificateTypeName: '建筑施工特种作业操作资格证', certificateIssuingAuthorityName: '演示市住房和城乡建设局' } } });
      expect(body.data.metadata.extendInfo).toEqual({ personName: '林青', category: '建筑起重机械司机（塔式起重机）', firstIssuedOn: '2021-03-04' });
    });

    it('opens, by the code of the holder’s phone, what presence opens; once', async () => {
      const { identifier, text } = await shownOnPhone();
      const answer = await caller.ask('by-code', { presentedCode: text }, HAULAGE_DRIVER);
      expect(answer.body).toMatchObject({ head: { status: '0' }, data: { certificateStatus: 'inForce', metadata: { certificateIdentifier: identifier, extendInfo: { personName: '林青', bornOn: '1990-01-01' } }} });
      expect(answer.body.data.withheld.map(({ name }: { name: string }) => name).sort()).toEqual(['certificateHolderRole', 'certificateNumber']);
      expect(await caller.verdictOn(answer, HAULAGE_DRIVER)).toBe('valid');
      expect(await caller.ask('by-code', { presentedCode: text }, HAULAGE_DRIVER)).toMatchObject({ status: 409, body: { code: 'CODE_USED_ALREADY', head: { status: '4', code: 'CODE_USED_ALREADY' }, data: null } });
    });

    it('opens, by a use code that the holder made for this item, its licence; for another item nothing', async () => {
      const identifier = await caller.found(LIN_QING, DRIVING_LICENCE.code);
      await phone.post('/phone/use-code', { once: newMark(), identifier, serviceItem: HAULAGE_DRIVER.code });
      const code = /class="use-code[^"]*">([^<]*)</.exec((await phone.go('/phone/use-code')).text)?.[1] ?? '';
      expect(await caller.ask('by-code', { CSM: code }, COMPANY_MOVE)).toMatchObject({ status: 422, body: { code: 'USE_CODE_NOT_GOOD', head: { status: '4' } } });
      const { body } = await caller.ask('by-code', { CSM: code.toLowerCase().replaceAll('-', ' ') }, HAULAGE_DRIVER);
      expect(body).toMatchObject({ head: { status: '0' }, data: { metadata: { certificateIdentifier: identifier, extendInfo: { bornOn: '1990-01-01' } } } });
    });

    it('is a ground for metadata and file as well: a sensitive field is told, and stands in the copy', async () => {
      const { identifier, text } = await shownOnPhone();
      const metadata = await caller.ask('metadata', { ZZBS: identifier, ZDFW: 'KZ_bornOn', presentedCode: text }, HAULAGE_DRIVER);
      expect(metadata.body.data).toMatchObject({ metadata: { extendInfo: { bornOn: '1990-01-01' } }, withheld: [] });
      expect(await caller.disclosedIn(metadata)).toEqual([['face/bornOn']]);
      const file = await caller.ask('file', { ZZBS: identifier, JZJYXQJZSJ: dateInChina(service.clock.now() + DAY_MS), presentedCode: (await shownOnPhone()).text }, HAULAGE_DRIVER);
      expect(await caller.disclosedIn(file)).toEqual([expect.arrayContaining(['face/address', 'face/bornOn'])]);
      const { printedCode } = await caller.issue(204);
      expect(await caller.ask('metadata', { ZZBS: identifier, presentedCode: printedCode }, HAULAGE_DRIVER)).toMatchObject({ status: 400, body: { code: 'CODE_OF_ANOTHER_KIND', head: { status: '4' } } });
    });

    it('tells nothing of a code that is none, or another’s', async () => {
      expect((await caller.ask('by-code', { presentedCode: 'https://licence.example/v/#1' })).body).toMatchObject({ head: { status: '4' }, data: { verdict: 'invalid', findings: [{ code: 'UNREADABLE' }] } });
      const foreign = (await caller.ask('by-code', { presentedCode: printedCodeText() })).body;
      expect([foreign.head.status, foreign.data.metadata]).toEqual(['13', undefined]);
    });
  });

  describe('whatever goes wrong', () => {
    it.each([
      ['no token', { path: '/gb36906/search', body: {} }, 401, '1', 'TOKEN_MISSING'],
      ['a client without the right', { by: ISSUER, path: '/gb36906/search', body: {} }, 403, '1', 'RIGHT_MISSING'],
      ['no such service', { by: READER, path: '/gb36906/erase', body: {} }, 404, '3', 'NOT_FOUND'],
      ['half a body', { by: READER, path: '/gb36906/search', body: '{"head":' }, 400, '4', 'BODY_NOT_JSON'],
      ['an empty question', { by: READER, path: '/gb36906/metadata', body: {} }, 422, '4', 'REQUEST_INVALID'],
      ['no body', { by: READER, path: '/gb36906/metadata' }, 422, '4', 'REQUEST_INVALID'],
    ])('%s comes in the envelope, with its HTTP status and our code', async (_what, call, status, head, code) => {
      const answer = await service.call(call);
      expect(answer).toMatchObject({ status, body: { status, code, head: { status: head, code, message: answer.body.detail as string }, data: null } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    });

    it('points to the element, not to our own words for it', async () => {
      const wrongCode = await caller.ask('search', { CZZTDM: '91990101MA9900028N', CZZTDMLXDM: '001' });
      expect(wrongCode).toMatchObject({ status: 422, body: { code: 'HOLDER_CODE_CHECK', head: { status: '4' }, errors: [{ pointer: '/data/certificateHolderCode' }] } });
      const claimed = await caller.ask('verify-information', { ZZLXDM: DRIVING_LICENCE.code, CZZTDM: '110101199001011238', CZZTDMLXDM: '111' });
      expect(claimed).toMatchObject({ status: 422, body: { code: 'HOLDER_CODE_CHECK', errors: [{ pointer: '/data/certificateHolderCode' }] } });
      const foreign = await service.call({ by: READER, path: '/gb36906/search', body: { head: headFor(MORTGAGE, NATURAL_RESOURCES_CLIENT), data: named(LIN_QING) } });
      expect(foreign).toMatchObject({ status: 422, body: { code: 'PURPOSE_DEPARTMENT_OTHER', errors: [{ pointer: '/head/usingDepartmentCode' }] } });
    });

    it('elsewhere a problem stays what it is', async () => {
      expect((await service.call({ by: READER, path: '/v1/recognition/look-ups', body: {} })).body).not.toHaveProperty('head');
    });
  });

  it('nothing of all this was a fault', () => {
    expect(service.faults()).toEqual([]);
  });
});
