import type { Brand } from '../primitives/brand.js';
import { Refusal } from '../primitives/refusal.js';
import { type CodeFlaw, flawInShape } from './code-flaw.js';

/**
 * Citizen identity number 公民身份号码 (GB 11643), 18 characters: region 6 digits, date of birth `yyyymmdd`, sequence 3,
 * check digit or `X`. Always text: as JSON numbers, different ones collide.
 */
export type IdentityNumber = Brand<string, 'IdentityNumber'>;

const SHAPE = /^[1-9][0-9]{5}(18|19|20)[0-9]{9}[0-9X]$/;
const OLD_SHAPE = /^[1-9][0-9]{14}$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Undefined for a good identity number. Whether the date lies in the future is not asked: no noun knows what time it is. */
export function flawInIdentityNumber(code: string): CodeFlaw | undefined {
  const form = '17 digits and a digit or X, with a year of birth from 1800 to 2099';
  const shape = flawInShape(code, SHAPE, form);
  if (shape) return shape;
  if (!isDate(code.slice(6, 14))) return { kind: 'date', detail: 'the date of birth in it (7th to 14th digit) does not exist' };
  if (identityCheck(code) !== code[17]) return { kind: 'check', detail: 'the check character (18th) is wrong' };
  return undefined;
}

/** @throws Refusal unprocessable IDENTITY_NUMBER_WRONG */
export function parseIdentityNumber(code: string): IdentityNumber {
  const flaw = flawInIdentityNumber(code);
  if (!flaw) return code as IdentityNumber;
  throw wrong(flaw.detail);
}

/**
 * The 18-character form of a 15-digit identity number (GB 11643-1989), which only imported records still hold. The year has
 * two digits: 19yy, or 18yy where the sequence is 996 to 999, kept for those who had passed a hundred.
 * @throws Refusal unprocessable IDENTITY_NUMBER_WRONG
 */
export function importIdentityNumber15(code: string): IdentityNumber {
  const shape = flawInShape(code, OLD_SHAPE, '15 digits');
  if (shape) throw wrong(shape.detail);
  const century = Number(code.slice(12)) >= 996 ? '18' : '19';
  const body = `${code.slice(0, 6)}${century}${code.slice(6)}`;
  return parseIdentityNumber(`${body}${identityCheck(body)}`);
}

/** GB 11643 §4 (ISO 7064 MOD 11-2). */
function identityCheck(code: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(code.charAt(place)), 0);
  return '10X98765432'[sum % 11];
}

function isDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function wrong(detail: string): Refusal {
  const sentence = 'This is not a citizen identity number.';
  return new Refusal('unprocessable', 'IDENTITY_NUMBER_WRONG', sentence, [{ pointer: '', detail }]);
}
