/** An element of licence metadata as it crosses the border: import, export, the sharing services. */
export interface Element {
  readonly zh: string;
  /** Short name 短名: the initials of its Chinese name in pinyin, as live systems have it or would. */
  readonly short: string;
  /** Other spellings that have been seen in live systems. Case and underscores never matter. */
  readonly others?: readonly string[];
  /** May hold several values, with `^` between them. */
  readonly joins?: true;
}

/**
 * Every element by the name under which it is exported (GB/T 36903, GB/T 36902), with its aliases. Short names, `issueDept`, `certificateValidateStart`,
 * `certificateHolderType` and the like are spellings of provincial licence stores and of the land registers' sharing interface (`zzbs`, `czztdm`, `dzzzsymd`).
 * From `certificateStatus` on the standards have no name: those are ours.
 */
export const ELEMENTS = {
  certificateIdentifier: { zh: '证照标识', short: 'ZZBS', joins: true },
  certificateNumber: { zh: '证照编号', short: 'ZZBH', joins: true },
  certificateName: { zh: '证照名称', short: 'ZZMC' },
  certificateTypeName: { zh: '证照类型名称', short: 'ZZLXMC', others: ['certificateType'] },
  certificateTypeCode: { zh: '证照类型代码', short: 'ZZLXDM', others: ['certificateTypeNameCode'], joins: true },
  certificateVersion: { zh: '证照版本号', short: 'ZZBBH' },
  certificateIssuingAuthorityName: { zh: '证照颁发机构', short: 'ZZBFJG', others: ['issueDept', 'certificateIssuingAuthority'], joins: true },
  certificateIssuingAuthorityCode: { zh: '证照颁发机构代码', short: 'ZZBFJGDM', others: ['issueDeptCode'], joins: true },
  certificateDefineAuthorityName: { zh: '证照定义机构', short: 'ZZDYJG', others: ['certificateDefineAuthority'] },
  certificateDefineAuthorityCode: { zh: '证照定义机构代码', short: 'ZZDYJGDM' },
  certificateDefineAuthorityLevel: { zh: '证照定义机构级别', short: 'ZZDYJGJB' },
  certificateIssuedDate: { zh: '证照颁发日期', short: 'ZZBFRQ', others: ['issueDate', 'certificateIssuingAuthorityDate'] },
  certificateEffectiveDate: { zh: '证照有效期起始日期', short: 'ZZYXQQSRQ', others: ['ZZYXQQSSJ', 'certificateValidateStart'] },
  certificateExpiringDate: { zh: '证照有效期截止日期', short: 'ZZYXQJZRQ', others: ['ZZYXQJZSJ', 'certificateValidateEnd'] },
  certificateValidityRange: { zh: '证照有效期限', short: 'ZZYXQX' },
  certificateHolderName: { zh: '持证主体', short: 'CZZT', others: ['certificateHolder'], joins: true },
  certificateHolderCode: { zh: '持证主体代码', short: 'CZZTDM', joins: true },
  certificateHolderTypeName: { zh: '持证主体代码类型', short: 'CZZTDMLX', others: ['certificateHolderType'], joins: true },
  certificateHolderTypeCode: { zh: '持证主体代码类型代码', short: 'CZZTDMLXDM', joins: true },
  certificateHolderCategory: { zh: '持证主体类别', short: 'CZZTLB' },
  certificateAreaCode: { zh: '证照所属管辖属地编码', short: 'XZQHDM' },
  relatedItemName: { zh: '关联事项名称', short: 'GLSXMC' },
  relatedItemCode: { zh: '关联事项代码', short: 'GLSXDM' },
  certificateCopyCreationTime: { zh: '加注件制作时间', short: 'JZJZZSJ' },
  certificateCopyCreator: { zh: '加注件制作者', short: 'JZJZZZ' },
  certificateCopyCause: { zh: '加注件制作事由', short: 'JZJZZSY' },
  certificateCopyExpiringTime: { zh: '加注件有效期截止时间', short: 'JZJYXQJZSJ' },
  associatedIdentifier: { zh: '关联证照标识', short: 'GLZZBS', joins: true },
  certificateStatus: { zh: '证照状态', short: 'ZZZT' },
  certificateHolderRole: { zh: '持证身份', short: 'CZSF', joins: true },
  extendInfo: { zh: '照面信息', short: 'ZMXX' },
  derivedAnswers: { zh: '推定结果', short: 'TDJG' },
  fieldRange: { zh: '字段范围', short: 'ZDFW', joins: true },
  presentedCode: { zh: '出示的码', short: 'CSM', others: ['EWMNR'] },
  certificateFile: { zh: '证照文件', short: 'ZZWJ', others: ['content'] },
  usingDepartmentCode: { zh: '用证部门代码', short: 'YZBMDM', others: ['department'] },
  operatorName: { zh: '经办人', short: 'JBR', others: ['operator'] },
  serviceItemName: { zh: '事项名称', short: 'SXMC', others: ['itemName'] },
  serviceItemCode: { zh: '事项编码', short: 'SXBM', others: ['SXDM', 'itemCode'] },
  caseNumber: { zh: '办件编号', short: 'BJBH', others: ['SLBH'] },
  callingSystem: { zh: '调用系统', short: 'DYXT', others: ['YYMC'] },
  cause: { zh: '用证事由', short: 'YZSY', others: ['DZZZSYMD', 'usagePurpose'] },
  purposeCategory: { zh: '用证类别', short: 'YZLB', others: ['category'] },
} as const satisfies Readonly<Record<string, Element>>;

export type ElementName = keyof typeof ELEMENTS;

export const ELEMENT_NAMES = Object.keys(ELEMENTS) as readonly ElementName[];

/** Before the name of a face field, where a system has it among the elements: `KZ_businessPlace`. */
export const FACE_PREFIX = 'KZ_';

/** An element's aliases as the table spells them, without those that differ in case and underscores alone. */
export function aliasesOf(name: ElementName): readonly string[] {
  const { short, others = [] }: Element = ELEMENTS[name];
  return [short, ...others];
}

/** The same spelling whatever its case, underscores and hyphens: `certificate_holder_code`, `CertificateHolderCode`. */
function bare(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

const BY_SPELLING: ReadonlyMap<string, ElementName> = new Map(ELEMENT_NAMES.flatMap((name) => [name, ...aliasesOf(name)].map((spelling) => [bare(spelling), name] as const)));

/** The element that a name means, in whatever spelling; undefined where it means none. */
export function elementNamed(name: string): ElementName | undefined {
  return BY_SPELLING.get(bare(name));
}

/** Nobody misspells a name by more; and it bounds what a stranger's name costs. */
const LONGEST_NAME = 40;

/** The spelling of the table, or of the others, that comes nearest to a name that means nothing; undefined where none is near. */
export function nearestName(name: string, others: readonly string[] = []): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const spellings = [...ELEMENT_NAMES.flatMap((each) => [each, ...aliasesOf(each)]), ...others];
  const far = (spelling: string): number => distance(bare(name), bare(spelling));
  const nearest = spellings.reduce((best, each) => (far(each) < far(best) ? each : best));
  return far(nearest) <= Math.max(2, name.length / 3) ? nearest : undefined;
}

/** How many letters must be changed, added or left out to make one of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at++) next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (row[at - 1] ?? 0) + (to[at - 1] === letter ? 0 : 1)));
    row = next;
  }
  return row[to.length] ?? 0;
}
