import fc from 'fast-check';
import { fromDecimalDigits, MAX_DIGITS, toDecimalDigits } from '../../src/primitives/encodings/decimal-digits.js';

describe('bytes as decimal digits', () => {
  it.each([
    [[], '1'],
    [[0], '256'],
    [[0, 0], '65536'],
    [[0xff], '511'],
    [[0xd2, 0x84], '119428'],
  ])('writes %j as %s, the guard byte first', (bytes, digits) => {
    expect(toDecimalDigits(Uint8Array.from(bytes))).toBe(digits);
    expect(fromDecimalDigits(digits)).toEqual(Uint8Array.from(bytes));
  });

  it.each([
    ['nothing', '', 'it is not a decimal number of a bearable length'],
    ['a leading zero', '0256', 'it is not a decimal number of a bearable length'],
    ['a sign', '+256', 'it is not a decimal number of a bearable length'],
    ['hexadecimal', '0x100', 'it is not a decimal number of a bearable length'],
    ['a full-width digit', '２56', 'it is not a decimal number of a bearable length'],
    ['a line end', '256\n', 'it is not a decimal number of a bearable length'],
    ['another guard', '512', 'the guard byte 1 does not stand before the bytes'],
    ['a guard that is not a whole byte', '16', 'the guard byte 1 does not stand before the bytes'],
    ['a number without guard', '255', 'the guard byte 1 does not stand before the bytes'],
    ['more digits than a QR code holds', '1'.repeat(MAX_DIGITS + 1), 'it is not a decimal number of a bearable length'],
  ])('refuses %s', (_, digits, reason) => {
    expect(() => fromDecimalDigits(digits)).toThrow(`DIGITS_UNREADABLE: The digits cannot be read: ${reason}.`);
  });

  it('goes there and back with any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(fromDecimalDigits(toDecimalDigits(bytes))).toEqual(bytes);
      }),
      { numRuns: 100, seed: 7089 },
    );
  });
});
