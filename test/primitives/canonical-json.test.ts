import fc from 'fast-check';
import { canonicalJson, type JsonValue } from '../../src/primitives/canonical-json.js';

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units and leaves no blanks', () => {
    expect(canonicalJson({ b: [1, true, null], a: 'é', '€': 1, '\u{1F600}': 2, '\uFB33': 3 })).toBe(
      '{"a":"é","b":[1,true,null],"€":1,"😀":2,"\uFB33":3}',
    );
  });

  it.each([
    [-0, '0'],
    [1e21, '1e+21'],
    [333333333.33333329, '333333333.3333333'],
    [5e-324, '5e-324'],
    [9007199254740991, '9007199254740991'],
  ])('prints the number %p as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<[string, unknown]>([
    ['NaN', Number.NaN],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
    ['a lone surrogate', ['\uD83D']],
    ['a lone surrogate in a name', { '\uDE00': 1 }],
    ['undefined', { a: undefined }],
    ['a hole in an array', [1, , 2]],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
  });

  it('keeps a member named __proto__ as a member', () => {
    expect(canonicalJson(JSON.parse('{"a":1,"__proto__":2}') as JsonValue)).toBe('{"__proto__":2,"a":1}');
  });

  it('reads back as the same value and is its own canonical form', () => {
    const anyJson = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
      { seed: 8785, numRuns: 100 },
    );
  });
});
