import type { Brand } from '../primitives/brand.js';
import { Refusal } from '../primitives/refusal.js';
import { type CodeFlaw, flawInShape } from './code-flaw.js';

/**
 * Unified social credit code 统一社会信用代码 (GB 32100), 18 characters: department 1, category 1, region 6 digits,
 * organisation code 9 (GB 11714, with its own check character), check character 1. Authorities have one as well.
 */
export type CreditCode = Brand<string, 'CreditCode'>;

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** `3^(i−1) mod 31` for the places i = 1 to 17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Undefined for a good credit code. */
export function flawInCreditCode(code: string): CodeFlaw | undefined {
  const form = '18 digits and capital letters without I, O, S, V and Z, the 3rd to 8th being digits';
  const shape = flawInShape(code, SHAPE, form);
  if (shape) return shape;
  if (organisationCheck(code.slice(8, 16)) !== code[16]) {
    return { kind: 'check', detail: 'the check character of the organisation code in it (17th) is wrong' };
  }
  if (creditCheck(code) !== code[17]) return { kind: 'check', detail: 'the check character (18th) is wrong' };
  return undefined;
}

/** @throws Refusal unprocessable CREDIT_CODE_WRONG */
export function parseCreditCode(code: string): CreditCode {
  const flaw = flawInCreditCode(code);
  if (!flaw) return code as CreditCode;
  const sentence = 'This is not a unified social credit code.';
  throw new Refusal('unprocessable', 'CREDIT_CODE_WRONG', sentence, [{ pointer: '', detail: flaw.detail }]);
}

/** GB 32100 §4: `(31 − Σ weight·value mod 31) mod 31`. */
function creditCheck(code: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(code.charAt(place)), 0);
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** GB 11714: letters are worth 10 to 35; `11 − Σ mod 11`, where 10 is written X and 11 is written 0. */
function organisationCheck(body: string): string | undefined {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, place) => total + weight * parseInt(body.charAt(place), 36), 0);
  return '0123456789X'[(11 - (sum % 11)) % 11];
}
