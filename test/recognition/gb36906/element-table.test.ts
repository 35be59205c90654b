import { aliasesOf, ELEMENT_NAMES, elementNamed, nearestName } from '../../../src/recognition/gb36906/border/element-table.js';
import { readElements } from '../../../src/recognition/gb36906/border/read-elements.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('the elements of the border', () => {
  it.each(ELEMENT_NAMES)('%s is known by its name, in snake case, by its short name and by every other spelling, in any case', (name) => {
    const spellings = [name, snake(name), name.toUpperCase(), `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, ...aliasesOf(name), ...aliasesOf(name).flatMap((alias) => [alias.toLowerCase(), snake(alias)])];
    expect(spellings.map((spelling) => [spelling, elementNamed(spelling)])).toEqual(spellings.map((spelling) => [spelling, name]));
  });

  it('are told apart by every spelling: no two share one', () => {
    const spellings = ELEMENT_NAMES.flatMap((name) => [name, ...aliasesOf(name)]).map((each) => each.replaceAll('_', '').toLowerCase());
    expect(spellings.filter((each, place) => spellings.indexOf(each) !== place)).toEqual([]);
  });

  it.each([
    ['certificateHolder', 'certificateHolderName'],
    ['certificate_holder_type', 'certificateHolderTypeName'],
    ['issueDept', 'certificateIssuingAuthorityName'],
    ['issue_dept_code', 'certificateIssuingAuthorityCode'],
    ['certificateValidateEnd', 'certificateExpiringDate'],
    ['zzyxqqssj', 'certificateEffectiveDate'],
    ['zzmc', 'certificateName'],
    ['zzbfjg', 'certificateIssuingAuthorityName'],
    ['CZZT', 'certificateHolderName'],
    ['czztdm', 'certificateHolderCode'],
    ['CZZTDMLX', 'certificateHolderTypeName'],
    ['czztdmlxdm', 'certificateHolderTypeCode'],
    ['ZZLXDM', 'certificateTypeCode'],
    ['yzsy', 'cause'],
    ['dzzzsymd', 'cause'],
    ['jzjyxqjzsj', 'certificateCopyExpiringTime'],
  ])('%s is %s', (spelling, name) => {
    expect(elementNamed(spelling)).toBe(name);
  });

  it('that nobody knows have a nearest, unless they are far from everything', () => {
    expect(elementNamed('CZZTDN')).toBeUndefined();
    expect(nearestName('CZZTDN')).toBe('CZZTDM');
    expect(nearestName('certificateHolderCod')).toBe('certificateHolderCode');
    expect(nearestName('KZ_businesPlace', ['KZ_businessPlace'])).toBe('KZ_businessPlace');
    expect(nearestName('completelyElsewhere')).toBeUndefined();
    expect(nearestName('certificateHolderCode'.repeat(3))).toBeUndefined();
  });
});

const flaws = (body: object): string[] => readElements(body as Record<string, unknown>).flaws.map(({ path, detail }) => `${path.join('/')}: ${detail}`);
const values = (body: object): Record<string, readonly string[]> => Object.fromEntries([...readElements(body as Record<string, unknown>).elements].map(([name, written]) => [name, written.values]));

describe('a request in elements', () => {
  it('may stand in head and data or side by side; empty texts and nulls count as not given', () => {
    const expected = { cause: ['核验许可'], certificateIdentifier: ['1.2'] };
    expect(values({ head: { YZSY: '核验许可', JBR: null }, data: { zzbs: '1.2', CZZT: '' } })).toEqual(expected);
    expect(values({ cause: '核验许可', certificate_identifier: '1.2' })).toEqual(expected);
  });

  it('joins several values with ^, or lists them; what is free text keeps its ^', () => {
    expect(values({ czzt: '林青^苏晓禾', certificateTypeCode: ['A', 'B'], cause: '核验^二' })).toEqual({ certificateHolderName: ['林青', '苏晓禾'], certificateTypeCode: ['A', 'B'], cause: ['核验^二'] });
  });

  it('that says the same under two names is read once', () => {
    const body = { data: { CZZTDM: '91990101MA9900028M', certificateHolderCode: '91990101MA9900028M' } };
    expect([values(body), flaws(body)]).toEqual([{ certificateHolderCode: ['91990101MA9900028M'] }, []]);
  });

  it('that says different things under two names is told both names and neither value', () => {
    const [flaw = '', ...others] = flaws({ head: { cause: '甲' }, data: { YZSY: '乙', CZZTDM: '91990101MA9900028M', certificate_holder_code: '92990101MA9900036D' } });
    expect(flaw).toBe('data/YZSY: 同一元素 cause 以两个名称给出了不同的值：head/cause, data/YZSY。One element was given two values under two names: head/cause, data/YZSY');
    expect(others).toHaveLength(1);
    expect(others[0]).toContain('data/CZZTDM, data/certificate_holder_code');
    expect(others[0]).not.toMatch(/9[12]990101/);
  });

  it('with an unknown name is told the nearest; with two thousand of them it costs no more', () => {
    expect(flaws({ data: { CZZTDN: 'x' } })).toEqual(['data/CZZTDN: 没有这个元素，是否为 CZZTDM？There is no such element: did you mean CZZTDM?']);
    const many = flaws(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`CZZTD${index}`, 'x'])));
    expect(many.filter((flaw) => flaw.includes('did you mean'))).toHaveLength(10);
    expect(many).toHaveLength(2000);
  });

  it('has codes as text; numbers of one digit may be numbers', () => {
    expect(flaws({ data: { certificateHolderCode: 110101199 } })).toEqual(['data/certificateHolderCode: 须为文本，代码也须写成字符串 must be text: write codes as strings']);
    expect(values({ purposeCategory: 1 })).toEqual({ purposeCategory: ['1'] });
    expect(flaws({ head: [], data: 7 })).toHaveLength(2);
  });

  it('has face fields together or with KZ_ before each', () => {
    const read = readElements({ data: { extendInfo: { businessForm: '餐饮服务经营者', area: 12 }, KZ_businessPlace: '书院路12号', kz_area: 12 } });
    expect([...read.face].map(([name, { value }]) => [name, value])).toEqual([['businessForm', '餐饮服务经营者'], ['area', 12], ['businessPlace', '书院路12号']]);
    expect(read.flaws).toEqual([]);
    expect(flaws({ extendInfo: { area: 12 }, KZ_area: 13 })).toHaveLength(1);
    expect(flaws({ extendInfo: { area: [12] }, KZ_area: {} })).toHaveLength(2);
    expect(flaws({ extendInfo: '{}' })).toHaveLength(1);
  });
});
