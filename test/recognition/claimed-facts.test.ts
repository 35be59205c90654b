import { claimedFacts, compareFacts, confirmable, factsCode, type Comparison } from '../../src/recognition/facts/claimed-facts.js';
import type { LicenceType } from '../../src/catalogue/licence-type.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { HAULAGE_DRIVER, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';

const TYPE: LicenceType = { ...DRIVING_LICENCE, version: 1 };
const TOLD = {
  issuingAuthority: '11990101MA99001322',
  issuedAt: Date.parse('2024-08-29T16:30:00Z'),
  validFrom: '2024-08-30',
  validUntil: '2034-08-29',
  disclosed: new Map<string, string>([['face/personName', '林青'], ['face/vehicleClass', 'C1'], ['face/fileNumber', '990100001237'], ['face/bornOn', '1990-01-01'], ['holder/0/name', '林青']]),
};
const FOR_HAULAGE = confirmable(TYPE, HAULAGE_DRIVER.code);

describe('claimed facts', () => {
  it('are compared one by one', () => {
    expect(compareFacts({ personName: '林青', vehicleClass: 'B2', validUntil: '2034-08-29', holderName: '林青' }, TOLD, FOR_HAULAGE)).toEqual({
      personName: 'same', vehicleClass: 'differs', validUntil: 'same', holderName: 'same',
    });
  });

  it('about the issue are compared with the register, the date as it was in China', () => {
    expect(compareFacts({ issuingAuthorityCode: '11990101MA99001322', issuedDate: '2024-08-30', validFrom: '2024-08-31' }, TOLD, FOR_HAULAGE)).toEqual({
      issuingAuthorityCode: 'same', issuedDate: 'same', validFrom: 'differs',
    });
  });

  it('that the purpose does not need are not confirmed, right or wrong alike: a birth date cannot be guessed', () => {
    expect(compareFacts({ bornOn: '1990-01-01' }, TOLD, FOR_HAULAGE)).toEqual({ bornOn: 'notCompared' });
    expect(compareFacts({ bornOn: '1991-01-01' }, TOLD, FOR_HAULAGE)).toEqual({ bornOn: 'notCompared' });
    expect(compareFacts({ holderName: '林青' }, TOLD, confirmable(TYPE, SCHOOL_PLACE.code))).toEqual({ holderName: 'notCompared' });
  });

  it.each<[string, Record<string, Comparison>, Parameters<typeof factsCode>[1], number]>([
    ['right and valid', { a: 'same' }, 'inForce', 0],
    ['right, not yet effective', { a: 'same' }, 'notYetEffective', 1],
    ['right, temporarily invalid', { a: 'same' }, 'suspended', 2],
    ['right, expired', { a: 'same' }, 'expired', 3],
    ['right, revoked', { a: 'same', b: 'notCompared' }, 'revoked', 3],
    ['not enough given', { a: 'notCompared' }, 'inForce', 4],
    ['nothing given', {}, 'inForce', 4],
    ['no such licence', { a: 'same' }, undefined, 5],
    ['different', { a: 'same', b: 'differs' }, 'inForce', 6],
    ['different and revoked', { b: 'differs' }, 'revoked', 6],
  ])('%s', (_what, compared, standing, code) => {
    expect(factsCode(Object.values(compared), standing)).toBe(code);
  });

  it('that name no licence are refused; more than one way may be named', () => {
    const claim = { licenceType: TYPE.code, fields: {} };
    expect(claimedFacts.safeParse(claim).success).toBe(false);
    expect(claimedFacts.safeParse({ ...claim, identifier: '1.2', number: 'A' }).success).toBe(true);
  });
});
