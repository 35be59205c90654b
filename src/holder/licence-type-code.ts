import type { Brand } from '../primitives/brand.js';
import { Refusal } from '../primitives/refusal.js';
import { type CreditCode, flawInCreditCode } from './credit-code.js';

/**
 * Code of a licence type 证照类型代码 (GB/T 36904), 21 characters: the defining authority's credit code and three digits.
 * It stands on this floor because access, trust and the catalogue all name licence types.
 */
export type LicenceTypeCode = Brand<string, 'LicenceTypeCode'>;

const SHAPE = /^[0-9A-Z]{18}[0-9]{3}$/;

/** Undefined for a good code; else a sentence that says what is wrong. */
export function flawInLicenceTypeCode(code: string): string | undefined {
  if (!SHAPE.test(code)) return 'must be 21 characters: the credit code of the defining authority and three digits';
  const flaw = flawInCreditCode(code.slice(0, 18));
  return flaw && `the credit code of the defining authority in it: ${flaw.detail}`;
}

/** @throws Refusal unprocessable LICENCE_TYPE_CODE_WRONG */
export function parseLicenceTypeCode(code: string): LicenceTypeCode {
  const detail = flawInLicenceTypeCode(code);
  if (detail === undefined) return code as LicenceTypeCode;
  throw new Refusal('unprocessable', 'LICENCE_TYPE_CODE_WRONG', 'This is not the code of a licence type.', [{ pointer: '', detail }]);
}

/** Who owns the type 证照定义机构. */
export function definingAuthority(code: LicenceTypeCode): CreditCode {
  return code.slice(0, 18) as CreditCode;
}
