import { flawInText } from '../../src/primitives/text.js';
import { flawInCreditCode } from '../../src/holder/credit-code.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { serviceItemCode } from '../../src/access/purpose.js';
import { departmentOrder } from '../../src/access/register/department.js';
import { clientOrder } from '../../src/access/register/client.js';
import { grantOrder } from '../../src/access/register/grant.js';
import { officerOrder } from '../../src/access/register/officer.js';
import { CITY } from '../../src/cli/city/city.js';

const NOW = 1_795_334_400_000;
const TODAY = '2026-11-22';

describe('the demonstration city', () => {
  it('has two regions, seven departments with the sandbox’s, five licence types, six holders, eight service items beside six other matters, and twelve licences', () => {
    const { regions, departments, licenceTypes, holders, serviceItems, orders } = CITY;
    expect([regions, departments, licenceTypes, holders, serviceItems, orders].map(({ length }) => length)).toEqual([2, 7, 5, 6, 14, 12]);
    expect(serviceItems.filter(({ kind }) => kind === 'service')).toHaveLength(8);
  });

  it('uses no code twice', () => {
    const { regions, departments, holders, serviceItems, licenceTypes, clients, signingHolders, signingOfficers, orders } = CITY;
    const codes = [
      ...regions.map(({ areaCode }) => areaCode),
      ...[...departments, ...serviceItems, ...licenceTypes].map(({ code }) => code),
      ...holders.map(({ code }) => code.code),
      ...clients.map(({ clientId }) => clientId),
      ...[...signingHolders, ...signingOfficers].map(({ subject }) => subject),
      ...orders.map(({ key }) => key),
    ];
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    const organisations = [...departments.map(({ code }) => code as string), ...holders.filter(({ code }) => code.codeType === '001').map(({ code }) => code.code)];
    expect(new Set(organisations.map((code) => code.slice(8, 17))).size).toBe(9);
    const numbers = orders.map(({ on }) => on(TODAY)).map(({ licenceType, number }) => `${licenceType} ${number}`);
    expect(new Set(numbers).size).toBe(12);
  });

  it('is of departments that the register takes, in its two regions', () => {
    expect(CITY.departments.map((department) => departmentOrder.parse(department))).toEqual(CITY.departments);
    expect(new Set(CITY.departments.map(({ areaCode }) => areaCode))).toEqual(new Set(CITY.regions.map(({ areaCode }) => areaCode)));
    expect(CITY.departments).toEqual(expect.arrayContaining([CITY.operator, ...CITY.issuers]));
  });

  it('has service items whose code names department and region', () => {
    for (const { code, names, department, caseNumber } of CITY.serviceItems) {
      expect(serviceItemCode.parse(code)).toBe(`${code.slice(0, 9)}${department.code.slice(8, 17)}${department.areaCode}`);
      expect(flawInText(names.zh, 200)).toBeUndefined();
      expect(caseNumber.example).toMatch(new RegExp(caseNumber.pattern, 'u'));
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
    expect(rightsOf('linjiang-approval')).toEqual(['recognition:look-up *', 'recognition:verify *', 'service-items:publish *', 'access:apply *']);
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
