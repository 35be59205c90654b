import fc from 'fast-check';
import { parseBoundedJson } from '../../src/primitives/bounded-json.js';
import { Refusal } from '../../src/primitives/refusal.js';

const read = (text: string) => parseBoundedJson(new TextEncoder().encode(text));

function refusalOf(bytes: Uint8Array | string): Refusal {
  try {
    parseBoundedJson(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const members = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',')}}`;

describe('JSON from a stranger', () => {
  it.each(['{"a":[1,2.5,-3e2,{"b":null}],"名":"\\u5f20\\ud842\\udfb7\\"\\\\"}', '"{[:,"', '0', ' [ ] ', 'true'])('reads %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('reads what stands exactly at the bounds', () => {
    expect(read(nested(16))).toEqual(JSON.parse(nested(16)));
    expect(read(members(2_000))).toHaveProperty('k1999', 0);
    expect(read('[9007199254740991,-9007199254740991]')).toEqual([9007199254740991, -9007199254740991]);
  });

  it.each([
    ['17 levels', nested(17), 'BODY_TOO_DEEP', '/0'.repeat(16)],
    ['a nested bomb without an end', '{"a":'.repeat(9_000), 'BODY_TOO_DEEP', '/a'.repeat(16)],
    ['2,001 members', members(2_001), 'BODY_TOO_MANY_KEYS', '/…'],
    ['2,001 members in small objects', `[${'{"a":1},'.repeat(2_001)}0]`, 'BODY_TOO_MANY_KEYS', '/2000/a'],
    ['20,002 items', `{"a":[${'0,'.repeat(20_001)}0]}`, 'BODY_TOO_MANY_ITEMS', '/a/20001'],
    ['20,002 items in small arrays', `[${'[0,0],'.repeat(10_001)}0]`, 'BODY_TOO_MANY_ITEMS', '/10000/1'],
    ['a member named twice', '{"x":{"a":1,"a":2}}', 'BODY_DUPLICATE_KEY', '/x/a'],
    ['a member named twice, once by an escape', '[{"a":1,"\\u0061":2}]', 'BODY_DUPLICATE_KEY', '/0/a'],
    ['a prototype', '{"__proto__":{"officer":true}}', 'BODY_DUPLICATE_KEY', '/__proto__'],
    ['an escaped prototype', '{"\\u005f_proto__":1}', 'BODY_DUPLICATE_KEY', '/__proto__'],
    ['an 18-digit number', '{"holder":[110101199001011237]}', 'BODY_NUMBER_TOO_LARGE', '/holder/0'],
    ['2^53', '9007199254740992', 'BODY_NUMBER_TOO_LARGE', ''],
    ['a negative large number under what may be a slip', '{"110101199001011237":{"code":-9007199254740993}}', 'BODY_NUMBER_TOO_LARGE', '/…/code'],
    ['a number beyond every double', '1e999', 'BODY_NUMBER_TOO_LARGE', ''],
    ['a large number in short', '1E16', 'BODY_NUMBER_TOO_LARGE', ''],
    ['an escaped lone surrogate', '{"a":"\\ud842"}', 'BODY_NOT_UTF8', '/a'],
    ['surrogates the wrong way round', '["\\udfb7\\ud842"]', 'BODY_NOT_UTF8', '/0'],
    ['a byte order mark', '\uFEFF{}', 'BODY_NOT_JSON', ''],
    ['a broken escape', '{"a":"\\u12x4"}', 'BODY_NOT_JSON', '/a'],
  ])('refuses %s and points to it', (_, text, code, pointer) => {
    const refusal = refusalOf(text);
    expect(refusal).toMatchObject({ kind: 'malformed', code });
    expect(refusal.flaws).toEqual([{ pointer, detail: expect.any(String) as string }]);
  });

  it('says how to send a large number', () => {
    expect(refusalOf('110101199001011237').flaws[0]?.detail).toContain('write as a string');
  });

  it.each(['', '{', '}', ']{', '[1,]', '{"a" "b"}', '{"a":1,}', "{'a':1}", '01', '-', '1-2345678901234567890', '"abc', '"\\', 'NaN', '[1] 2', '{"a":"\t"}', '{:,}', '{"a":"\\x"}', '{"\\x":1}'])(
    'refuses %p as not JSON',
    (text) => {
      expect(refusalOf(text).code).toBe('BODY_NOT_JSON');
    },
  );

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['GBK', [0x22, 0xd5, 0xc5, 0x22]],
  ])('refuses %s', (_, bytes) => {
    expect(refusalOf(Uint8Array.from(bytes)).code).toBe('BODY_NOT_UTF8');
  });

  it('never quotes the body in a refusal', () => {
    expect(JSON.stringify(refusalOf('{"name":"张三丰"'))).not.toContain('张三丰');
  });

  it('reads every value within the bounds as the platform does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/__proto__|\d{16}|e\+|\\ud/.test(text));
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      { seed: 8259, numRuns: 200 },
    );
  });
});
