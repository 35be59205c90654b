import type { JsonValue } from '../../src/primitives/canonical-json.js';
import { OPERATORS, type Rule } from '../../src/catalogue/rule/rule.js';
import { CITY } from '../../src/cli/city/city.js';
import { HAULAGE_DRIVER_ITEM } from '../../src/cli/city-items/people-items.js';
import { NEW_FOOD_PERMIT_ITEM } from '../../src/cli/city-items/business-items.js';
import { conditionWords } from '../../src/web/items/condition-words.js';
import { itemListView } from '../../src/web/items/item-list-view.js';
import { itemView } from '../../src/web/items/item-view.js';
import type { Lang } from '../../src/web/texts/lang.js';
import { TEXTS } from '../../src/web/texts/texts.js';
import { onWholeService } from '../support/service.js';
import { itemSetting, ITEMS } from './item-fixtures.js';

const types = CITY.licenceTypes.map((type) => ({ ...type, version: 1 }));
const said = (rule: Rule, lang: Lang): string[] => conditionWords(rule, { t: TEXTS[lang], lang, types });

describe('a condition', () => {
  it.each<[Rule, string[], string[]]>([
    [{ and: [{ var: 'licence.derived.over18' }, { var: 'licence.derived.mayDriveTrucks' }] }, ['年满十八周岁', '准驾大型货车'], ['Eighteen or older', 'May drive heavy trucks']],
    [{ '>=': [{ var: 'licence.daysLeft' }, 90] }, ['剩余有效天数不小于90'], ['Days left is at least 90']],
    [{ in: ['餐饮服务', { var: 'licence.facts.businessScope' }] }, ['经营范围中有“餐饮服务”'], ['Business scope says “餐饮服务”']],
    [{ in: [{ var: 'licence.facts.vehicleClass' }, ['A2', 'B2']] }, ['准驾车型为“A2”、“B2”之一'], ['Class is one of “A2”, “B2”']],
    [{ '!': [{ '===': [{ var: 'licence.facts.businessForm' }, '食品销售经营者'] }] }, ['并非“主体业态为“食品销售经营者””'], ['not “Form of business is “食品销售经营者””']],
    [
      { or: [{ and: [{ '<': [{ fullYears: [{ var: 'licence.facts.firstIssuedOn' }, { var: 'today' }] }, 3] }, true] }, { '!==': [{ var: 'holder.category' }, 'person'] }] },
      ['（自初次领证日期至办理当日的周年数小于3，并且是），或者持证主体类别不为“person”'],
      ['(full years from First issued to day of the application is less than 3, and yes), or Kind of holder is not “person”'],
    ],
    [{ if: [{ var: 'licence.derived.over18' }, { '>': [{ daysBetween: [{ var: 'licence.validFrom' }, { var: 'today' }] }, 1] }, { '<=': [1, 2] }] }, ['如果年满十八周岁，则要求自有效期起至办理当日的天数大于1，否则要求1不超过2'], ['where Eighteen or older: days from First day to day of the application is more than 1; else 1 is at most 2']],
  ])('is said in words: %j', (rule, zh, en) => {
    expect([said(rule, 'zh'), said(rule, 'en')]).toEqual([zh, en]);
  });

  it('of any operator is said in words, not in its sign', () => {
    const operands: Readonly<Record<string, readonly JsonValue[]>> = { var: ['licence.standing'], '!': [true], if: [true, true, true] };
    for (const operator of OPERATORS.keys()) expect(said({ [operator]: operands[operator] ?? [1, 2] }, 'zh').join('')).not.toContain(operator);
  });
});

describe('the list of service items', () => {
  const list = (query: string, lang: Lang = 'zh'): string[] => itemListView(ITEMS, query, itemSetting(lang)).departments.flatMap(({ items }) => items.map(({ name }) => name));

  it('has every service by its department, and says for what else the department reads licences', () => {
    const { departments, count } = itemListView(ITEMS, '', itemSetting('zh'));
    expect(count).toBe(8);
    expect(departments.find(({ name }) => name === '演示市市场监督管理局')).toMatchObject({ items: [{ name: '食品经营许可新办', needs: ['营业执照'], href: `/items/${NEW_FOOD_PERMIT_ITEM.code}` }], business: ['证照打印', '市场监督检查'] });
  });

  it.each([
    ['许可', ['食品经营许可新办', '建筑施工企业安全生产许可证核发', '建筑工程施工许可证核发']],
    [' 食品 经营 ', ['食品经营许可新办']],
    ['HAULAGE', ['经营性道路货物运输驾驶员从业资格认定']],
    ['自然资源', ['不动产抵押权首次登记']],
    ['证照打印', []],
    ['<script>', []],
  ])('is searched by names in either language and by departments: %j', (query, names) => {
    expect(list(query).sort()).toEqual([...names].sort());
  });
});

describe('the page of a service item', () => {
  it('tells needed licences, conditions, what to do without them, and what came of the examples', () => {
    const { needs, examples, since, department } = itemView({ ...HAULAGE_DRIVER_ITEM, version: 1 }, itemSetting('en'));
    expect(needs).toEqual([
      {
        name: 'Driving licence',
        alternatives: [{ name: 'Driving licence', authority: 'Authority: Demonstration City Public Security Bureau, Traffic Police', tone: expect.any(String) as string }],
        conditions: ['The licence is in force, neither suspended nor revoked', 'May drive heavy trucks', 'Licensed for a year', 'Younger than sixty', 'With fewer than 90 days left it still serves, and you are told to renew it'],
        advice: HAULAGE_DRIVER_ITEM.needs[0]?.advice.en,
      },
    ]);
    expect(examples.map(({ name, outcomes }) => `${name} ${outcomes.map(({ label }) => label).join()}`)).toContain('驾驶证被暂扣 Suspended');
    expect([since, department]).toEqual(['1 Jan 2026', 'Linjiang City Administrative Approval Bureau']);
  });
});

onWholeService('the public pages of service items', (service) => {
  const page = async (path: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(service().origin + path, { headers: { accept: 'text/html' } });
    return { status: answer.status, text: await answer.text() };
  };

  it('are for everyone, lead from one to the other, and need no script', async () => {
    expect((await page('/')).text).toContain('href="/items"');
    const list = await page('/items');
    expect(list.status).toBe(200);
    const href = /href="(\/items\/000131016[^"]+)"/.exec(list.text)?.[1] ?? '';
    const item = await page(href);
    expect([item.status, item.text.includes('免提交'), item.text.includes('经营范围中有“餐饮服务”'), /<script/.test(item.text + list.text)]).toEqual([200, true, true, false]);
  });

  it('find by name what was typed, and show what was typed as text', async () => {
    const { text } = await page(`/items?q=${encodeURIComponent('食品')}`);
    expect([text.includes('食品经营许可新办'), text.includes('不动产抵押权首次登记'), text.includes('找到 1 个事项')]).toEqual([true, false, true]);
    const hostile = await page(`/items?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}&q=2`);
    expect([hostile.status, hostile.text.includes('<img src=x')]).toEqual([200, false]);
  });

  it('have nothing at other addresses, and no page for business that nobody applies for', async () => {
    const [other] = ITEMS.filter(({ kind }) => kind === 'other');
    expect([(await page(`/items/${other?.code}`)).status, (await page('/items/000000000MA9900140990201')).status]).toEqual([404, 404]);
    expect((await page('/items/x')).status).toBe(422);
  });
});
