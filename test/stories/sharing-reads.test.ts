import { createHash } from 'node:crypto';
import { NATURAL_RESOURCES_CLIENT } from '../../src/cli/city/clients.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, HAULAGE_DRIVER, MORTGAGE, SITE_PERMIT } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { DAY_MS, entitle, headFor, laterToken, named, SharingCaller } from '../support/sharing.js';
import { provenBy, trustedBy } from '../support/stranger.js';

onWholeServices('reading through the sharing services', (running) => {
  let service: WholeService;
  let caller: SharingCaller;

  beforeAll(() => {
    service = running();
    caller = new SharingCaller(service);
  });

  describe('search', () => {
    it('tells a holder’s licences of a type, none of their fields, and how each stands', async () => {
      const answer = await caller.search(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      expect(answer).toMatchObject({ status: 200, body: { head: { status: '0', message: '成功 success' }, data: { total: 2, isComplete: true } } });
      expect(answer.body.data.certificates.map(({ certificateStatus }: { certificateStatus: string }) => certificateStatus).sort()).toEqual(['inForce', 'revoked']);
      expect(Object.keys(answer.body.data.certificates[0]).sort()).toEqual(['certificateIdentifier', 'certificateName', 'certificateStatus', 'certificateTypeCode']);
      for (const kept of ['青禾', '林青', '长宁路']) expect(answer.text).not.toContain(kept);
      expect(await caller.disclosedIn(answer)).toEqual([[], []]);
      expect(await caller.verdictOn(answer)).toBe('valid');
    });

    it('understands other systems’ spellings, and the body without head and data', async () => {
      const body = { ...headFor(), certificate_holder_code: QINGHE_CATERING.code.code, certificateHolderType: '统一社会信用代码', zzlxdm: `${FOOD_BUSINESS_PERMIT.code}^${BUSINESS_LICENCE.code}` };
      expect((await service.call({ by: READER, path: '/gb36906/search', body })).body.data.total).toBe(3);
    });

    it('finds nothing where there is nothing, and says so', async () => {
      expect(await caller.search(LIN_QING, FOOD_BUSINESS_PERMIT.code)).toMatchObject({ status: 200, body: { head: { status: '3' }, data: { total: 0, certificates: [] } } });
    });
  });

  describe('metadata', () => {
    it('tells what the purpose lets be told, in the standard’s elements', async () => {
      const identifier = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const answer = await caller.metadata(identifier);
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
        derivedAnswers: { servesMeals: 'yes' },
      });
      expect(withheld).toHaveLength(2);
      expect(withheld).toEqual(expect.arrayContaining([
        { name: 'certificateNumber', label: '证照编号', reason: 'NOT_FOR_THIS_ITEM' },
        { name: 'certificateHolderRole', label: '持证身份', reason: 'NOT_FOR_THIS_ITEM' },
      ]));
      expect(await caller.verdictOn(answer)).toBe('valid');
      expect(await caller.verdictOn(answer, HAULAGE_DRIVER)).toBe('invalid');
    });

    it('joins several holders with ^, in their order', async () => {
      const { body } = await caller.metadata(await caller.found(QINGHE_CATERING, BUSINESS_LICENCE.code));
      expect(body.data.metadata).toMatchObject({ certificateHolderName: '演示市青禾餐饮有限公司^林青', certificateHolderTypeCode: '001^111', certificateHolderRole: 'entity^legalRepresentative', certificateExpiringDate: null, certificateValidityRange: '长期' });
    });

    it('tells within a field range only that, and records only that', async () => {
      const identifier = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const answer = await caller.metadata(identifier, COMPANY_MOVE, 'czzt^ZZYXQJZRQ^kz_businessForm^businessPlace^ZZBH');
      const { certificateHolderName, certificateExpiringDate, extendInfo } = (await caller.metadata(identifier)).body.data.metadata;
      const face = { businessForm: extendInfo.businessForm, businessPlace: extendInfo.businessPlace };
      expect(answer.body.data.metadata).toEqual({ certificateHolderName, certificateExpiringDate, extendInfo: face });
      expect(answer.body.data.withheld.map(({ name }: { name: string }) => name)).toEqual(['certificateNumber']);
      expect(await caller.disclosedIn(answer)).toEqual([['face/businessForm', 'face/businessPlace', 'holder/0/name']]);
    });

    it('refuses a field that the type does not have, with the nearest that it has', async () => {
      const answer = await caller.metadata(await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code), COMPANY_MOVE, 'KZ_busines_form');
      expect(answer).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', head: { status: '4', code: 'REQUEST_INVALID' }, data: null } });
      expect(answer.body.errors[0]).toMatchObject({ pointer: '/data/fieldRange', detail: expect.stringContaining('KZ_businessForm') as string });
    });

    it('keeps a sensitive field until the holder is present, whatever is asked', async () => {
      const identifier = await caller.found(LIN_QING, DRIVING_LICENCE.code);
      const answer = await caller.metadata(identifier, HAULAGE_DRIVER, 'KZ_bornOn^KZ_address^KZ_vehicleClass');
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
      const identifier = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const answer = await caller.copy(identifier);
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
      expect(await caller.disclosedIn(answer)).toEqual([Object.keys(facts).sort()]);
      expect(await caller.verdictOn(answer)).toBe('valid');
      expect((await caller.ask('verify-file', { ZZWJ: file.content })).body).toMatchObject({ head: { status: '0' }, data: { result: '0', verdict: 'valid', certificateIdentifier: identifier } });
    });

    it('wants an end that is still to come, and not too far', async () => {
      const order = { ZZBS: await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code) };
      for (const ends of [service.clock.now() - 1, service.clock.now() + 181 * DAY_MS]) {
        const answer = await caller.ask('file', { ...order, JZJYXQJZSJ: new Date(ends).toISOString() });
        expect(answer).toMatchObject({ status: 422, body: { code: 'COPY_EXPIRY_WRONG', head: { status: '4' }, errors: [{ pointer: '/data/certificateCopyExpiringTime' }] } });
      }
    });
  });

  describe('a licence that does not stand', () => {
    it.each([
      ['suspended', ZHOU_MINGYUAN, DRIVING_LICENCE.code, HAULAGE_DRIVER, '23'],
      ['notYetEffective', ZHOU_MINGYUAN, SPECIAL_OPERATIONS_CERTIFICATE.code, SITE_PERMIT, '23'],
      ['revoked', QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code, COMPANY_MOVE, '21'],
    ])('%s, says so in the head of its metadata, and no copy is made of it', async (standing, of, type, item, status) => {
      const identifier = await caller.found(of, type, standing);
      expect((await caller.metadata(identifier, item)).body).toMatchObject({ head: { status }, data: { certificateStatus: standing, metadata: { certificateIdentifier: identifier } } });
      const file = await caller.copy(identifier, item);
      expect(file.body).toMatchObject({ head: { status }, data: { certificateIdentifier: identifier, certificateStatus: standing } });
      expect(Object.keys(file.body.data).sort()).toEqual(['asOf', 'certificateIdentifier', 'certificateStatus', 'event', 'receipt']);
      expect(await caller.disclosedIn(file)).toEqual([[]]);
    });
  });

  describe('who is not entitled', () => {
    it('to a type is told of a licence that is there what is told of one that is not', async () => {
      const bearer = await entitle(service, NATURAL_RESOURCES_CLIENT, ['recognition:look-up', 'recognition:verify'], DRIVING_LICENCE.code);
      const there = await caller.found(QINGHE_CATERING, FOOD_BUSINESS_PERMIT.code);
      const absent = there.replace(/(\d)\.001\.\w$/, (_, digit: string) => `${(Number(digit) + 7) % 10}.001.0`);
      expect(absent).not.toBe(there);
      const head = headFor(MORTGAGE, NATURAL_RESOURCES_CLIENT);
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
        expect(await asked('search', { ...named(of), ZZLXDM: FOOD_BUSINESS_PERMIT.code })).toMatchObject({ status: 403, head: { status: '1', code: 'RIGHT_MISSING' }, code: 'RIGHT_MISSING' });
        expect(await asked('search', named(of))).toMatchObject({ status: 200, rest: { certificates: of === SU_XIAOHE ? [{ certificateTypeCode: DRIVING_LICENCE.code }] : [] } });
      }
    });
  });

  it('an expired licence says so when its day has passed', async () => {
    const identifier = await caller.found(LAOJIE_NOODLES, FOOD_BUSINESS_PERMIT.code);
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
});
