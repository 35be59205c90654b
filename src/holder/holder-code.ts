import type { Brand } from '../primitives/brand.js';
import { Refusal } from '../primitives/refusal.js';
import { type CodeFlaw, flawInShape } from './code-flaw.js';
import { flawInCreditCode } from './credit-code.js';
import { flawInIdentityNumber } from './identity-number.js';

export type HolderCategory = 'person' | 'organisation';

/** A row of the code types: what the code is called and whose it is. */
export interface HolderCodeKind {
  readonly zh: string;
  readonly en: string;
  readonly category: HolderCategory;
}

/** Every type of holder code 持证主体代码类型 (GB/T 36903, annex), by its three digits. */
export const HOLDER_CODE_TYPES = {
  '001': { zh: '统一社会信用代码', en: 'unified social credit code', category: 'organisation' },
  '099': { zh: '其他法人或其他组织证件号码', en: 'other organisation code', category: 'organisation' },
  '111': { zh: '公民身份号码', en: 'citizen identity number', category: 'person' },
  '114': { zh: '中国人民解放军军官证号码', en: 'army officer card', category: 'person' },
  '115': { zh: '中国人民武装警察部队警官证号码', en: 'armed-police officer card', category: 'person' },
  '118': { zh: '中国人民解放军士兵证号码', en: 'soldier card', category: 'person' },
  '119': { zh: '中国人民武装警察部队士兵证号码', en: 'armed-police soldier card', category: 'person' },
  '120': { zh: '中国人民解放军文职人员证号码', en: 'army civilian card', category: 'person' },
  '122': { zh: '中国人民武装警察部队文职人员证号码', en: 'armed-police civilian card', category: 'person' },
  '411': { zh: '外交护照号码', en: 'diplomatic passport', category: 'person' },
  '412': { zh: '公务护照号码', en: 'service passport', category: 'person' },
  '413': { zh: '公务普通护照号码', en: 'public-affairs passport', category: 'person' },
  '414': { zh: '普通护照号码', en: 'ordinary passport', category: 'person' },
  '511': { zh: '台湾居民来往大陆通行证号码', en: 'Taiwan travel permit', category: 'person' },
  '516': { zh: '港澳居民来往内地通行证号码', en: 'Hong Kong and Macao travel permit', category: 'person' },
  '999': { zh: '其他自然人证件号码', en: 'other personal code', category: 'person' },
} as const satisfies Record<string, HolderCodeKind>;

export type HolderCodeType = keyof typeof HOLDER_CODE_TYPES;

/** Who a holder is, as other systems know them. Made only by `parseHolderCode`. Personal data: never logged, never stored plain. */
export type HolderCode = Brand<{ readonly codeType: HolderCodeType; readonly code: string }, 'HolderCode'>;

/** For the types without a check character; 军字第1234567号 and 1234567890(B) are real forms. */
const OTHER_SHAPE = /^[0-9A-Z\p{Script=Han}()-]{4,32}$/u;
const OTHER_FORM = '4 to 32 digits, capital letters, Chinese characters, hyphens or brackets';

const REFUSAL_CODES = {
  shape: 'HOLDER_CODE_SHAPE',
  check: 'HOLDER_CODE_CHECK',
  date: 'HOLDER_CODE_DATE',
} as const satisfies Record<CodeFlaw['kind'], string>;

/**
 * @param codeType three digits
 * @throws Refusal unprocessable HOLDER_CODE_TYPE_UNKNOWN · HOLDER_CODE_SHAPE · HOLDER_CODE_CHECK · HOLDER_CODE_DATE;
 * flaws point to `/codeType` or `/code`
 */
export function parseHolderCode(codeType: string, code: string): HolderCode {
  if (!isHolderCodeType(codeType)) {
    const detail = `must be one of ${Object.keys(HOLDER_CODE_TYPES).sort().join(', ')}`;
    const flaws = [{ pointer: '/codeType', detail }];
    throw new Refusal('unprocessable', 'HOLDER_CODE_TYPE_UNKNOWN', 'There is no such type of holder code.', flaws);
  }
  const flaw = flawInCode(codeType, code);
  if (!flaw) return { codeType, code } as HolderCode;
  const sentence = `This is not a good holder code of type ${codeType} (${HOLDER_CODE_TYPES[codeType].en}).`;
  throw new Refusal('unprocessable', REFUSAL_CODES[flaw.kind], sentence, [{ pointer: '/code', detail: flaw.detail }]);
}

export function holderCategory(codeType: HolderCodeType): HolderCategory {
  return HOLDER_CODE_TYPES[codeType].category;
}

/**
 * What pages show in place of the code: `110*************37`. From twelve characters on, the first three and the last two
 * stay, which tells the holder which code it is and leaves out the date of birth; of shorter ones only the last.
 */
export function maskHolderCode({ code }: HolderCode): string {
  const characters = Array.from(code);
  const [head, tail] = characters.length >= 12 ? [3, 2] : [0, 1];
  const hidden = characters.length - head - tail;
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(head + hidden)].join('');
}

function isHolderCodeType(text: string): text is HolderCodeType {
  return Object.hasOwn(HOLDER_CODE_TYPES, text);
}

function flawInCode(codeType: HolderCodeType, code: string): CodeFlaw | undefined {
  if (codeType === '001') return flawInCreditCode(code);
  if (codeType === '111') return flawInIdentityNumber(code);
  return flawInShape(code, OTHER_SHAPE, OTHER_FORM);
}
