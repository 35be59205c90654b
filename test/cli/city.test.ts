import { deflate } from '../../src/primitives/deflate.js';
import type { Refusal } from '../../src/primitives/refusal.js';
import { flawInText } from '../../src/primitives/text.js';
import { flawInCreditCode } from '../../src/holder/credit-code.js';
import { definingAuthority } from '../../src/holder/licence-type-code.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { serviceItemCode } from '../../src/access/purpose.js';
import { departmentOrder } from '../../src/access/register/department.js';
import { clientOrder } from '../../src/access/register/client.js';
import { grantOrder } from '../../src/access/register/grant.js';
import { officerOrder } from '../../src/access/register/officer.js';
import { disclosable, licenceTypeDefinition, type LicenceType, type LicenceTypeDefinition } from '../../src/catalogue/licence-type.js';
import { carrierText, pack } from '../../src/licence/code-carrier.js';
import { assembleCode } from '../../src/licence/cose-sign1.js';
import { drawCodeSvg } from '../../src/licence/draw-code.js';
import { formatLicenceIdentifier } from '../../src/licence/licence-identifier.js';
import { standingAt } from '../../src/licence/licence.js';
import { unsignedPrintedCode } from '../../src/licence/printed-code.js';
import { checkOrder, issueOrder, type IssueOrder } from '../../src/licence/issuing/order.js';
import { moveOrder } from '../../src/licence/moves/move-order.js';
import { CITY } from '../../src/cli/city/city.js';
import { dayFrom, type CityOrder } from '../../src/cli/city/city-order.js';
import { signExample } from '../support/codes.js';

/** 2026-11-22, 16:00 in China. */
const NOW = 1_795_334_400_000;
const TODAY = '2026-11-22';
const HOST = 'licence.demo.gov.example:8443';
/** Eleven years on, when the certificate of a signer ends. */
const SIGNER_ENDS = 2_142_403_200;

const typeOf = (order: IssueOrder): LicenceType => {
  const type = CITY.licenceTypes.find(({ code }) => code === order.licenceType);
  if (type === undefined) throw new Error(`no licence type ${order.licenceType}`);
  return { ...type, version: 1 };
};

const byKey = CITY.orders.map((order) => [order.key, order] as const);
const byName = CITY.licenceTypes.map((type) => [type.names.zh, type] as const);

/** The QR version of a printed code with these field values; its signature is real, because signatures do not compress. */
function codeVersion(type: LicenceTypeDefinition, values: Readonly<Record<string, string | number>>): number {
  const issuingAuthority = type.definingAuthority.code;
  const claims = {
    iss: issuingAuthority,
    iat: NOW / 1000,
    exp: SIGNER_ENDS,
    cti: Uint8Array.from({ length: 16 }, (_, index) => (index * 151) % 256),
    status: { uri: `https://${HOST}/status-lists/1`, idx: 1_048_575 },
    identifier: formatLicenceIdentifier({ typeCode: type.code, issuingAuthority, serial: '20260000063', version: 1 }),
    typeCode: type.code,
    typeVersion: 1,
    layoutVersion: type.layoutVersion,
    fields: new Map(type.fields.flatMap(({ name, codeKey }) => (codeKey === undefined || values[name] === undefined ? [] : [[codeKey, values[name]] as const]))),
  };
  const unsigned = unsignedPrintedCode({ alg: -7, kid: Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6, 0x07, 0x18) }, claims);
  return drawCodeSvg(carrierText(HOST, pack(assembleCode(unsigned, signExample(unsigned.toBeSigned)), deflate))).version;
}

/** How an ordered licence stands after its moves, at noon in China of a day. */
function standing({ on, then }: CityOrder, day: string): string {
  const order = on(TODAY);
  const { validFrom, validUntil } = checkOrder(order, typeOf(order), NOW);
  const state = then === undefined ? 'inForce' : then.verb === 'suspend' ? 'suspended' : 'revoked';
  return standingAt({ identifier: '', validFrom, validUntil, stateSince: 0, revision: 1, state }, Date.parse(`${day}T04:00:00Z`));
}

describe('the demonstration city', () => {
  it('has two regions, six departments, five licence types, six holders, six service items and twelve licences', () => {
    const { regions, departments, licenceTypes, holders, serviceItems, orders } = CITY;
    expect([regions, departments, licenceTypes, holders, serviceItems, orders].map(({ length }) => length)).toEqual([2, 6, 5, 6, 6, 12]);
  });

  it('uses no code twice', () => {
    const { regions, departments, holders, serviceItems, licenceTypes, clients, signingHolders, signingOfficers, orders } = CITY;
    const codes = [
      ...[...regions].map(({ areaCode }) => areaCode),
      ...[...departments, ...serviceItems, ...licenceTypes].map(({ code }) => code),
      ...holders.map(({ code }) => code.code),
      ...clients.map(({ clientId }) => clientId),
      ...[...signingHolders, ...signingOfficers].map(({ subject }) => subject),
      ...orders.map(({ key }) => key),
    ];
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    const organisations = [...departments.map(({ code }) => code as string), ...holders.filter(({ code }) => code.codeType === '001').map(({ code }) => code.code)];
    expect(new Set(organisations.map((code) => code.slice(8, 17))).size).toBe(8);
    const numbers = orders.map(({ on }) => on(TODAY)).map(({ licenceType, number }) => `${licenceType} ${number}`);
    expect(new Set(numbers).size).toBe(12);
  });

  it('is of departments that the register takes, in its two regions', () => {
    expect(CITY.departments.map((department) => departmentOrder.parse(department))).toEqual(CITY.departments);
    expect(new Set(CITY.departments.map(({ areaCode }) => areaCode))).toEqual(new Set(CITY.regions.map(({ areaCode }) => areaCode)));
    expect(CITY.departments).toEqual(expect.arrayContaining([CITY.operator, ...CITY.issuers]));
  });

  it('has service items whose code names department and region', () => {
    for (const { code, names, department } of CITY.serviceItems) {
      expect(serviceItemCode.parse(code)).toBe(`${code.slice(0, 9)}${department.code.slice(8, 17)}${department.areaCode}`);
      expect(flawInText(names.zh, 200)).toBeUndefined();
      expect(CITY.departments).toContain(department);
    }
  });

  it('is peopled by holders with good codes, one of them with a character outside the basic plane', () => {
    for (const { code, names } of CITY.holders) {
      expect(parseHolderCode(code.codeType, code.code)).toEqual(code);
      expect(flawInText(names.zh, 100)).toBeUndefined();
    }
    expect(CITY.holders.filter(({ names }) => /[\u{10000}-\u{10FFFF}]/u.test(names.zh)).map(({ names }) => names.zh)).toEqual(['张𠮷安']);
  });
});

describe.each(byName)('%s', (_, type) => {
  it('is a definition that the catalogue takes as it stands', () => {
    expect(licenceTypeDefinition.parse(type)).toEqual(type);
  });

  it('is defined and issued by departments of the city', () => {
    const codes = CITY.issuers.map(({ code }) => code as string);
    expect(codes).toContain(definingAuthority(type.code));
    expect(codes).toEqual(expect.arrayContaining(type.issuingAuthorities));
    expect(CITY.issuers.find(({ code }) => code === type.definingAuthority.code)?.nameZh).toBe(type.definingAuthority.name);
  });

  it('tells more for a named service item of the city than for any other, and nothing sensitive by duty alone', () => {
    const known = CITY.serviceItems.map(({ code }) => code);
    const any = disclosable(type, 'duty', '');
    expect(any.fields.size).toBeGreaterThan(0);
    expect(any.holderFacts.size).toBe(0);
    expect(type.serviceItems.length).toBeGreaterThan(0);
    for (const item of type.serviceItems) {
      expect(known).toContain(item);
      expect(disclosable(type, 'duty', item).fields.size).toBeGreaterThan(any.fields.size);
    }
    const named = type.sharing.disclosures.flatMap(({ serviceItems }) => serviceItems).filter((item) => item !== '*');
    expect(type.serviceItems).toEqual(expect.arrayContaining(named));
    const sensitive = type.fields.filter(({ sensitivity }) => sensitivity === 'sensitive').map(({ name }) => name);
    const byDuty = type.sharing.disclosures.filter(({ ground }) => ground === 'duty').flatMap(({ fields }) => fields);
    expect(byDuty.filter((name) => sensitive.includes(name))).toEqual([]);
  });

  it('shows in its printed code only what everybody may know who sees it', () => {
    const inCode = type.fields.filter(({ codeKey }) => codeKey !== undefined);
    expect(inCode).toHaveLength(3);
    expect(new Set(inCode.map(({ sensitivity }) => sensitivity))).toEqual(new Set(['public']));
  });

  it('has a printed code however long its fields are', () => {
    const longest = Object.fromEntries(
      type.fields.map(({ name, schema }) => {
        if ('enum' in schema) return [name, schema.enum.reduce((long, each) => (each.length > long.length ? each : long))];
        if ('maxLength' in schema) return [name, Array.from({ length: schema.maxLength }, (__, index) => String.fromCodePoint(0x4e00 + ((index * 6007) % 20_000))).join('')];
        return [name, '2026-11-22'];
      }),
    );
    expect(codeVersion(type, longest)).toBeLessThanOrEqual(22);
  });

  it('is ordered at least once', () => {
    expect(CITY.orders.some(({ on }) => on(TODAY).licenceType === type.code)).toBe(true);
  });
});

describe.each(byKey)('the order %s', (_, { client, on, then }) => {
  it('fits its licence type on any day, leap days and ends of months included', () => {
    for (const today of [TODAY, '2027-02-28', '2028-02-29', '2028-03-01', '2029-02-28', '2029-03-01', '2030-12-31', '2031-01-01']) {
      const order = on(today);
      const now = Date.parse(`${today}T08:00:00Z`);
      expect(issueOrder.parse(order)).toEqual(order);
      const checked = checkOrder(order, typeOf(order), now);
      // A printed code cannot be made for a licence that is over.
      expect(checked.validUntil ?? '9999').toMatch(/^\d{4}/);
      expect((checked.validUntil ?? '9999') > today).toBe(true);
    }
  });

  it('is given by a department that may issue it, for holders of the city', () => {
    const { licenceType, holders } = on(TODAY);
    expect(typeOf(on(TODAY)).issuingAuthorities).toContain(client.department);
    for (const right of ['licence-types:publish', 'licences:issue', 'licences:move', 'licences:read']) {
      expect(client.grants).toContainEqual({ right, typeCode: licenceType });
    }
    const known = CITY.holders.map(({ names, code }) => ({ name: names.zh, codeType: code.codeType, code: code.code }));
    expect(known).toEqual(expect.arrayContaining(holders.map(({ name, codeType, code }) => ({ name, codeType, code }))));
    expect(CITY.clients).toContain(client);
  });

  it('makes a printed code of at most version 16', () => {
    const order = on(TODAY);
    expect(codeVersion(typeOf(order), order.fields)).toBeLessThanOrEqual(16);
  });

  it('is moved only by an order that states reason and law', () => {
    expect(then === undefined ? undefined : moveOrder.parse(then.order)).toEqual(then?.order);
  });
});

describe('the licences of the city', () => {
  const others = (standings: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(standings).filter(([, state]) => state !== 'inForce'));
  const standingsOn = (day: string): Record<string, string> => Object.fromEntries(CITY.orders.map((order) => [order.key, standing(order, day)]));

  it('are in force on the day, but one suspended, one revoked and one not yet effective', () => {
    expect(others(standingsOn(TODAY))).toEqual({
      'qinghe-branch-food-permit': 'revoked',
      'zhou-mingyuan-scaffolder': 'notYetEffective',
      'zhou-mingyuan-driving-licence': 'suspended',
    });
  });

  it('have lost one by expiry two days later', () => {
    expect(others(standingsOn(dayFrom(TODAY, { days: 2 })))['laojie-food-permit']).toBe('expired');
  });

  it('hold a home owned by two and a long-term driving licence', () => {
    const ordered = (key: string): IssueOrder | undefined => CITY.orders.find((order) => order.key === key)?.on(TODAY);
    expect(ordered('lin-su-home-title')?.holders.map(({ name, role }) => `${role} ${name}`)).toEqual(['owner 林青', 'coOwner 苏晓禾']);
    expect(ordered('su-xiaohe-driving-licence')).toMatchObject({ number: '440301198512310020', validUntil: null });
    expect(ordered('qinghe-business-licence')?.holders.map(({ name, role }) => `${role} ${name}`)).toEqual(['entity 演示市青禾餐饮有限公司', 'legalRepresentative 林青']);
  });

  it('are refused where an order names a role too few', () => {
    const order = CITY.orders.find(({ key }) => key === 'qinghe-business-licence')?.on(TODAY);
    if (order === undefined) throw new Error('no such order');
    const alone = { ...order, holders: order.holders.slice(0, 1) };
    let refusal: Refusal | undefined;
    try {
      checkOrder(alone, typeOf(order), NOW);
    } catch (error) {
      refusal = error as Refusal;
    }
    expect(refusal?.flaws).toEqual([{ pointer: '/holders', detail: 'legalRepresentative: 1 to 1 holders, given 0' }]);
  });
});

describe('systems and people of the city', () => {
  const jwks = { keys: [{ kty: 'EC' as const, crv: 'P-256' as const, x: 'A'.repeat(43), y: 'A'.repeat(43) }] };

  it('are clients that the register takes once they have keys', () => {
    for (const { grants, ...client } of CITY.clients) {
      expect(clientOrder.parse({ ...client, jwks })).toEqual({ ...client, jwks });
      for (const grant of grants) expect(() => grantOrder.parse({ clientId: client.clientId, ...grant, validUntil: NOW })).not.toThrow();
      expect(CITY.departments.map(({ code }) => code)).toContain(client.department);
    }
  });

  it('look up in another region without a right to issue', () => {
    const rightsOf = (clientId: string): string[] => [...new Set(CITY.clients.find((client) => client.clientId === clientId)?.grants.map(({ right, typeCode }) => `${right} ${typeCode === '*' ? '*' : 'own'}`))];
    expect(rightsOf('linjiang-approval')).toEqual(['recognition:look-up *', 'recognition:verify *']);
    expect(rightsOf('yanshi-market-supervision')).toEqual(expect.arrayContaining(['licences:issue own', 'recognition:look-up *', 'recognition:verify *']));
    expect(CITY.issuers.map(({ code }) => flawInCreditCode(code))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('sign in as the four persons and two officers, and no choice shows a holder code', () => {
    const people = [...CITY.signingHolders, ...CITY.signingOfficers];
    expect(people.map(({ nameZh }) => nameZh)).toEqual(['林青', '苏晓禾', '张𠮷安', '周明远', '何书琴', '唐立新']);
    expect(people.map(({ subject }) => subject).filter((subject) => !/^[A-Za-z0-9-]{1,64}$/.test(subject))).toEqual([]);
    expect(people.flatMap(({ noteZh, noteEn }) => [noteZh, noteEn]).filter((note) => /\d{6}/.test(note))).toEqual([]);
    const persons = CITY.holders.filter(({ code }) => code.codeType === '111').map(({ code }) => code);
    expect(CITY.signingHolders.map(({ code }) => code)).toEqual(persons);
    for (const { subject, officer } of CITY.signingOfficers) {
      const order = { ...officer, signedIn: { issuer: 'https://licence.demo.gov.example:8443/oidc', subject } };
      expect(officerOrder.parse(order)).toEqual(order);
      expect(CITY.departments.map(({ code }) => code)).toContain(officer.department);
    }
  });
});
