import fc from 'fast-check';
import { flawInText, matchKey } from '../../src/primitives/text.js';

describe('text that would be signed', () => {
  it.each(['张三', '买买提·艾力', '𠮷野家（北京）有限公司', 'Zoë Müller', '', 'a b'])('takes %p', (text) => {
    expect(flawInText(text, 20)).toBeUndefined();
  });

  it('counts a character beyond the basic plane as one', () => {
    expect(flawInText('𠮷𠮷𠮷', 3)).toBeUndefined();
    expect(flawInText('𠮷𠮷𠮷𠮷', 3)).toBe('has more than 3 characters');
    expect(flawInText('a'.repeat(1_000_000), 3)).toBe('has more than 3 characters');
  });

  it.each([
    ['a line break', '张\n三', 'character 2 (U+000A) is a control character'],
    ['NUL', 'a\0', 'character 2 (U+0000) is a control character'],
    ['a right-to-left override', 'ab\u202Ecd', 'character 3 (U+202E) is an invisible format character'],
    ['a byte order mark', '\uFEFF张三', 'character 1 (U+FEFF) is an invisible format character'],
    ['a zero-width joiner', '张\u200D三', 'character 2 (U+200D) is an invisible format character'],
    ['a lone surrogate', '𠮷\uD842', 'character 2 (U+D842) is half of a surrogate pair'],
    ['an unassigned character', '张\u{E0FFF}', 'character 2 (U+E0FFF) is not a character of Unicode'],
    ['a noncharacter', '\uFFFE', 'character 1 (U+FFFE) is not a character of Unicode'],
  ])('refuses %s', (_, text, flaw) => {
    expect(flawInText(text, 20)).toBe(flaw);
  });

  it('refuses text that is not NFC and says what to write', () => {
    expect(flawInText('Zoe\u0308', 20)).toBe('character 3 is not in Unicode NFC form: write U+00EB there');
    expect(flawInText('\u212B', 20)).toBe('character 1 is not in Unicode NFC form: write U+00C5 there');
    expect(flawInText('張\u{2F800}', 20)).toBe('character 2 is not in Unicode NFC form: write U+4E3D there');
  });

  it('takes the compatibility ideographs U+F900–FAFF as they stand, and counts past them', () => {
    expect('\uF900\uFA0E'.normalize('NFC')).not.toBe('\uF900\uFA0E');
    expect(flawInText('李\uF9E1\uFA0E', 20)).toBeUndefined();
    expect(flawInText('\uF9E1\uF9E1e\u0308', 20)).toBe('character 3 is not in Unicode NFC form: write U+00EB there');
  });
});

describe('the match key', () => {
  it.each([
    ['买买提•艾力', '买买提·艾力'],
    ['买买提．艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['买买提･艾力', '买买提·艾力'],
    [' 张　三 ', '张三'],
    ['ＡＢＣ１２３', 'ABC123'],
    ['\uF9E1', '李'],
    ['食品（北京）', '食品(北京)'],
  ])('of %p is %p', (text, key) => {
    expect(matchKey(text)).toBe(key);
  });

  it('tells 𠮷 from 𠮾', () => {
    expect(matchKey('𠮷')).not.toBe(matchKey('𠮾'));
  });

  it('is its own match key and holds no space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = matchKey(text);
        expect(matchKey(key)).toBe(key);
        expect(key).not.toMatch(/\s/u);
      }),
      { seed: 9, numRuns: 200, examples: [['e\u00A8'], ['ᄀ ᅡ'], ['· .']] },
    );
  });
});
