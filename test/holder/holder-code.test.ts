import { HOLDER_CODE_TYPES, holderCategory, maskHolderCode, parseHolderCode } from '../../src/holder/holder-code.js';
import { Refusal } from '../../src/primitives/refusal.js';

function refusalOf(codeType: string, code: string): Refusal {
  try {
    parseHolderCode(codeType, code);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a holder code', () => {
  it('has one of the sixteen types of GB/T 36903', () => {
    expect(Object.keys(HOLDER_CODE_TYPES).sort()).toEqual(
      ['001', '099', '111', '114', '115', '118', '119', '120', '122', '411', '412', '413', '414', '511', '516', '999'],
    );
    expect(holderCategory('001')).toBe('organisation');
    expect(holderCategory('099')).toBe('organisation');
    expect(holderCategory('516')).toBe('person');
  });

  it.each([
    ['001', '91990101MA9900028M'],
    ['099', '粤深社证字第0001号'],
    ['111', '440301198512310020'],
    ['114', '军字第1234567号'],
    ['414', 'E12345678'],
    ['511', '1234567890(B)'],
    ['516', 'H12345678'],
  ])('of type %s may be %s', (codeType, code) => {
    expect(parseHolderCode(codeType, code)).toEqual({ codeType, code });
  });

  it.each([
    ['no such type', '112', '110101199001011237', 'HOLDER_CODE_TYPE_UNKNOWN', '/codeType'],
    ['a type of the prototype', 'constructor', 'E12345678', 'HOLDER_CODE_TYPE_UNKNOWN', '/codeType'],
    ['a type without its zeros', '1', '91990101MA9900028M', 'HOLDER_CODE_TYPE_UNKNOWN', '/codeType'],
    ['the check of an identity number', '111', '110101199001011230', 'HOLDER_CODE_CHECK', '/code'],
    ['the date in an identity number', '111', '110101199002301237', 'HOLDER_CODE_DATE', '/code'],
    ['15 digits outside an import', '111', '110101900101123', 'HOLDER_CODE_SHAPE', '/code'],
    ['an identity number as a credit code', '001', '110101199001011237', 'HOLDER_CODE_CHECK', '/code'],
    ['small letters', '414', 'e12345678', 'HOLDER_CODE_SHAPE', '/code'],
    ['a blank', '516', 'H1234 5678', 'HOLDER_CODE_SHAPE', '/code'],
    ['a line break', '999', 'ABCD\n', 'HOLDER_CODE_SHAPE', '/code'],
    ['too long', '999', 'A'.repeat(33), 'HOLDER_CODE_SHAPE', '/code'],
  ])('is refused for %s', (_, codeType, code, refusalCode, pointer) => {
    const refusal = refusalOf(codeType, code);
    expect(refusal).toMatchObject({ kind: 'unprocessable', code: refusalCode });
    expect(refusal.flaws.map((flaw) => flaw.pointer)).toEqual([pointer]);
    expect(JSON.stringify([refusal.message, refusal.flaws])).not.toContain(code);
  });

  it.each([
    ['111', '110101199001011237', '110*************37'],
    ['001', '91990101MA9900028M', '919*************8M'],
    ['414', 'E12345678', '********8'],
    ['114', '军字第1234567号', '**********号'],
  ])('of type %s, %s, is shown as %s', (codeType, code, masked) => {
    expect(maskHolderCode(parseHolderCode(codeType, code))).toBe(masked);
  });
});
