import fc from 'fast-check';
import { fromBase64url, toBase64url } from '../../src/primitives/encodings/base64url.js';

describe('base64url', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as %j (RFC 4648 §10, without padding)', (plain, text) => {
    expect(toBase64url(new TextEncoder().encode(plain))).toBe(text);
    expect(new TextDecoder().decode(fromBase64url(text))).toBe(plain);
  });

  it('uses - and _ of the alphabet for URLs', () => {
    expect(toBase64url(Uint8Array.of(0xfb, 0xff))).toBe('-_8');
  });

  it.each([
    ['padding', 'Zg==', 'a character outside the alphabet'],
    ['the other alphabet', '+/8', 'a character outside the alphabet'],
    ['white space', 'Zg ', 'a character outside the alphabet'],
    ['a full-width letter', 'Ｚg', 'a character outside the alphabet'],
    ['a bit set beyond one byte', 'Zh', 'bits beyond the last byte'],
    ['a bit set beyond two bytes', 'Zm9', 'bits beyond the last byte'],
    ['one character left over', 'Zm9vA', 'bits beyond the last byte'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => fromBase64url(text)).toThrow(`BASE64URL_UNREADABLE: The base64url text cannot be read: ${reason}.`);
  });

  it('agrees with Node on any bytes, there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
      { numRuns: 100, seed: 4648 },
    );
  });
});
