import { derivedAnswers } from '../../src/catalogue/derivation.js';
import { faceSchema, disclosable, licenceTypeDefinition, type LicenceTypeDefinition } from '../../src/catalogue/licence-type.js';
import { CITY } from '../../src/cli/city/city.js';

const [BUSINESS] = CITY.licenceTypes as [LicenceTypeDefinition];
const flawsOf = (change: object): string[] => {
  const read = licenceTypeDefinition.safeParse({ ...BUSINESS, ...change });
  return read.success ? [] : read.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
};
const DRIVING = CITY.licenceTypes.find(({ names }) => names.en === 'Driving licence') as LicenceTypeDefinition;
const drivingFlaws = (sharing: object): string[] => {
  const read = licenceTypeDefinition.safeParse({ ...DRIVING, sharing: { ...DRIVING.sharing, ...sharing } });
  return read.success ? [] : read.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
};
const derivation = (rule: object, name = 'adult'): object => ({ derivations: [{ name, label: { zh: '成年', en: 'Of age' }, rule }], disclosures: [] });
const withField = (change: object): object => ({ fields: [{ ...BUSINESS.fields[0], ...change }, ...BUSINESS.fields.slice(1)] });

describe('a licence type', () => {
  it('of the demonstration city is good', () => {
    expect(flawsOf({})).toEqual([]);
  });

  it.each([
    ['whose code is not its defining authority’s', { definingAuthority: { ...BUSINESS.definingAuthority, code: '11990000MA9900001J' } }, /definingAuthority\/code: must be the first 18/],
    ['with two fields of one name', { fields: [...BUSINESS.fields, BUSINESS.fields[0]] }, /two fields have the same name/],
    ['with a field that takes the licence number’s name', withField({ name: 'licenceNumber' }), /licence number’s own name/],
    ['that tells a field it has not', { sharing: { ...BUSINESS.sharing, disclosures: [{ ground: 'duty', serviceItems: ['*'], fields: ['nothing'], holderFacts: [] }] } }, /the type has no field nothing/],
    ['that is not shared and says no reason', { sharing: { rule: 'notShared', disclosures: [] } }, /must state its legal reason/],
    ['with an unknown member', { colour: 'red' }, /Unrecognized key/],
    ['with a control character in its name', { names: { zh: '营业\u0007执照', en: 'Business licence' } }, /control character/],
    ['with a decomposed name', { names: { zh: '营业执照', en: 'Cafe\u0301' } }, /NFC/],
    ['with a pattern that could hang', withField({ schema: { type: 'string', maxLength: 50, pattern: '^(a+)+$' } }), /bounded count/],
    ['with a pattern whose counts vary together', withField({ schema: { type: 'string', maxLength: 50, pattern: `^${'[a]{0,99}'.repeat(6)}$` } }), /more than 10000 ways/],
    ['with a class that runs backwards', withField({ schema: { type: 'string', maxLength: 50, pattern: '^[z-a]{1}$' } }), /must be a regular expression/],
    ['with a pattern of many choices', withField({ schema: { type: 'string', maxLength: 50, pattern: `^${'a?'.repeat(14)}$` } }), /more than 10000 ways/],
    ['with a pattern without an end', withField({ schema: { type: 'string', maxLength: 50, pattern: '^[a-z]{1,3}' } }), /bounded count/],
    ['that proves presence by what it tells on duty', { presenceFacts: ['domicile'] }, /presenceFacts: domicile is told on duty/],
    ['that proves presence by a field it has not', { presenceFacts: ['stamp'] }, /presenceFacts: the type has no field stamp/],
    ['with a role that wants more holders than it allows', { holderRoles: [{ ...BUSINESS.holderRoles[0], min: 3, max: 2 }] }, /wants more holders/],
  ])('%s is refused', (_which, change, why) => {
    expect(flawsOf(change).join('\n')).toMatch(why);
  });
});

describe('what a licence type derives', () => {
  it.each<[string, object, RegExp]>([
    ['a row of duty that tells a sensitive field', { disclosures: [{ ground: 'duty', serviceItems: ['*'], fields: ['personName', 'bornOn', 'address'], holderFacts: [] }] }, /^\/sharing\/disclosures\/0\/fields: address, bornOn is sensitive: duty alone does not tell it/],
    ['a row that tells an answer which nothing derives', { disclosures: [{ ground: 'duty', serviceItems: ['*'], fields: [], holderFacts: [], derived: ['over21'] }] }, /^\/sharing\/disclosures\/0\/derived: the type has no derivation over21/],
    ['a rule over a field that the type has not', derivation({ '>': [{ var: 'height' }, 180] }), /^\/sharing\/derivations\/0\/rule\/>\/0\/var: there is no height/],
    ['a rule over the licence number', derivation({ in: ['9', { var: 'licenceNumber' }] }), /there is no licenceNumber/],
    ['a rule with an operator that nobody knows', derivation({ log: ['x'] }), /^\/sharing\/derivations\/0\/rule\/log: must be one of/],
    ['an answer with the name of a field', derivation({ '!': [false] }, 'remarks'), /^\/sharing\/derivations\/0\/name: is the name of a field/],
    ['two answers with one name', { derivations: [...(DRIVING.sharing.derivations ?? []), DRIVING.sharing.derivations?.[0]] }, /^\/sharing\/derivations\/4\/name: two derivations have the same name/],
  ])('%s is refused', (_what, sharing, flaw) => {
    expect(drivingFlaws(sharing).join('\n')).toMatch(flaw);
  });

  const answers = (fields: Readonly<Record<string, string>>, told = ['over18', 'under60', 'mayDriveTrucks', 'heldOneYear'], today = '2026-11-28'): Record<string, string> =>
    Object.fromEntries(derivedAnswers(DRIVING.sharing.derivations ?? [], new Set(told), { fields: new Map(Object.entries(fields)), validFrom: '2020-01-01', validUntil: null }, today));

  it('is yes or no of a day, and cannotTell of a field that the licence does not fill in', () => {
    const fields = { bornOn: '2008-11-28', vehicleClass: 'B2', firstIssuedOn: '2025-11-27' };
    expect(answers(fields)).toEqual({ over18: 'no', under60: 'yes', mayDriveTrucks: 'yes', heldOneYear: 'yes' });
    expect(answers(fields, ['over18'], '2026-11-29')).toEqual({ over18: 'yes' });
    expect(answers({ vehicleClass: 'C1' })).toEqual({ over18: 'cannotTell', under60: 'cannotTell', mayDriveTrucks: 'no', heldOneYear: 'cannotTell' });
  });

  it('is told only where a row says so', () => {
    expect(answers({ bornOn: '1990-01-01' }, [])).toEqual({});
    expect([...disclosable(DRIVING, 'duty', '').derived]).toEqual(['over18', 'mayDriveTrucks']);
    expect([...disclosable(DRIVING, 'entrusted', '').derived]).toEqual([]);
  });
});

describe('face fields', () => {
  const type: LicenceTypeDefinition = {
    ...BUSINESS,
    fields: [
      { name: 'name', label: { zh: '名称', en: 'name' }, schema: { type: 'string', maxLength: 5 }, required: true, sensitivity: 'public' },
      { name: 'code', label: { zh: '代码', en: 'code' }, schema: { type: 'string', maxLength: 9, pattern: '^[A-Z]{2}\\d{3}$' }, required: false, sensitivity: 'public' },
      { name: 'since', label: { zh: '自', en: 'since' }, schema: { type: 'string', format: 'date' }, required: false, sensitivity: 'public' },
      { name: 'kind', label: { zh: '类', en: 'kind' }, schema: { type: 'string', enum: ['甲', '乙'] }, required: false, sensitivity: 'public' },
      { name: 'seats', label: { zh: '座', en: 'seats' }, schema: { type: 'integer', minimum: 1, maximum: 9 }, required: false, sensitivity: 'public' },
    ],
  };
  const fits = (fields: object): boolean => faceSchema(type).safeParse(fields).success;

  it('fit when each is what its schema says', () => {
    expect(fits({ name: '张𠮷安', code: 'AB123', since: '2026-02-28', kind: '甲', seats: 5 })).toBe(true);
  });

  it.each([
    ['a missing required field', {}],
    ['a field that the type has not', { name: 'x', other: 'y' }],
    ['a number where text belongs', { name: 7 }],
    ['text where a number belongs', { name: 'x', seats: '5' }],
    ['more characters than allowed', { name: '一二三四五六' }],
    ['a day that does not exist', { name: 'x', since: '2026-02-30' }],
    ['a choice that is none', { name: 'x', kind: '丙' }],
    ['text beside its pattern', { name: 'x', code: 'AB12' }],
    ['empty text', { name: '' }],
    ['null', { name: null }],
  ])('do not fit: %s', (_what, fields) => {
    expect(fits(fields)).toBe(false);
  });
});

describe('sharing', () => {
  const disclosures = [
    { ground: 'duty', serviceItems: ['*'], fields: ['entityName'], holderFacts: [] },
    { ground: 'duty', serviceItems: ['990101001MA9900108990101'], fields: ['domicile'], holderFacts: ['name'] },
    { ground: 'holderPresent', serviceItems: ['*'], fields: ['registeredCapital'], holderFacts: ['code'] },
  ] as LicenceTypeDefinition['sharing']['disclosures'];
  const told = (rule: 'shared' | 'notShared', item: string): string[] => {
    const { fields, holderFacts } = disclosable({ ...BUSINESS, sharing: { rule, legalReason: '依法不予共享', disclosures } }, 'duty', item);
    return [...fields, ...holderFacts];
  };

  it('tells on a ground what every item may see, and more for an item that is named', () => {
    expect(told('shared', '')).toEqual(['entityName']);
    expect(told('shared', '990101001MA9900108990101')).toEqual(['entityName', 'domicile', 'name']);
  });

  it('tells nothing sensitive by duty alone, whatever an older row says', () => {
    const rows = (ground: 'duty' | 'holderPresent') => [{ ground, serviceItems: ['*' as const], fields: ['personName', 'address'], holderFacts: [] }];
    const seen = (ground: 'duty' | 'holderPresent'): string[] => [...disclosable({ ...DRIVING, sharing: { rule: 'shared', disclosures: rows(ground) } }, ground, '').fields];
    expect([seen('duty'), seen('holderPresent')]).toEqual([['personName'], ['personName', 'address']]);
  });

  it('tells nothing of a type that is not shared', () => {
    expect(told('notShared', '990101001MA9900108990101')).toEqual([]);
  });
});
