import { readDeskInput } from '../../src/recognition/case/desk-input.js';
import { refuseHolderCodes } from '../../src/recognition/case/free-text.js';
import { readScanned } from '../../src/recognition/case/scanned.js';
import { EXAMPLE_CLAIMS, printedCodeText } from '../support/codes.js';
import { dynamicCodeText } from '../support/dynamic-codes.js';

/** Every ASCII character in its full-width form, as a USB scanner types it through an input method. */
const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

describe('what is brought to a desk for a holder', () => {
  it.each([
    ['an identity number', '110101199001011237', '111', '110101199001011237'],
    ['a credit code', '91990101MA9900028M', '001', '91990101MA9900028M'],
    ['small letters and blanks', ' 91990101 ma99 00028m ', '001', '91990101MA9900028M'],
    ['what an input method has widened', fullWidth('110101199001011237'), '111', '110101199001011237'],
  ])('%s is recognised', (_what, typed, codeType, code) => {
    expect(readDeskInput(typed, undefined)).toEqual({ kind: 'holder', holder: { codeType, code } });
  });

  it('is of the kind that was chosen, whatever it looks like', () => {
    expect(readDeskInput('军字第1234567号', '114')).toEqual({ kind: 'holder', holder: { codeType: '114', code: '军字第1234567号' } });
    expect(() => readDeskInput('110101199001011237', '001')).toThrow('HOLDER_CODE_CHECK');
  });

  it.each([
    ['a digit is wrong', '110101199001011238', 'HOLDER_CODE_CHECK'],
    ['a day does not exist', '110101199002301234', 'HOLDER_CODE_DATE'],
    ['a letter is wrong', '91990101MA9900028N', 'HOLDER_CODE_CHECK'],
    ['it is something else', 'E12345678', 'DESK_INPUT_UNKNOWN'],
    ['it is empty', '  ', 'DESK_INPUT_UNKNOWN'],
    ['it is enormous', '1'.repeat(9_000), 'DESK_INPUT_UNKNOWN'],
  ])('is refused where %s', (_why, typed, code) => {
    expect(() => readDeskInput(typed, undefined)).toThrow(code);
  });

  it.each([dynamicCodeText(), fullWidth(dynamicCodeText()), `#${'1'.repeat(60)}`, '1'.repeat(60), 'ELC1:6BF+70790'])('a code of a phone is no holder code (%#)', (typed) => {
    expect(readDeskInput(typed, undefined)).toEqual({ kind: 'code', text: typed.normalize('NFKC') });
  });
});

describe('what is scanned within a case', () => {
  it('is told apart by what it is', async () => {
    const printed = printedCodeText();
    const identifier = EXAMPLE_CLAIMS.identifier;
    expect(await readScanned(fullWidth(dynamicCodeText()))).toEqual({ kind: 'ground', ground: { holderPresent: { dynamicCode: dynamicCodeText() } } });
    expect(await readScanned(' 7k3q 0vxm 9tzb ')).toEqual({ kind: 'ground', ground: { useCode: '7k3q 0vxm 9tzb' } });
    expect(await readScanned(`${printed}\n`)).toEqual({ kind: 'evidence', evidence: { printedCode: printed } });
    expect(await readScanned(fullWidth(identifier))).toEqual({ kind: 'evidence', evidence: { identifier } });
    expect(await readScanned('{"verdict":"valid"}')).toEqual({ kind: 'evidence', evidence: { file: Buffer.from('{"verdict":"valid"}').toString('base64') } });
    expect(await readScanned('aaa.bbb.ccc~ddd~')).toEqual({ kind: 'evidence', evidence: { file: Buffer.from('aaa.bbb.ccc~ddd~').toString('base64') } });
  });

  it('that was misread is still a code, to be scanned again', async () => {
    expect(await readScanned('https://licence.demo.gov.example/v/#1234')).toEqual({ kind: 'ground', ground: { holderPresent: { dynamicCode: 'https://licence.demo.gov.example/v/#1234' } } });
  });

  it.each(['110101199001011237', '1234567', '林青', 'x'.repeat(9_000)])('is refused where nothing is known by that look (%#)', async (typed) => {
    await expect(readScanned(typed)).rejects.toThrow('SCAN_UNKNOWN');
  });
});

describe('what is typed freely', () => {
  it.each(['办理 110101199001011237 的申请', '企业91990101ma9900028m迁入', fullWidth('110101199001011237'), 'LJ110101199001011237', '110101-19900101-1237'])('may hold nobody’s code (%#)', (cause) => {
    expect(() => refuseHolderCodes({ caseNumber: 'LJ-2026-000123', cause })).toThrow('CASE_TEXT_HOLDER_CODE');
    expect(() => refuseHolderCodes({ caseNumber: cause, cause: '办理' })).toThrow('CASE_TEXT_HOLDER_CODE');
  });

  it('may hold numbers that are nobody’s', () => {
    expect(() => refuseHolderCodes({ caseNumber: '202611220000000123', cause: '办理从业资格认定，受理号 110101199001011238' })).not.toThrow();
  });
});
