import type { z } from 'zod';
import { claimRequest } from '../../../src/recognition/gb36906/request/claim-request.js';
import { codeRequest, fileRequest, metadataRequest, searchRequest, verifyFileRequest } from '../../../src/recognition/gb36906/request/requests.js';

const HEAD = { YZBMDM: '11990201MA99001402', JBR: '陈经办', SXMC: '企业跨市迁入登记', SXBM: '000131003MA9900140990201', SLBH: 'LJ-0001', YYMC: '一窗受理系统', YZSY: '核对许可' };
const PURPOSE = { department: '11990201MA99001402', operator: '陈经办', serviceItemName: '企业跨市迁入登记', serviceItemCode: '000131003MA9900140990201', caseNumber: 'LJ-0001', callingSystem: '一窗受理系统', cause: '核对许可', category: 0 };
const TYPE = '11990101MA990001XX002';
const HOLDER = { codeType: '001', code: '91990101MA9900028M' };

function flawsOf(schema: z.ZodType, body: unknown): string[] {
  const read = schema.safeParse(body);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`);
}

describe('what the sharing services are asked', () => {
  it('a search becomes a look-up by holder for the purpose', () => {
    const data = { CZZTDM: HOLDER.code, CZZTDMLXDM: '001', ZZLXDM: `${TYPE}^11990101MA990001XX001` };
    expect(searchRequest.parse({ head: HEAD, data })).toEqual({ purpose: PURPOSE, holder: HOLDER, licenceTypes: [TYPE, '11990101MA990001XX001'] });
    expect(searchRequest.parse({ ...HEAD, ...data, ZZLXDM: null })).toEqual({ purpose: PURPOSE, holder: HOLDER });
  });

  it.each([
    ['by its name', { certificateHolderTypeName: '统一社会信用代码' }],
    ['by its digits under the name', { CZZTDMLX: '001' }],
    ['by both alike', { CZZTDMLX: '统一社会信用代码', CZZTDMLXDM: '001' }],
  ])('the type of a holder’s code may be told %s', (_how, type) => {
    expect(searchRequest.parse({ head: HEAD, data: { CZZTDM: HOLDER.code, ...type } })).toMatchObject({ holder: HOLDER });
  });

  it('what is missing, unknown or contradictory is told all at once, under the names that were written', () => {
    const { YZSY: _cause, SXBM: _item, ...head } = HEAD;
    expect(flawsOf(searchRequest, { head: { ...head, YZSX: 'x' }, data: { czztdm: HOLDER.code, CZZTDMLX: '公民身份号码', CZZTDMLXDM: '001', zzlxdm: '1' } })).toEqual([
      '/head/YZSX 没有这个元素，是否为 YZSY？There is no such element: did you mean YZSY?',
      '/head/cause 缺少用证事由 cause is missing',
      '/head/serviceItemCode 缺少事项编码 serviceItemCode is missing',
      '/data/CZZTDMLX 与 certificateHolderTypeCode 不一致 says another type than certificateHolderTypeCode',
      expect.stringMatching(/^\/data\/zzlxdm /) as unknown as string,
    ]);
    expect(flawsOf(searchRequest, { head: HEAD })).toEqual(['/data/certificateHolderCode 缺少持证主体代码 certificateHolderCode is missing']);
    expect(flawsOf(searchRequest, { head: HEAD, data: { CZZTDM: HOLDER.code } })).toEqual(['/data/certificateHolderTypeCode 缺少持证主体代码类型 certificateHolderTypeCode is missing']);
    expect(flawsOf(searchRequest, { head: HEAD, data: { CZZTDM: 'A^B', CZZTDMLXDM: '001' } })).toEqual(['/data/CZZTDM 此处只取一个值 takes one value here']);
  });

  it('a purpose is for a service item, unless it says that it is for other business', () => {
    const data = { ZZBS: '1.2.3' };
    expect(metadataRequest.parse({ head: HEAD, data })).toMatchObject({ purpose: { category: 0 } });
    expect(metadataRequest.parse({ head: { ...HEAD, YZLB: '1' }, data })).toMatchObject({ purpose: { category: 1 } });
    expect(flawsOf(metadataRequest, { head: { ...HEAD, YZLB: '2' }, data })).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined, 'duty'],
    ['a use code, however it was typed', '7k3q 0vxm-9tzb', { useCode: '7k3q 0vxm-9tzb' }],
    ['the code of a phone', 'https://x/v/#123', { holderPresent: { dynamicCode: 'https://x/v/#123' } }],
  ])('%s beside the identifier is the ground of the read', (_what, presentedCode, ground) => {
    expect(metadataRequest.parse({ head: HEAD, data: { ZZBS: '1.2.3', presentedCode } })).toMatchObject({ ground });
    expect(fileRequest.parse({ head: HEAD, data: { ZZBS: '1.2.3', JZJYXQJZSJ: '2026-12-31', presentedCode } })).toMatchObject({ ground });
  });

  it('an element that a service does not take is refused, not passed over', () => {
    expect(flawsOf(metadataRequest, { head: HEAD, data: { ZZBS: '1.2.3', CZZT: '林青', KZ_area: 3 } })).toEqual([
      expect.stringMatching(/^\/data\/CZZT .*takes no certificateHolderName/) as unknown as string,
      expect.stringMatching(/^\/data\/KZ_area .*takes no face fields/) as unknown as string,
    ]);
  });

  it('a field range keeps the spelling in which it was asked', () => {
    expect(metadataRequest.parse({ head: HEAD, data: { ZZBS: '1.2.3', ZDFW: 'CZZT^KZ_area' } })).toEqual({ purpose: PURPOSE, identifier: '1.2.3', fieldRange: ['CZZT', 'KZ_area'], ground: 'duty' });
    expect(flawsOf(metadataRequest, { head: HEAD, data: { ZZBS: '1'.repeat(95) } })).toHaveLength(1);
  });

  it('a copy ends at an instant', () => {
    expect(fileRequest.parse({ head: HEAD, data: { ZZBS: '1.2.3', JZJYXQJZSJ: '20261231235959' } })).toEqual({ purpose: PURPOSE, identifier: '1.2.3', expiresAt: Date.UTC(2026, 11, 31, 15, 59, 59), ground: 'duty' });
    expect(flawsOf(fileRequest, { head: HEAD, data: { ZZBS: '1.2.3', JZJYXQJZSJ: 'soon' } })).toHaveLength(1);
    expect(flawsOf(fileRequest, { head: HEAD, data: { ZZBS: '1.2.3' } })).toEqual(['/data/certificateCopyExpiringTime 缺少加注件有效期截止时间 certificateCopyExpiringTime is missing']);
  });

  it('a claim names its licence in one way or several, and what is claimed by the house’s names', () => {
    const data = { ZZLXDM: TYPE, ZZBS: '1.2.3', CZZTDM: HOLDER.code, CZZTDMLXDM: '001', CZZT: '演示市青禾餐饮有限公司', ZZYXQQSRQ: '20251014', ZZYXQJZRQ: '长期', ZZBFJGDM: '11990101MA990001XX', KZ_businessForm: '餐饮服务经营者' };
    expect(claimRequest.parse({ head: HEAD, data })).toEqual({
      purpose: PURPOSE,
      claim: {
        licenceType: TYPE,
        identifier: '1.2.3',
        holder: HOLDER,
        fields: { businessForm: '餐饮服务经营者', holderName: '演示市青禾餐饮有限公司', issuingAuthorityCode: '11990101MA990001XX', validFrom: '2025-10-14', validUntil: null },
      },
    });
    expect(flawsOf(claimRequest, { head: HEAD, data: { ZZLXDM: TYPE, CZZT: '林青' } })).toContain('/data/certificateIdentifier 请给出证照标识、证照编号或持证主体代码之一 name the licence by identifier, number or holder');
    expect(flawsOf(claimRequest, { head: HEAD, data: { ZZLXDM: TYPE, ZZBS: '1.2.3', ZZYXQQSRQ: '2025-14-10', KZ_Wrong: 'x' } })).toEqual([
      '/data/ZZYXQQSRQ 日期无法读取 write the date as 2026-11-28, or 长期',
      expect.stringMatching(/^\/data\/KZ_Wrong /) as unknown as string,
    ]);
  });

  it('files and codes have a longest length', () => {
    expect(verifyFileRequest.parse({ head: HEAD, data: { certificateFile: 'AA==' } })).toEqual({ purpose: PURPOSE, file: 'AA==' });
    expect(flawsOf(verifyFileRequest, { head: HEAD, data: { certificateFile: 'A'.repeat(1_398_105) } })).toHaveLength(1);
    expect(codeRequest.parse({ head: HEAD, data: { ewmnr: 'https://x/v/#1' } })).toEqual({ purpose: PURPOSE, code: 'https://x/v/#1' });
    expect(flawsOf(codeRequest, { head: HEAD, data: { presentedCode: '1'.repeat(8_193) } })).toHaveLength(1);
  });
});
