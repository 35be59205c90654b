import { Refusal } from '../../primitives/refusal.js';
import { codesInText } from '../../holder/codes-in-text.js';

/**
 * What is typed freely stands in the log of reads as it was typed: no place for somebody's code.
 * @param typed members of the purpose by their names
 * @throws Refusal unprocessable CASE_TEXT_HOLDER_CODE
 */
export function refuseHolderCodes(typed: Readonly<Record<string, string>>): void {
  const holding = Object.entries(typed).find(([, text]) => codesInText(text).length > 0);
  if (holding === undefined) return;
  const sentence = '办件编号和事由会原样记入查阅账本，请勿填写身份证号或信用代码。Case number and purpose are recorded as they are written: do not write somebody’s code there.';
  throw new Refusal('unprocessable', 'CASE_TEXT_HOLDER_CODE', sentence, [{ pointer: `/purpose/${holding[0]}`, detail: 'holds a holder code' }]);
}
