import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../src/primitives/encodings/base64.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('base 64 with padding', () => {
  // RFC 4648 §10
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %s', (plain, text) => {
    expect(toBase64(bytes(plain))).toBe(text);
    expect(fromBase64(text)).toEqual(bytes(plain));
  });

  it.each([
    ['no padding', 'Zg'],
    ['too much padding', 'Zg==='],
    ['padding alone', '===='],
    ['padding in the middle', 'Zg==Zg=='],
    ['bits beyond the last byte', 'Zh=='],
    ['a blank', 'Zm9v '],
    ['a line break', 'Zm9\n'],
    ['the alphabet for URLs', '-_-_'],
  ])('is not read with %s', (_, text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it('is what the platform writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
        expect(fromBase64(toBase64(data))).toEqual(data);
      }),
      { seed: 4648, numRuns: 100 },
    );
  });
});
