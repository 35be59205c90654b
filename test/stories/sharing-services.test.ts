import { createHash } from 'node:crypto';
import { NATURAL_RESOURCES_CLIENT } from '../../src/cli/city/clients.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, SAFETY_PERMIT, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { dateInChina } from '../../src/licence/register/validity.js';
import { printedCodeText } from '../support/codes.js';
import { craneCertificate, ISSUER, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { entitle, headFor, laterToken, purposeFor } from '../support/sharing.js';
import { provenBy, trustedBy } from '../support/stranger.js';

const DAY_MS = 86_400_000;

onWholeServices('the sharing services', (running) => {
  let service: WholeService;

  beforeAll(() => {
    service = running();
  });

  const ask = (name: string, data: object, item: CityServiceItem = COMPANY_MOVE): Promise<Answer> => service.call({ by: READER, path: `/gb36906/${name}`, body: { head: headFor(item), data } });
  const holder = ({ code }: CityHolder): object => ({ CZZTDM: code.code, CZZTDMLXDM: code.codeType });
  const search = (of: CityHolder, type: string, item?: CityServiceItem): Promise<Answer> => ask('search', { ...holder(of), ZZLXDM: type }, item);
  const found = async (of: CityHolder, type: string, standing = 'inForce', item?: CityServiceItem): Promise<string> => {
    const { body } = await search(of, type, item);
    const one = (body.data.certificates as { certificateIdentifier: string; certificateStatus: string }[]).find(({ certificateStatus }) => certificateStatus === standing);
    return one?.certificateIdentifier ?? '';
  };
  const metadata = (identifier: string, item?: CityServiceItem, range?: string): Promise<Answer> => ask('metadata', { ZZBS: identifier, ...(range === undefined ? {} : { ZDFW: range }) }, item);
  const copy = (identifier: string, item?: CityServiceItem): Promise<Answer> => ask('file', { ZZBS: identifier, JZJYXQJZSJ: dateInChina(service.clock.now() + 30 * DAY_MS) }, item);
  const disclosedIn = async (event: string): Promise<unknown[]> => {
    const rows = await service.database.reader.query('SELECT event_id, disclosed FROM access_subject');
    return rows.filter((row) => Buffer.from(row['event_id'] as Uint8Array).toString('hex') === event).map((row) => row['disclosed']);
  };
  const verdictOn = async (answer: Answer, item?: CityServiceItem): Promise<unknown> =>
    (await service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { answer: answer.body.data }, purpose: purposeFor(item) } })).body.verdict;

  describe('search', () => {
    it('tells a holder’s licences of a type, none of their fields, and how each stands', async () => {
      const answer = await search(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      expect(answer).toMatchObject({ status: 200, body: { head: { status: '0', message: '成功 success' }, data: { total: 2, isComplete: true } } });
      expect(answer.body.data.certificates.map(({ certificateStatus }: { certificateStatus: string }) => certificateStatus).sort()).toEqual(['inForce', 'revoked']);
      expect(Object.keys(answer.body.data.certificates[0]).sort()).toEqual(['certificateIdentifier', 'certificateName', 'certificateStatus', 'certificateTypeCode']);
      for (const kept of ['青禾', '林青', '长宁路']) expect(answer.text).not.toContain(kept);
      expect(await disclosedIn(answer.body.data.event as string)).toEqual(['', '']);
      expect(await verdictOn(answer)).toBe('valid');
    });

    it('understands other systems’ spellings, and the body without head and data', async () => {
      const body = { ...headFor(), certificate_holder_code: QINGHE_CATERING.code.code, certificateHolderType: '统一社会信用代码', zzlxdm: `${FOOD_BUSINESS_PERMIT.code}^${BUSINESS_LICENCE.code}` };
      expect((await service.call({ by: READER, path: '/gb36906/search', body })).body.data.total).toBe(3);
    });

    it('finds nothing where there is nothing, and says so', async () => {
      expect(await search(LIN_QING, FOOD_BUSINESS_PERMIT.code)).toMatchObject({ status: 200, body: { head: { status: '3' }, data: { total: 0, certificates: [] } } });
    });
  });

  describe('metadata', () => {
    it('tells what the purpose lets be told, in the standard’s elements', async () => {
      const identifier = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const answer = await metadata(identifier);
      const { metadata: told, withheld, certificateStatus } = answer.body.data;
      expect([answer.status, answer.body.head.status, certificateStatus]).toEqual([200, '0', 'inForce']);
      expect(told).toEqual({
        certificateIdentifier: identifier,
        certificateName: '食品经营许可证',
        certificateTypeName: '食品经营许可证',
        certificateTypeCode: '11990101MA990001XX002',
        certificateVersion: '001',
        certificateIssuingAuthorityName: '演示市市场监督管理局',
        certificateIssuingAuthorityCode: '11990101MA990001XX',
        certificateDefineAuthorityName: '演示市市场监督管理局',
        certificateDefineAuthorityCode: '11990101MA990001XX',
        certificateDefineAuthorityLevel: '3',
        certificateIssuedDate: dateInChina(service.clock.now()),
        certificateEffectiveDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        certificateExpiringDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        certificateValidityRange: '5年',
        certificateHolderName: '演示市青禾餐饮有限公司',
        certificateHolderCode: '91990101MA9900028M',
        certificateHolderTypeName: '统一社会信用代码',
        certificateHolderTypeCode: '001',
        certificateHolderCategory: '法人',
        certificateAreaCode: '990101',
        certificateStatus: 'inForce',
        relatedItemName: '食品经营许可',
        relatedItemCode: '000131016000',
        extendInfo: expect.objectContaining({ operatorName: '演示市青禾餐饮有限公司', businessForm: '餐饮服务经营者' }) as object,
      });
      expect(withheld).toHaveLength(2);
      expect(withheld).toEqual(expect.arrayContaining([
        { name: 'certificateNumber', label: '证照编号', reason: 'NOT_FOR_THIS_ITEM' },
        { name: 'certificateHolderRole', label: '持证身份', reason: 'NOT_FOR_THIS_ITEM' },
      ]));
      expect(await verdictOn(answer)).toBe('valid');
      expect(await verdictOn(answer, HAULAGE_DRIVER)).toBe('invalid');
    });

    it('joins several holders with ^, in their order', async () => {
      const { body } = await metadata(await found(QINGHE_CATERING, BUSINESS_LICENCE.code));
      expect(body.data.metadata).toMatchObject({ certificateHolderName: '演示市青禾餐饮有限公司^林青', certificateHolderTypeCode: '001^111', certificateHolderRole: 'entity^legalRepresentative', certificateExpiringDate: null, certificateValidityRange: '长期' });
    });

    it('tells within a field range only that, and records only that', async () => {
      const identifier = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const { body } = await metadata(identifier, COMPANY_MOVE, 'czzt^ZZYXQJZRQ^kz_businessForm^businessPlace^ZZBH');
      const { certificateHolderName, certificateExpiringDate, extendInfo } = (await metadata(identifier)).body.data.metadata;
      const face = { businessForm: extendInfo.businessForm, businessPlace: extendInfo.businessPlace };
      expect(body.data.metadata).toEqual({ certificateHolderName, certificateExpiringDate, extendInfo: face });
      expect(body.data.withheld.map(({ name }: { name: string }) => name)).toEqual(['certificateNumber']);
      const [disclosed] = await disclosedIn(body.data.event as string);
      expect(String(disclosed).split(' ').sort()).toEqual(['face/businessForm', 'face/businessPlace', 'holder/0/name']);
    });

    it('refuses a field that the type does not have, with the nearest that it has', async () => {
      const answer = await metadata(await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code), COMPANY_MOVE, 'KZ_busines_form');
      expect(answer).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', head: { status: '4', code: 'REQUEST_INVALID' }, data: null } });
      expect(answer.body.errors[0]).toMatchObject({ pointer: '/data/fieldRange', detail: expect.stringContaining('KZ_businessForm') as string });
    });

    it('keeps a sensitive field until the holder is present, whatever is asked', async () => {
      const identifier = await found(LIN_QING, DRIVING_LICENCE.code, 'inForce', HAULAGE_DRIVER);
      const answer = await metadata(identifier, HAULAGE_DRIVER, 'KZ_bornOn^KZ_address^KZ_vehicleClass');
      expect(answer.body.data.metadata).toEqual({ extendInfo: { vehicleClass: 'C1' } });
      expect(answer.body.data.withheld).toHaveLength(2);
      expect(answer.body.data.withheld).toEqual(expect.arrayContaining([
        { name: 'KZ_bornOn', label: '出生日期', reason: 'NEEDS_HOLDER' },
        { name: 'KZ_address', label: '住址', reason: 'NEEDS_HOLDER' },
      ]));
      for (const kept of ['1990-01-01', '桐荫路']) expect(answer.text).not.toContain(kept);
    });
  });

  describe('file', () => {
    it('hands out the sealed licence for one use, with who, why, when and until when under the receipt', async () => {
      const identifier = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const answer = await copy(identifier);
      const { file, receipt: _, ...told } = answer.body.data;
      expect([answer.status, answer.body.head.status]).toEqual([200, '0']);
      expect(told).toMatchObject({
        certificateIdentifier: identifier,
        certificateStatus: 'inForce',
        certificateCopyCreationTime: told.asOf,
        certificateCopyCreator: '11990201MA99001402^经办员丁',
        certificateCopyCause: '核验迁入企业的许可',
        certificateCopyExpiringTime: expect.stringMatching(/T16:00:00\.000Z$/) as string,
      });
      const bytes = Buffer.from(file.content as string, 'base64');
      expect([file.mediaType, createHash('sha256').update(bytes).digest('hex')]).toEqual(['application/dc+sd-jwt', file.sha256]);
      const page = (await service.get('/v')).text;
      const [anchor] = JSON.parse((/data-trust-list-keys="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"')) as [Parameters<typeof trustedBy>[1]];
      const { facts } = provenBy(bytes.toString(), trustedBy((await service.get('/trust-list')).text, anchor));
      expect(facts).toMatchObject({ 'face/operatorName': '演示市青禾餐饮有限公司', 'holder/0/code': '91990101MA9900028M' });
      expect(Object.keys(facts).sort()).toEqual(String((await disclosedIn(told.event as string))[0]).split(' ').sort());
      expect(await verdictOn(answer)).toBe('valid');
      expect((await ask('verify-file', { ZZWJ: file.content })).body).toMatchObject({ head: { status: '0' }, data: { result: '0', verdict: 'valid', certificateIdentifier: identifier } });
    });

    it('wants an end that is still to come, and not too far', async () => {
      const order = { ZZBS: await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code) };
      for (const ends of [service.clock.now() - 1, service.clock.now() + 181 * DAY_MS]) {
        const answer = await ask('file', { ...order, JZJYXQJZSJ: new Date(ends).toISOString() });
        expect(answer).toMatchObject({ status: 422, body: { code: 'COPY_EXPIRY_WRONG', head: { status: '4' }, errors: [{ pointer: '/data/certificateCopyExpiringTime' }] } });
      }
    });
  });

  describe('verify file', () => {
    it('tells a broken seal from a file that is none', async () => {
      const { content } = (await copy(await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code))).body.data.file;
      const [head = '', claims = '', , ...rest] = Buffer.from(content as string, 'base64').toString().split(/[.~]/);
      const [other = ''] = (await issued('演A052026000201')).sealedLicence.split('~');
      const resealed = `${[head, claims, other.split('.')[2]].join('.')}~${rest.slice(0, -1).map((each) => `${each}~`).join('')}`;
      expect((await ask('verify-file', { ZZWJ: Buffer.from(resealed).toString('base64') })).body).toMatchObject({ head: { status: '0' }, data: { result: '1', message: '文件签章校验失败 its seal does not hold', verdict: 'invalid' } });
      expect((await ask('verify-file', { ZZWJ: Buffer.from('没有证照').toString('base64') })).body).toMatchObject({ head: { status: '0' }, data: { result: '2', verdict: 'invalid', findings: [{ code: 'UNREADABLE' }] } });
    });
  });

  describe('verify information', () => {
    const verify = async (data: object, item: CityServiceItem): Promise<unknown> => {
      const { body } = await ask('verify-information', data, item);
      return [body.head.status, body.data.result, body.data.compared];
    };
    const permit = { ZZLXDM: FOOD_BUSINESS_PERMIT.code, ...holder(QINGHE_CATERING) };

    it('says 0 to 6, and how each claim compares', async () => {
      const driving = { ZZLXDM: DRIVING_LICENCE.code, ...holder(ZHOU_MINGYUAN) };
      const special = { ZZLXDM: SPECIAL_OPERATIONS_CERTIFICATE.code, ...holder(ZHOU_MINGYUAN) };
      const revoked = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code, 'revoked');
      expect(await verify({ ...permit, CZZT: '演示市青禾餐饮有限公司', KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '0', { KZ_businessForm: 'same', certificateHolderName: 'same' }]);
      expect(await verify({ ...special, KZ_category: '建筑架子工（普通脚手架）' }, SAFETY_PERMIT)).toEqual(['0', '1', { KZ_category: 'same' }]);
      expect(await verify({ ...driving, KZ_vehicleClass: 'B2' }, HAULAGE_DRIVER)).toEqual(['0', '2', { KZ_vehicleClass: 'same' }]);
      expect(await verify({ ZZLXDM: FOOD_BUSINESS_PERMIT.code, ZZBS: revoked, KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '3', { KZ_businessForm: 'same' }]);
      expect(await verify({ ...driving, KZ_bornOn: '1992-09-08' }, HAULAGE_DRIVER)).toEqual(['0', '4', { KZ_bornOn: 'notCompared' }]);
      expect(await verify({ ...permit, ...holder(SU_XIAOHE), CZZT: '苏晓禾' }, COMPANY_MOVE)).toEqual(['0', '5', {}]);
      expect(await verify({ ...permit, CZZT: '演示市老街面馆' }, COMPANY_MOVE)).toEqual(['0', '6', { certificateHolderName: 'differs' }]);
    });

    it('holds every way that names the licence against the others: another’s code beside the right identifier differs', async () => {
      const identifier = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      expect(await verify({ ...permit, ZZBS: identifier }, COMPANY_MOVE)).toEqual(['0', '0', { certificateIdentifier: 'same', certificateHolderCode: 'same' }]);
      expect(await verify({ ...permit, ZZBS: identifier, ZZBH: 'JY29901010000018' }, COMPANY_MOVE)).toEqual(['0', '0', { certificateIdentifier: 'same', certificateNumber: 'same', certificateHolderCode: 'same' }]);
      expect(await verify({ ...permit, ...holder(LAOJIE_NOODLES), ZZBS: identifier, KZ_businessForm: '餐饮服务经营者' }, COMPANY_MOVE)).toEqual(['0', '6', { certificateIdentifier: 'same', certificateHolderCode: 'differs', KZ_businessForm: 'same' }]);
      expect(await verify({ ...permit, ZZBS: identifier.replace(/.$/, '-') }, COMPANY_MOVE)).toEqual(['0', '6', { certificateIdentifier: 'differs', certificateHolderCode: 'same' }]);
    });

    it('understands numbers and dates as other systems write them', async () => {
      const special = { ZZLXDM: SPECIAL_OPERATIONS_CERTIFICATE.code, ...holder(ZHOU_MINGYUAN), KZ_category: '建筑电工' };
      expect(await verify({ ...special, KZ_trainingHours: '24', ZZBFRQ: dateInChina(service.clock.now()).replaceAll('-', ''), ZZBFJGDM: '11990101MA9900116C' }, SAFETY_PERMIT)).toEqual([
        '0', '0', { KZ_category: 'same', KZ_trainingHours: 'same', certificateIssuedDate: 'same', certificateIssuingAuthorityCode: 'same' },
      ]);
    });
  });

  describe('by code', () => {
    it('tells what a printed code says, once its signature holds', async () => {
      const { printedCode, identifier } = await issued('演A052026000202');
      const { body } = await ask('by-code', { EWMNR: printedCode }, SAFETY_PERMIT);
      expect(body).toMatchObject({ head: { status: '0' }, data: { verdict: 'valid', metadata: { certificateIdentifier: identifier, certificateTypeName: '建筑施工特种作业操作资格证', certificateIssuingAuthorityName: '演示市住房和城乡建设局' } } });
      expect(body.data.metadata.extendInfo).toEqual({ personName: '林青', category: '建筑起重机械司机（塔式起重机）', firstIssuedOn: '2021-03-04' });
    });

    it('tells nothing of a code that is none, or another’s', async () => {
      expect((await ask('by-code', { presentedCode: 'https://licence.example/v/#1' })).body).toMatchObject({ head: { status: '4' }, data: { verdict: 'invalid', findings: [{ code: 'UNREADABLE' }] } });
      const foreign = (await ask('by-code', { presentedCode: printedCodeText() })).body;
      expect([foreign.head.status, foreign.data.metadata]).toEqual(['13', undefined]);
    });
  });

  describe('a licence that does not stand', () => {
    it.each([
      ['suspended', ZHOU_MINGYUAN, DRIVING_LICENCE.code, HAULAGE_DRIVER, '23'],
      ['notYetEffective', ZHOU_MINGYUAN, SPECIAL_OPERATIONS_CERTIFICATE.code, SAFETY_PERMIT, '23'],
      ['revoked', QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code, COMPANY_MOVE, '21'],
    ])('%s, says so in the head of its metadata, and no copy is made of it', async (standing, of, type, item, status) => {
      const identifier = await found(of, type, standing, item);
      expect((await metadata(identifier, item)).body).toMatchObject({ head: { status }, data: { certificateStatus: standing, metadata: { certificateIdentifier: identifier } } });
      const file = await copy(identifier, item);
      expect(file.body).toMatchObject({ head: { status }, data: { certificateIdentifier: identifier, certificateStatus: standing } });
      expect(Object.keys(file.body.data).sort()).toEqual(['asOf', 'certificateIdentifier', 'certificateStatus', 'event', 'receipt']);
      expect(await disclosedIn(file.body.data.event as string)).toEqual(['']);
    });

    it('though its file may be good: suspended since, the file holds and the head says so', async () => {
      const { sealedLicence, identifier } = await issued('演A052026000203');
      await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/suspend`, key: 'sharing-suspend', body: { reason: '塔机作业违章', legalBasis: '第六十二条' } });
      expect((await ask('verify-file', { ZZWJ: Buffer.from(sealedLicence).toString('base64') }, SAFETY_PERMIT)).body).toMatchObject({ head: { status: '23' }, data: { result: '0', verdict: 'invalid' } });
    });
  });

  describe('who is not entitled', () => {
    it('to a type is told of a licence that is there what is told of one that is not', async () => {
      const bearer = await entitle(service, NATURAL_RESOURCES_CLIENT, ['recognition:look-up', 'recognition:verify'], DRIVING_LICENCE.code);
      const there = await found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const absent = there.replace(/(\d)\.001\.\w$/, (_, digit: string) => `${(Number(digit) + 7) % 10}.001.0`);
      expect(absent).not.toBe(there);
      const head = headFor(HAULAGE_DRIVER, NATURAL_RESOURCES_CLIENT);
      const asked = async (name: string, data: object): Promise<unknown> => {
        const { status, body } = await service.call({ token: bearer, path: `/gb36906/${name}`, body: { head, data } });
        const { event: _event, asOf: _asOf, receipt: _receipt, ...rest } = body.data ?? {};
        return { status, head: body.head, code: body.code, rest };
      };
      for (const [name, more] of [['metadata', {}], ['file', { JZJYXQJZSJ: dateInChina(service.clock.now() + DAY_MS) }], ['verify-information', { ZZLXDM: FOOD_BUSINESS_PERMIT.code, KZ_businessForm: '餐饮服务经营者' }]] as const) {
        const answers = [await asked(name, { ZZBS: there, ...more }), await asked(name, { ZZBS: absent, ...more })];
        expect(answers[0]).toEqual(answers[1]);
      }
      expect(await asked('metadata', { ZZBS: there })).toMatchObject({ status: 200, head: { status: '3' }, rest: { withheld: [] } });
      for (const of of [QINGHE_CATERING, SU_XIAOHE]) {
        expect(await asked('search', { ...holder(of), ZZLXDM: FOOD_BUSINESS_PERMIT.code })).toMatchObject({ status: 403, head: { status: '1', code: 'RIGHT_MISSING' }, code: 'RIGHT_MISSING' });
        expect(await asked('search', holder(of))).toMatchObject({ status: 200, rest: { certificates: of === SU_XIAOHE ? [{ certificateTypeCode: DRIVING_LICENCE.code }] : [] } });
      }
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
      const wrongCode = await ask('search', { CZZTDM: '91990101MA9900028N', CZZTDMLXDM: '001' });
      expect(wrongCode).toMatchObject({ status: 422, body: { code: 'HOLDER_CODE_CHECK', head: { status: '4' }, errors: [{ pointer: '/data/certificateHolderCode' }] } });
      const claimed = await ask('verify-information', { ZZLXDM: DRIVING_LICENCE.code, CZZTDM: '110101199001011238', CZZTDMLXDM: '111' });
      expect(claimed).toMatchObject({ status: 422, body: { code: 'HOLDER_CODE_CHECK', errors: [{ pointer: '/data/certificateHolderCode' }] } });
      const foreign = await service.call({ by: READER, path: '/gb36906/search', body: { head: headFor(COMPANY_MOVE, NATURAL_RESOURCES_CLIENT), data: holder(LIN_QING) } });
      expect(foreign).toMatchObject({ status: 422, body: { code: 'PURPOSE_DEPARTMENT_OTHER', errors: [{ pointer: '/head/usingDepartmentCode' }] } });
    });

    it('elsewhere a problem stays what it is', async () => {
      expect((await service.call({ by: READER, path: '/v1/recognition/look-ups', body: {} })).body).not.toHaveProperty('head');
    });
  });

  it('an expired licence says so when its day has passed', async () => {
    const identifier = await found(LAOJIE_NOODLES, FOOD_BUSINESS_PERMIT.code);
    const later = 3 * DAY_MS;
    const token = await laterToken(service, READER, later);
    service.clock.advance(later);
    const asked = async (name: string, data: object): Promise<Answer> => service.call({ token, path: `/gb36906/${name}`, body: { head: headFor(), data } });
    expect((await asked('metadata', { ZZBS: identifier })).body).toMatchObject({ head: { status: '22', message: '证照已过期 the licence has expired' }, data: { certificateStatus: 'expired' } });
    expect((await asked('file', { ZZBS: identifier, JZJYXQJZSJ: dateInChina(service.clock.now() + DAY_MS) })).body.data).not.toHaveProperty('file');
    expect((await asked('verify-information', { ZZLXDM: FOOD_BUSINESS_PERMIT.code, ZZBS: identifier, CZZT: '演示市老街面馆' })).body.data.result).toBe('3');
  });

  it('nothing of all this was a fault', () => {
    expect(service.faults()).toEqual([]);
  });

  async function issued(number: string): Promise<{ identifier: string; sealedLicence: string; printedCode: string }> {
    const { body } = await service.call({ by: ISSUER, path: '/v1/licences', key: `sharing-${Buffer.from(number).toString('hex')}`.slice(0, 64), body: craneCertificate({ number }) });
    return body as Awaited<ReturnType<typeof issued>>;
  }
});
