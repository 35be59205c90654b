import type { Flaw } from '../../src/primitives/refusal.js';
import type { LicenceType } from '../../src/catalogue/licence-type.js';
import { tryExample, type Example } from '../../src/catalogue/service-item/example.js';
import { failedExamples, flawsInItem, typesNamed } from '../../src/catalogue/service-item/flaws-in-item.js';
import { OUTCOMES, type Need } from '../../src/catalogue/service-item/need.js';
import { REASONS } from '../../src/catalogue/service-item/reason.js';
import { serviceItemDefinition, type ServiceItemDefinition } from '../../src/catalogue/service-item/service-item.js';
import { CITY } from '../../src/cli/city/city.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { CITY_ITEMS } from '../../src/cli/city-items/city-items.js';
import { madeUp, madeUpCase } from '../../src/cli/city-items/made-up-licence.js';
import { HAULAGE_DRIVER_ITEM as ITEM, SCHOOL_PLACE_ITEM } from '../../src/cli/city-items/people-items.js';

const TYPES = new Map(CITY.licenceTypes.map((type): [string, LicenceType] => [type.code, { ...type, version: 1 }]));
const [NEED] = ITEM.needs as [Need];
const TRUCKER = { vehicleClass: 'B2', bornOn: '1988-03-05', firstIssuedOn: '2015-07-01' };

describe('every item of the demonstration city', () => {
  it.each(CITY_ITEMS.map((item) => [`${item.names.zh} ${item.code}`, item] as const))('%s is taken as it stands, and its examples come out', (_, item) => {
    expect(serviceItemDefinition.parse(item)).toEqual(item);
    expect(flawsInItem(item, TYPES)).toEqual([]);
    expect(failedExamples(item, TYPES)).toEqual([]);
  });

  it('is one of the city’s, each once, and asks only for licences that the city has', () => {
    expect(CITY_ITEMS.map(({ code }) => code).sort()).toEqual(CITY.serviceItems.map(({ code }) => code).sort());
    for (const item of CITY_ITEMS) for (const code of typesNamed(item)) expect(TYPES.has(code)).toBe(true);
  });

  it('shows every outcome in some example', () => {
    expect(new Set(CITY_ITEMS.flatMap(({ examples }) => examples.flatMap(({ expected }) => Object.values(expected))))).toEqual(new Set(OUTCOMES));
  });
});

describe('a service item', () => {
  const flawsOf = (change: object): string[] => serviceItemDefinition.safeParse({ ...ITEM, ...change }).error?.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`) ?? [];
  const withNeed = (change: object): object => ({ needs: [{ ...NEED, ...change }] });

  it.each<[string, object, RegExp]>([
    ['of a department that its code does not name', { department: '11990101MA990001XX' }, /^\/department: must be the department whose organisation code/],
    ['with a code of 23 characters', { code: ITEM.code.slice(1) }, /^\/code: 24 characters/],
    ['of a third kind', { kind: 'secret' }, /^\/kind: /],
    ['whose example is no number of its cases', { caseNumber: { ...ITEM.caseNumber, example: 'LJ-26-1' } }, /^\/caseNumber\/example: does not fit the pattern/],
    ['whose pattern could hang', { caseNumber: { pattern: '^(a+)+$', example: 'aa' } }, /^\/caseNumber\/pattern: /],
    ['that begins on no day', { effectiveFrom: '2026-02-30' }, /^\/effectiveFrom: /],
    ['with two needs of one key', { needs: [NEED, NEED] }, /^\/needs: two needs have the same key/],
    ['with a rule of an operator that nobody knows', withNeed({ rule: { reduce: [] } }), /^\/needs\/0\/rule\/reduce: must be one of/],
    ['with a rule over what no licence has', withNeed({ rule: { '>': [{ var: 'licence.shoeSize' }, 1] } }), /^\/needs\/0\/rule\/>\/0\/var: there is no licence\.shoeSize/],
    ['with a need that no example satisfies', { examples: ITEM.examples.slice(1) }, /^\/needs\/0: no example expects it to be satisfied/],
    ['with an example that forgets a need', { examples: [...ITEM.examples, { ...ITEM.examples[0], expected: {} }] }, /^\/examples\/8\/expected: must name the outcome of every need/],
    ['with an example of a need that there is not', { examples: [...ITEM.examples, { ...ITEM.examples[0], expected: { drivingLicence: 'satisfied', other: 'missing' } }] }, /^\/examples\/8\/expected: /],
    ['with advice in one language', withNeed({ advice: { zh: '请先取得' } }), /^\/needs\/0\/advice\/en: /],
    ['with an unknown member', { colour: 'red' }, /Unrecognized key/],
  ])('%s is refused where it is wrong', (_which, change, flaw) => {
    expect(flawsOf(change).join('\n')).toMatch(flaw);
  });

  it('warns a month before a licence ends, unless it says otherwise', () => {
    const { expiringDays: _, ...need } = NEED;
    expect(serviceItemDefinition.parse({ ...ITEM, needs: [need], examples: ITEM.examples.slice(0, 1) }).needs[0]?.expiringDays).toBe(30);
  });
});

describe('beside the catalogue', () => {
  const flawsOf = (change: Partial<ServiceItemDefinition>, types = TYPES): Flaw[] => flawsInItem({ ...ITEM, ...change }, types);
  const examples = (fields: Example['holders'][number]['licences'][number]['fields']): Pick<ServiceItemDefinition, 'examples'> => ({ examples: [madeUpCase('某人', 'person', [madeUp(DRIVING_LICENCE, fields)], {})] });

  it('a need of a licence type that there is not is refused', () => {
    expect(flawsOf({}, new Map())).toContainEqual({ pointer: '/needs/0/licenceTypes/0', detail: 'the catalogue has no such licence type' });
  });

  it('a need of a type that tells the item nothing by duty is refused', () => {
    const closed = { ...DRIVING_LICENCE, version: 1, sharing: { ...DRIVING_LICENCE.sharing, disclosures: [] } };
    expect(flawsOf({}, new Map([[closed.code, closed]]))).toContainEqual({ pointer: '/needs/0/licenceTypes/0', detail: expect.stringContaining('its defining authority must share it first') as string });
  });

  it.each([
    ['a field that duty does not tell', { '===': [{ var: 'licence.facts.bornOn' }, '1990-01-01'] }, '/needs/0/rule/===/0/var'],
    ['a field that only another item is told', { in: ['A', { var: 'licence.facts.assessedBy' }] }, '/needs/0/rule/in/1/var'],
    ['an answer that nobody derives', { var: 'licence.derived.isRich' }, '/needs/0/rule/var'],
  ])('a rule over %s is refused', (_what, rule, pointer) => {
    expect(flawsOf({ needs: [{ ...NEED, rule }] })).toEqual([{ pointer, detail: expect.stringMatching(/^there is no licence\./) as string }]);
  });

  it('an example that nobody could issue is refused', () => {
    expect(flawsOf(examples({ vehicleClass: '大货车', wings: 2 }))).toEqual([
      { pointer: '/examples/0/holders/0/licences/0/fields/vehicleClass', detail: 'must match ^[A-Z0-9]{1,12}$' },
      { pointer: '/examples/0/holders/0/licences/0/fields/wings', detail: 'the licence type has no such field' },
    ]);
  });

  it('an example that comes out otherwise is told with what was expected, what it is, and why', () => {
    const wrong = madeUpCase('小型汽车驾驶人', 'person', [madeUp(DRIVING_LICENCE, { ...TRUCKER, vehicleClass: 'C1' })], { drivingLicence: 'satisfied' });
    expect(failedExamples({ ...ITEM, examples: [...ITEM.examples, wrong] }, TYPES)).toEqual([
      { pointer: '/examples/8/expected/drivingLicence', detail: 'expected satisfied, but it is notAcceptable (CONDITION_NOT_MET)' },
    ]);
  });
});

describe('a need', () => {
  const settled = (licences: Parameters<typeof madeUpCase>[2], change: Partial<Need> = {}): string => {
    const item = { ...ITEM, needs: [{ ...NEED, ...change }] };
    return tryExample(item, madeUpCase('某人', 'person', licences, {}), TYPES).map(({ outcome, reason }) => `${outcome} ${reason}`).join();
  };
  const truck = (change: Parameters<typeof madeUp>[2] = {}): ReturnType<typeof madeUp> => madeUp(DRIVING_LICENCE, TRUCKER, change);

  it.each([
    ['one that is in force and fits', [truck()], 'satisfied VERIFIED'],
    ['one that fits beside one that was revoked', [truck({ standing: 'revoked' }), truck()], 'satisfied VERIFIED'],
    ['one with ninety days left, the day it begins to matter', [truck({ validUntil: '2026-08-30' })], 'satisfied VERIFIED'],
    ['one with eighty-nine days left', [truck({ validUntil: '2026-08-29' })], 'expiring EXPIRING_SOON'],
    ['one on its last day', [truck({ validUntil: '2026-06-01' })], 'expiring EXPIRING_SOON'],
    ['one that expired', [truck({ standing: 'expired', validUntil: '2026-05-31' })], 'notAcceptable EXPIRED'],
    ['one that is suspended', [truck({ standing: 'suspended' })], 'suspended SUSPENDED'],
    ['one that is suspended beside one that does not fit', [madeUp(DRIVING_LICENCE, { ...TRUCKER, vehicleClass: 'C1' }), truck({ standing: 'suspended' })], 'suspended SUSPENDED'],
    ['one that was revoked', [truck({ standing: 'revoked' })], 'notAcceptable REVOKED'],
    ['one that has not begun', [truck({ standing: 'notYetEffective' })], 'notAcceptable NOT_YET_EFFECTIVE'],
    ['one that does not say enough', [madeUp(DRIVING_LICENCE, { vehicleClass: 'B2' })], 'cannotTell CONDITION_UNKNOWN'],
    ['one that says too little, but enough to be refused', [madeUp(DRIVING_LICENCE, { vehicleClass: 'C1' })], 'notAcceptable CONDITION_NOT_MET'],
    ['one of a type that is not asked for', [madeUp(SPECIAL_OPERATIONS_CERTIFICATE, {})], 'missing NONE_HELD'],
    ['none', [], 'missing NONE_HELD'],
  ])('is settled by %s', (_which, licences, told) => {
    expect(settled(licences)).toBe(told);
  });

  it('without a rule wants a licence in force and nothing else of it', () => {
    const { rule: _, ...bare } = NEED;
    const item = { ...ITEM, needs: [bare] };
    expect(tryExample(item, madeUpCase('某人', 'person', [madeUp(DRIVING_LICENCE, {})], {}), TYPES)).toMatchObject([{ outcome: 'satisfied' }]);
  });

  it('whose rule looks at the standing itself takes what the rule takes: whoever gives up an expired permit has one', () => {
    const rule = { in: [{ var: 'licence.standing' }, ['inForce', 'expired']] };
    expect([settled([truck({ standing: 'expired' })], { rule }), settled([truck({ standing: 'suspended' })], { rule })]).toEqual(['satisfied VERIFIED', 'suspended SUSPENDED']);
  });

  it('may ask for the holder’s kind and for days left; a long-term licence has all of them', () => {
    const rule = { and: [{ '===': [{ var: 'holder.category' }, 'person'] }, { '>=': [{ var: 'licence.daysLeft' }, 365] }, { '>': [{ var: 'licence.validUntil' }, { var: 'today' }] }] };
    expect([settled([truck({ validUntil: null })], { rule }), settled([truck({ validUntil: '2027-05-31' })], { rule })]).toEqual(['satisfied VERIFIED', 'notAcceptable CONDITION_NOT_MET']);
  });

  it('of a role is settled by whoever has that role alone', () => {
    const [home] = SCHOOL_PLACE_ITEM.examples as [Example];
    const swapped = { ...home, holders: home.holders.map((holder) => ({ ...holder, role: holder.role === 'child' ? 'guardian' : 'child' })) };
    expect([home, swapped].map((each) => tryExample(SCHOOL_PLACE_ITEM, each, TYPES)[0]?.reason)).toEqual(['VERIFIED', 'NONE_HELD']);
  });

  it('is explained in both languages, with what to do', () => {
    for (const { says, advice } of Object.values(REASONS)) {
      for (const words of [says, ...(advice === null ? [] : [advice])]) expect([words.zh, words.en]).toEqual([expect.stringMatching(/\p{Script=Han}.*。$/u), expect.stringMatching(/^[A-Z].*\.$/)]);
    }
  });
});
