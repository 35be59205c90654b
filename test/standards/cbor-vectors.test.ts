import { decodeCbor } from '../../src/primitives/cbor/cbor-decode.js';
import { CborTag, encodeCbor, type CborValue } from '../../src/primitives/cbor/cbor.js';
import { needsVectors, vectorJson } from '../support/vectors.js';

interface Vector {
  readonly hex: string;
  readonly roundtrip: boolean;
  readonly decoded?: unknown;
  readonly diagnostic?: string;
}

/** Simple values that have no meaning here (RFC 8949 §3.3 leaves them unassigned): refused, so there is nothing to compare. */
const LEFT_OUT = ['f0', 'f818', 'f8ff'];

/** Floats of whole value: read as the number, which is then written as an integer. */
const WRITTEN_AS_INTEGER = new Map([
  ['f90000', '00'],
  ['f93c00', '01'],
  ['f97bff', '19ffe0'],
  ['fa47c35000', '1a000186a0'],
  ['f9c400', '23'],
]);

/** The cases that the file gives only in diagnostic notation (RFC 8949 §8). */
const DIAGNOSED = new Map<string, CborValue>([
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['NaN', NaN],
  ['undefined', undefined],
  ['0("2013-03-21T20:04:00Z")', new CborTag(0, '2013-03-21T20:04:00Z')],
  ['1(1363896240)', new CborTag(1, 1363896240)],
  ['1(1363896240.5)', new CborTag(1, 1363896240.5)],
  ["23(h'01020304')", new CborTag(23, Uint8Array.of(1, 2, 3, 4))],
  ["24(h'6449455446')", new CborTag(24, Uint8Array.of(0x64, 0x49, 0x45, 0x54, 0x46))],
  ['32("http://www.example.com")', new CborTag(32, 'http://www.example.com')],
  ["h''", new Uint8Array(0)],
  ["h'01020304'", Uint8Array.of(1, 2, 3, 4)],
  ['{1: 2, 3: 4}', new Map([[1, 2], [3, 4]])],
  ["(_ h'0102', h'030405')", Uint8Array.of(1, 2, 3, 4, 5)],
]);

/** JSON has no bigint and no map: ours are brought down to what JSON.parse made of the vector. */
function asJson(value: CborValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, asJson(each)]));
  if (Array.isArray(value)) return value.map(asJson);
  return value;
}

const general = { form: 'general', maxBytes: 1_000, maxDepth: 8 } as const;
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

needsVectors('cbor/appendix_a.json')('the examples of RFC 8949 appendix A', () => {
  const vectors = vectorJson<Vector[]>('cbor/appendix_a.json');
  const judged = vectors.filter((vector) => !LEFT_OUT.includes(vector.hex));

  it('are 82, of which three are left out', () => {
    expect([vectors.length, judged.length]).toEqual([82, 79]);
  });

  it.each(judged.filter((vector) => 'decoded' in vector).map((vector) => [vector.hex, vector] as const))('%s is read', (_, vector) => {
    expect(asJson(decodeCbor(bytes(vector.hex), general))).toEqual(vector.decoded);
  });

  it.each(judged.filter((vector) => !('decoded' in vector)).map((vector) => [vector.hex, vector.diagnostic ?? ''] as const))('%s is %s', (hex, diagnostic) => {
    expect(DIAGNOSED.has(diagnostic)).toBe(true);
    expect(decodeCbor(bytes(hex), general)).toEqual(DIAGNOSED.get(diagnostic));
  });

  it.each(judged.filter((vector) => vector.roundtrip).map((vector) => vector.hex))('%s is written again', (hex) => {
    const again = Buffer.from(encodeCbor(decodeCbor(bytes(hex), general))).toString('hex');
    expect(again).toBe(WRITTEN_AS_INTEGER.get(hex) ?? hex);
  });

  it.each(LEFT_OUT)('%s is refused as a simple value without a meaning here', (hex) => {
    expect(() => decodeCbor(bytes(hex), general)).toThrow('a simple value without a meaning here');
  });

  it('keeps whole numbers past 2^53 exact', () => {
    expect(decodeCbor(bytes('1bffffffffffffffff'))).toBe(18446744073709551615n);
    expect(decodeCbor(bytes('c249010000000000000000'))).toBe(18446744073709551616n);
    expect(decodeCbor(bytes('3bffffffffffffffff'))).toBe(-18446744073709551616n);
    expect(decodeCbor(bytes('c349010000000000000000'))).toBe(-18446744073709551617n);
  });
});
