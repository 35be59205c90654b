import type { Names } from '../../catalogue/field.js';
import { parseHolderCode, type HolderCode } from '../../holder/holder-code.js';
import type { IssueOrder } from '../../licence/issuing/order.js';

/** Somebody who holds licences in the demonstration city. Nobody of that name and code exists. */
export interface CityHolder {
  readonly names: Names;
  readonly code: HolderCode;
}

export const LIN_QING = person('110101199001011237', { zh: '林青', en: 'Lin Qing' });
export const SU_XIAOHE = person('440301198512310020', { zh: '苏晓禾', en: 'Su Xiaohe' });
/** 𠮷 is U+20BB7, of CJK Extension B: two UTF-16 units, and another character than 吉. */
export const ZHANG_JIAN = person('990101197805160013', { zh: '张𠮷安', en: 'Zhang Ji’an' });
export const ZHOU_MINGYUAN = person('990101199209080032', { zh: '周明远', en: 'Zhou Mingyuan' });
export const QINGHE_CATERING = organisation('91990101MA9900028M', { zh: '演示市青禾餐饮有限公司', en: 'Qinghe Catering Co., Ltd.' });
export const LAOJIE_NOODLES = organisation('92990101MA9900036D', { zh: '演示市老街面馆', en: 'Laojie Noodle House' });

/** A holder as an order names them. @param role of the licence type; absent where the type has only one */
export function asHolder({ names, code }: CityHolder, role?: string): IssueOrder['holders'][number] {
  return { ...(role === undefined ? {} : { role }), name: names.zh, codeType: code.codeType, code: code.code };
}

function person(code: string, names: Names): CityHolder {
  return { names, code: parseHolderCode('111', code) };
}

function organisation(code: string, names: Names): CityHolder {
  return { names, code: parseHolderCode('001', code) };
}
