import { deflate } from '../../src/primitives/deflate.js';
import type { Refusal } from '../../src/primitives/refusal.js';
import { definingAuthority } from '../../src/holder/licence-type-code.js';
import { disclosable, licenceTypeDefinition, type LicenceType, type LicenceTypeDefinition } from '../../src/catalogue/licence-type.js';
import { carrierText, pack } from '../../src/licence/code/code-carrier.js';
import { assembleCode } from '../../src/licence/code/cose-sign1.js';
import { drawCodeSvg } from '../../src/licence/code/draw-code.js';
import { formatLicenceIdentifier } from '../../src/licence/register/licence-identifier.js';
import { standingAt } from '../../src/licence/register/licence.js';
import { unsignedPrintedCode } from '../../src/licence/code/printed-code.js';
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
function codeVersion(type: LicenceTypeDefinition, values: Readonly<Record<string, string | number>>, validFrom = TODAY): number {
  const issuingAuthority = type.definingAuthority.code;
  const claims = {
    iss: issuingAuthority,
    iat: NOW / 1000,
    exp: SIGNER_ENDS,
    ...(validFrom > TODAY ? { nbf: Date.parse(`${validFrom}T00:00:00+08:00`) / 1000 } : {}),
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

describe.each(byKey)('the order %s', (_, { client, on }) => {
  it('fits its licence type on any day, leap days and ends of months included', () => {
    for (const today of [TODAY, '2027-02-28', '2028-02-29', '2028-03-01', '2029-02-28', '2029-03-01', '2030-12-31', '2031-01-01']) {
      const order = on(today);
      const now = Date.parse(`${today}T08:00:00Z`);
      expect(issueOrder.parse(order)).toEqual(order);
      const checked = checkOrder(order, typeOf(order), now);
      // No printed code can be made for a licence that is over.
      expect((checked.validUntil ?? '9999-12-31') > today).toBe(true);
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
    expect(codeVersion(typeOf(order), order.fields, order.validFrom)).toBeLessThanOrEqual(16);
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

  it('say of a person what the identity number says: date of birth and sex', () => {
    const said = CITY.orders.map(({ on }) => on(TODAY)).filter(({ fields }) => fields['bornOn'] !== undefined);
    expect(said).toHaveLength(5);
    for (const { holders, fields } of said) {
      const number = holders[0]?.code ?? '';
      expect(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`).toBe(fields['bornOn']);
      expect(Number(number[16]) % 2 === 1 ? '男' : '女').toBe(fields['sex']);
    }
  });

  it('are moved by orders that state reason and law', () => {
    const moves = CITY.orders.flatMap(({ then }) => then ?? []);
    expect(moves.map(({ verb }) => verb)).toEqual(['revoke', 'suspend']);
    for (const { order } of moves) expect(moveOrder.parse(order)).toEqual(order);
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
