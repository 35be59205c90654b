import { Refusal } from '../../primitives/refusal.js';
import { flawInCreditCode } from '../../holder/credit-code.js';
import { flawInIdentityNumber } from '../../holder/identity-number.js';
import { parseHolderAt } from '../ground/ground-order.js';
import type { CaseHolder } from './kept/counter-case.js';

/** What a hand scanner or a keyboard brought to the desk for the holder: their own code, or the text of a code that their phone shows. */
export type DeskInput = { readonly kind: 'holder'; readonly holder: CaseHolder } | { readonly kind: 'code'; readonly text: string };

/** An address, its fragment, base 45, or more digits than any holder code has. */
const CODE = /^(?:https:\/\/|#|ELC1:|[0-9]{40})/;
/** What a bound of the field lets through, in UTF-16 units: the text of the largest QR code. */
const MOST_CHARACTERS = 8_192;
const ISSUED = { identity: /^[0-9]{17}[0-9X]$/, credit: /^[0-9A-Z]{18}$/ };

/**
 * Reads the one field 扫码或输入. Full-width forms, which a scanner types through an input method, blanks within a code and small letters are forgiven.
 * @param codeType three digits; undefined: an identity number or a credit code, told apart by their check characters
 * @throws Refusal unprocessable DESK_INPUT_UNKNOWN, HOLDER_CODE_…
 */
export function readDeskInput(typed: string, codeType: string | undefined): DeskInput {
  const plain = typed.length > MOST_CHARACTERS ? '' : typed.normalize('NFKC').trim();
  if (codeType === undefined && isCodeText(plain)) return { kind: 'code', text: plain };
  const code = plain.replace(/\s/gu, '').toUpperCase();
  const holder = { codeType: codeType ?? codeTypeOf(code), code };
  parseHolderAt(holder, '/holder');
  return { kind: 'holder', holder };
}

/** Whether a text is what a scanner types for a QR code of licences, good or not. */
export function isCodeText(plain: string): boolean {
  return CODE.test(plain);
}

/** By the check characters; where neither is right, by the shape, so that the clerk is told what is wrong with the code. */
function codeTypeOf(code: string): string {
  const isIdentity = flawInIdentityNumber(code) === undefined;
  const isCredit = flawInCreditCode(code) === undefined;
  if (isIdentity !== isCredit) return isIdentity ? '111' : '001';
  if (!isIdentity && ISSUED.identity.test(code)) return '111';
  if (!isIdentity && ISSUED.credit.test(code)) return '001';
  const sentence = '请选择号码类型：这不是身份证号，也不是统一社会信用代码。Choose the type of the code: it is neither an identity number nor a credit code for certain.';
  throw new Refusal('unprocessable', 'DESK_INPUT_UNKNOWN', sentence, [{ pointer: '/holder/codeType', detail: 'say what kind of code it is' }]);
}
