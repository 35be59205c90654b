import { createSecretKey } from 'node:crypto';
import { blindIndex } from '../../src/holder/blind-index.js';
import { decipher, encipher, EnvelopeBroken } from '../../src/holder/envelope.js';
import { SeededRandom } from '../../src/primitives/random.js';

const random = new SeededRandom('envelope');
const key = createSecretKey(random.bytes(32));
const PLACE = { table: 'licence_body', column: 'sealed', row: 'aa' };
const PLAIN = new TextEncoder().encode('周明远');

describe('an enciphered cell', () => {
  const cell = encipher(key, PLACE, random.bytes(12), PLAIN);

  it('opens in its own place, and carries a tag of 16 bytes', () => {
    expect(Buffer.from(decipher(key, PLACE, cell)).toString()).toBe('周明远');
    expect(cell.length).toBe(1 + 12 + PLAIN.length + 16);
  });

  it.each([
    ['another row', { ...PLACE, row: 'ab' }],
    ['another column', { ...PLACE, column: 'printed_code' }],
    ['another table', { ...PLACE, table: 'act' }],
  ])('does not open in %s', (_where, place) => {
    expect(() => decipher(key, place, cell)).toThrow(EnvelopeBroken);
  });

  it('does not open with any one bit changed', () => {
    for (let bit = 0; bit < cell.length * 8; bit++) {
      const altered = cell.slice();
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decipher(key, PLACE, altered)).toThrow(EnvelopeBroken);
    }
  });

  it('does not open cut short, however short', () => {
    for (let length = 0; length < cell.length; length++) expect(() => decipher(key, PLACE, cell.subarray(0, length))).toThrow(EnvelopeBroken);
  });

  it('does not open with another key', () => {
    expect(() => decipher(createSecretKey(random.bytes(32)), PLACE, cell)).toThrow(EnvelopeBroken);
  });
});

describe('a blind index', () => {
  const indexKey = { generation: 1, key };
  const of = (...parts: string[]): string => Buffer.from(blindIndex(indexKey, 'holder', parts)).toString('hex');

  it('is 16 bytes and the same for the same code', () => {
    expect(of('111', '110101199001011237')).toBe(of('111', '110101199001011237'));
    expect(of('111', '110101199001011237')).toHaveLength(32);
  });

  it('differs by code type, by key and by what is indexed', () => {
    const index = of('111', '110101199001011237');
    expect(of('414', '110101199001011237')).not.toBe(index);
    expect(Buffer.from(blindIndex({ generation: 2, key: createSecretKey(random.bytes(32)) }, 'holder', ['111', '110101199001011237'])).toString('hex')).not.toBe(index);
    expect(Buffer.from(blindIndex(indexKey, 'licence-number', ['111', '110101199001011237'])).toString('hex')).not.toBe(index);
  });

  it('does not run parts together: a shifted boundary is another value', () => {
    expect(of('11', '1110')).not.toBe(of('111', '110'));
  });
});
