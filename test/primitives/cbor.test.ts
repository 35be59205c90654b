import fc from 'fast-check';
import { decodeCbor, type CborLimits } from '../../src/primitives/cbor/cbor-decode.js';
import { compareBytes, CborTag, encodeCbor, type CborValue } from '../../src/primitives/cbor/cbor.js';
import { Refusal } from '../../src/primitives/refusal.js';

const general: CborLimits = { form: 'general', maxBytes: 4_096, maxDepth: 8 };
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (value: CborValue): string => Buffer.from(encodeCbor(value)).toString('hex');

function reasonOf(hex: string, limits?: CborLimits): string {
  try {
    decodeCbor(bytes(hex), limits);
  } catch (refusal) {
    if (refusal instanceof Refusal) return `${refusal.code} ${refusal.sentence}`;
    throw refusal;
  }
  return 'read';
}

describe('CBOR is written in one way only', () => {
  it.each<[string, CborValue, string]>([
    ['a small number', 23, '17'],
    ['a number of one byte', 24, '1818'],
    ['a number past 32 bits', 2 ** 32, '1b0000000100000000'],
    ['a negative number', -500, '3901f3'],
    ['a bigint that a number could hold', 10n, '0a'],
    ['the largest head', 2n ** 64n - 1n, '1bffffffffffffffff'],
    ['a bignum', 2n ** 64n, 'c249010000000000000000'],
    ['a negative bignum', -(2n ** 64n) - 1n, 'c349010000000000000000'],
    ['a half', 1.5, 'f93e00'],
    ['the smallest half', 2 ** -24, 'f90001'],
    ['the largest half below the normal ones', 1023 * 2 ** -24, 'f903ff'],
    ['minus zero', -0, 'f98000'],
    ['a single', 3.4028234663852886e38, 'fa7f7fffff'],
    ['a double', 1.1, 'fb3ff199999999999a'],
    ['Chinese text', '证照', '66e8af81e785a7'],
    ['a character beyond the BMP', '𠮷', '64f0a0aeb7'],
    ['a tag', new CborTag(18, [undefined]), 'd281f7'],
    ['a map by the bytes of its keys', new Map<CborValue, CborValue>([['z', 1], [-1, 2], [10, 3], [[], false], [100, null]]), 'a50a031864f62002617a0180f4'],
  ])('%s', (_, value, hex) => {
    expect(hexOf(value)).toBe(hex);
    expect(decodeCbor(bytes(hex))).toEqual(value === 10n ? 10 : value);
  });

  it('refuses text that has no UTF-8', () => {
    expect(() => encodeCbor('\ud800')).toThrow('lone surrogate');
  });

  it('refuses two keys of one encoding', () => {
    expect(() => encodeCbor(new Map<CborValue, CborValue>([[1, 'a'], [1n, 'b']]))).toThrow('same encoding');
  });
});

describe('CBOR from a stranger', () => {
  it.each([
    ['nothing at all', '', 'it ends early'],
    ['bytes after the value', '0000', 'bytes after the value'],
    ['a text cut short', '62e8', 'a length runs past the end'],
    ['an array that promises four thousand million items', '9affffffff', 'a length runs past the end'],
    ['a head cut short', '19ff', 'it ends early'],
    ['a reserved length', '1c', 'a reserved length'],
    ['text that is not UTF-8', '61ff', 'text that is not UTF-8'],
    ['a surrogate in UTF-8', '63eda080', 'text that is not UTF-8'],
    ['a key twice', 'a201000100', 'a map has a key twice'],
    ['a simple value without meaning', 'f0', 'a simple value without a meaning here'],
    ['a lone break', 'ff', 'a break outside an indefinite length'],
    ['a break in an array of two', '8201ff', 'a break outside an indefinite length'],
    ['a bignum of text', 'c26141', 'a bignum that is not a byte string'],
    ['nine arrays in one another', '818181818181818180', 'deeper than 8'],
    ['a huge tag number', 'dbffffffffffffffff00', 'a tag number past 2^53 − 1'],
  ])('%s is refused in either form', (_, hex, reason) => {
    const refused = `CBOR_UNREADABLE The CBOR cannot be read: ${reason}.`;
    expect(reasonOf(hex)).toBe(refused);
    expect(reasonOf(hex, general)).toBe(refused);
  });

  it.each([
    ['a number in a longer form', '1817', 'a number or length is not in its shortest form'],
    ['a length in a longer form', '580100', 'a number or length is not in its shortest form'],
    ['an indefinite array', '9fff', 'a length is indefinite'],
    ['an indefinite text', '7f6161ff', 'a length is indefinite'],
    ['keys out of order', 'a202000100', 'the keys of a map are out of order'],
    ['a float that a half could hold', 'fa3fc00000', 'a float is not in its shortest form'],
    ['a float that is a whole number', 'f93c00', 'a float is not in its shortest form'],
    ['another NaN', 'f97e01', 'a float is not in its shortest form'],
    ['a bignum that a head could hold', 'c24101', 'a bignum is not in its shortest form'],
    ['a bignum with a leading zero', 'c24a00010000000000000000', 'a bignum is not in its shortest form'],
  ])('%s is refused only in deterministic form', (_, hex, reason) => {
    expect(reasonOf(hex)).toBe(`CBOR_UNREADABLE The CBOR cannot be read: ${reason}.`);
    expect(reasonOf(hex, general)).toBe('read');
  });

  it.each([
    ['a key twice in two lengths', 'a2010018010a', 'a map has a key twice'],
    ['an indefinite map that ends after a key', 'bf01ff', 'a break outside an indefinite length'],
    ['an indefinite text of byte chunks', '7f4161ff', 'a chunk of another kind inside an indefinite string'],
    ['an indefinite text inside an indefinite text', '7f7f6161ffff', 'a chunk of another kind inside an indefinite string'],
    ['a character cut by two chunks', '7f61e862af81ff', 'text that is not UTF-8'],
    ['an indefinite array without an end', '9f01', 'it ends early'],
    ['an indefinite bytes without an end', '5f4101', 'it ends early'],
    ['an indefinite number', '1f', 'a reserved length'],
  ])('%s is refused in general form', (_, hex, reason) => {
    expect(reasonOf(hex, general)).toBe(`CBOR_UNREADABLE The CBOR cannot be read: ${reason}.`);
  });

  it('is refused past the limit of bytes', () => {
    expect(reasonOf('430102', { form: 'general', maxBytes: 2, maxDepth: 8 })).toContain('more than 2 bytes');
  });

  it('keeps a byte-order mark as a character of the text', () => {
    expect(decodeCbor(bytes('63efbbbf'))).toBe('\ufeff');
  });
});

describe('CBOR there and back', () => {
  const leaf = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }),
    fc.bigInt({ min: -(2n ** 80n), max: -(2n ** 53n) }),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(true, false, null, undefined),
  );
  const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }).map((entries) => new Map(Object.entries(entries))),
      fc.record({ tag: fc.integer({ min: 4, max: 70_000 }), value: tie('value') }).map((tagged) => new CborTag(tagged.tag, tagged.value)),
    ),
  }));

  it('what is written is read as the same value and written again as the same bytes', () => {
    fc.assert(
      fc.property(value, (written) => {
        const once = encodeCbor(written);
        const read = decodeCbor(once, { form: 'deterministic', maxBytes: 1_000_000, maxDepth: 16 });
        expect(compareBytes(encodeCbor(read), once)).toBe(0);
      }),
      { numRuns: 200, seed: 8949 },
    );
  });

  it('whatever deterministic reading lets through is written again as the same bytes', () => {
    let through = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 6 }), (noise) => {
        if (reasonOf(Buffer.from(noise).toString('hex')) !== 'read') return;
        through += 1;
        expect(encodeCbor(decodeCbor(noise))).toEqual(noise);
      }),
      { numRuns: 2_000, seed: 8949 },
    );
    expect(through).toBeGreaterThan(50);
  });
});
