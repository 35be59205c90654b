import fc from 'fast-check';
import { fromBase45, toBase45 } from '../../src/primitives/encodings/base45.js';

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as %j (RFC 9285 §4.3 and §4.4)', (plain, text) => {
    expect(toBase45(new TextEncoder().encode(plain))).toBe(text);
    expect(new TextDecoder().decode(fromBase45(text))).toBe(plain);
  });

  it.each([
    ['a group of three past 65,535 (RFC 9285 §6)', 'GGW', 'a group stands for more than its bytes can hold'],
    ['the highest group of three', ':::', 'a group stands for more than its bytes can hold'],
    ['a group of two past 255', '::', 'a group stands for more than its bytes can hold'],
    ['one character alone', 'BB8A', 'a character is missing or left over'],
    ['a small letter', 'bB8', 'a character outside the alphabet'],
    ['a line end', 'BB\n', 'a character outside the alphabet'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => fromBase45(text)).toThrow(`BASE45_UNREADABLE: The base45 text cannot be read: ${reason}.`);
  });

  it('reads the highest bytes', () => {
    expect(fromBase45('FGW')).toEqual(Uint8Array.of(0xff, 0xff));
    expect(fromBase45('U5')).toEqual(Uint8Array.of(0xff));
  });

  it('goes there and back with any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes);
      }),
      { numRuns: 100, seed: 9285 },
    );
  });
});
