import { HOLDER_CODE_TYPES } from '../../../holder/holder-code.js';
import type { Given } from './given.js';

/** The elements that name a holder. */
export const HOLDER_ELEMENTS = ['certificateHolderCode', 'certificateHolderTypeCode', 'certificateHolderTypeName'] as const;

/** A holder as the house asks for one; undefined where none is named. The type of the code may be told by its number or by its name, or by both alike. */
export function holderIn(given: Given): { readonly codeType: string; readonly code: string } | undefined {
  if (!HOLDER_ELEMENTS.some((name) => given.has(name))) return undefined;
  const code = given.need('certificateHolderCode');
  const byName = given.one('certificateHolderTypeName');
  const told = byName === undefined ? undefined : codeTypeNamed(byName);
  if (byName !== undefined && told === undefined) given.wrong('certificateHolderTypeName', '没有这种代码类型，请用三位代码 there is no such type of code: give its three digits');
  const codeType = given.has('certificateHolderTypeCode') ? given.one('certificateHolderTypeCode') : told;
  if (codeType === undefined && byName === undefined) given.wrong('certificateHolderTypeCode', '缺少持证主体代码类型 certificateHolderTypeCode is missing');
  if (told !== undefined && codeType !== told) given.wrong('certificateHolderTypeName', '与 certificateHolderTypeCode 不一致 says another type than certificateHolderTypeCode');
  return { codeType: codeType ?? '', code };
}

/** Some systems write the three digits under the name as well. */
function codeTypeNamed(name: string): string | undefined {
  return Object.entries(HOLDER_CODE_TYPES).find(([code, { zh }]) => name === code || name === zh)?.[0];
}
