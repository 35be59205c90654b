import { flawInCreditCode } from '../src/holder/credit-code.js';

const CHECKS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

/** The n-th made-up organisation of the demonstration city; its two check characters are found by trying, one after the other. @param series two letters @param number below 1,000,000 */
export function creditCode(series: string, number: number): string {
  const body = `91990101${series}${String(number).padStart(6, '0')}`;
  const first = CHECKS.find((check) => flawInCreditCode(`${body}${check}0`)?.detail.includes('organisation') !== true);
  const code = CHECKS.map((check) => `${body}${first ?? ''}${check}`).find((each) => flawInCreditCode(each) === undefined);
  if (code === undefined) throw new RangeError(`no check characters fit ${body}`);
  return code;
}
