import { definingAuthority, parseLicenceTypeCode } from '../../src/holder/licence-type-code.js';

describe('the code of a licence type', () => {
  it('is the credit code of its defining authority and three digits', () => {
    const code = parseLicenceTypeCode('11990000MA9900001J001');
    expect(code).toBe('11990000MA9900001J001');
    expect(definingAuthority(code)).toBe('11990000MA9900001J');
  });

  it.each([
    ['11990000MA9900001J01', 'must be 21 characters'],
    ['11990000MA9900001J0O1', 'must be 21 characters'],
    ['11990000ma9900001j001', 'must be 21 characters'],
    ['11990000MA9900001K001', 'the check character (18th) is wrong'],
    ['062301', 'must be 21 characters'],
  ])('%s is refused: %s', (code, detail) => {
    expect(() => parseLicenceTypeCode(code)).toThrow(
      expect.objectContaining({
        code: 'LICENCE_TYPE_CODE_WRONG',
        flaws: [{ pointer: '', detail: expect.stringContaining(detail) as string }],
      }),
    );
  });
});
