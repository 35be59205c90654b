import fc from 'fast-check';
import { flawInCreditCode, parseCreditCode } from '../../src/holder/credit-code.js';
import { Refusal } from '../../src/primitives/refusal.js';

const GOOD = ['91990101MA9900028M', '92990101MA9900036D', '11990000MA9900001J', '11990101MA990001XX'];

describe('a unified social credit code', () => {
  it.each(GOOD)('%s is good', (code) => {
    expect(parseCreditCode(code)).toBe(code);
  });

  it.each([
    ['91990101MA9900028N', 'check', 'the check character (18th) is wrong'],
    ['91990101MA9900027M', 'check', 'the check character of the organisation code in it (17th) is wrong'],
    ['91990101MA9900082M', 'check', 'the check character of the organisation code in it (17th) is wrong'],
    ['91990101ma9900028m', 'shape', 'write it with capital letters and half-width characters, without spaces'],
    ['９1990101MA9900028M', 'shape', 'write it with capital letters and half-width characters, without spaces'],
    [' 91990101MA9900028M', 'shape', 'write it with capital letters and half-width characters, without spaces'],
    ['91990101MA990002OM', 'shape', 'must be 18 digits and capital letters without I, O, S, V and Z, the 3rd to 8th being digits'],
    ['91990101MA9900028', 'shape', 'must be 18 digits and capital letters without I, O, S, V and Z, the 3rd to 8th being digits'],
    ['91990101MA9900028M\n', 'shape', 'write it with capital letters and half-width characters, without spaces'],
    ['', 'shape', 'must be 18 digits and capital letters without I, O, S, V and Z, the 3rd to 8th being digits'],
  ])('%j is refused: %s', (code, kind, detail) => {
    expect(flawInCreditCode(code)).toEqual({ kind, detail });
  });

  it('is refused with a stable code', () => {
    expect(() => parseCreditCode('91990101MA9900028N')).toThrow(Refusal);
    expect(() => parseCreditCode('91990101MA9900028N')).toThrow('CREDIT_CODE_WRONG');
  });

  it('loses its check with any one character changed', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.nat({ max: 17 }), character, (code, place, other) => {
        fc.pre(code[place] !== other);
        expect(flawInCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBeDefined();
      }),
      { seed: 32100, numRuns: 300 },
    );
  });
});
