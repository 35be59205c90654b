import fc from 'fast-check';
import { flawInIdentityNumber, importIdentityNumber15, parseIdentityNumber } from '../../src/holder/identity-number.js';

const GOOD = ['110101199001011237', '440301198512310020'];
const FORM = 'must be 17 digits and a digit or X, with a year of birth from 1800 to 2099';
const FOLD = 'write it with capital letters and half-width characters, without spaces';

describe('a citizen identity number', () => {
  it.each(GOOD)('%s is good', (code) => {
    expect(parseIdentityNumber(code)).toBe(code);
  });

  it('may end in X and be of a leap day', () => {
    expect(parseIdentityNumber('11010120000229107X')).toBe('11010120000229107X');
  });

  it.each([
    ['110101199001011238', 'check', 'the check character (18th) is wrong'],
    ['440301198521310020', 'date', 'the date of birth in it (7th to 14th digit) does not exist'],
    ['110101190002291237', 'date', 'the date of birth in it (7th to 14th digit) does not exist'],
    ['110101199000011237', 'date', 'the date of birth in it (7th to 14th digit) does not exist'],
    ['110101199004311237', 'date', 'the date of birth in it (7th to 14th digit) does not exist'],
    ['110101199001001237', 'date', 'the date of birth in it (7th to 14th digit) does not exist'],
    ['11010120000229107x', 'shape', FOLD],
    ['１１０101199001011237', 'shape', FOLD],
    ['110101 19900101 1237', 'shape', FOLD],
    ['110101900101123', 'shape', FORM],
    ['110101179901011237', 'shape', FORM],
    ['010101199001011237', 'shape', FORM],
    ['11010119900101123', 'shape', FORM],
    ['1101011990010112370', 'shape', FORM],
    ['X'.repeat(1_000_000), 'shape', FORM],
  ])('%.24s is refused: %s', (code, kind, detail) => {
    expect(flawInIdentityNumber(code)).toEqual({ kind, detail });
  });

  it('is refused with a stable code that repeats nothing of it', () => {
    expect(() => parseIdentityNumber('110101199001011238')).toThrow(
      expect.objectContaining({ code: 'IDENTITY_NUMBER_WRONG', message: expect.not.stringContaining('1990') as string }),
    );
  });

  it('loses its check with any one digit changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.nat({ max: 17 }), fc.nat({ max: 9 }), (code, place, digit) => {
        fc.pre(code[place] !== String(digit));
        expect(flawInIdentityNumber(code.slice(0, place) + digit + code.slice(place + 1))).toBeDefined();
      }),
      { seed: 11643, numRuns: 300 },
    );
  });
});

describe('a 15-digit identity number on import', () => {
  it('gains its century and check character', () => {
    expect(importIdentityNumber15('110101900101123')).toBe('110101199001011237');
  });

  it('belongs to the nineteenth century with a sequence from 996', () => {
    expect(importIdentityNumber15('110101900101996')).toBe('110101189001019969');
    expect(importIdentityNumber15('110101900101995')).toBe('11010119900101995X');
  });

  it.each(['110101901301123', '110101199001011237', '11010190010112X', ''])('%j is refused', (code) => {
    expect(() => importIdentityNumber15(code)).toThrow('IDENTITY_NUMBER_WRONG');
  });
});
