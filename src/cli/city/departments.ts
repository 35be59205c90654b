import { parseCreditCode, type CreditCode } from '../../holder/credit-code.js';
import type { Names } from '../../catalogue/field.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';

/** A region of the demonstration. No real administrative division begins with 99. */
export interface CityRegion {
  /** Six digits (GB/T 2260). */
  readonly areaCode: string;
  readonly names: Names;
}

export const YANSHI: CityRegion = { areaCode: '990101', names: { zh: '演示市', en: 'Demonstration City' } };
export const LINJIANG: CityRegion = { areaCode: '990201', names: { zh: '邻江市', en: 'Linjiang City' } };

/** Runs the repository; issues nothing. */
export const OPERATOR = department('11990101MA9900108H', YANSHI, { zh: '演示市政务服务和数据管理局', en: 'Demonstration City Government Services and Data Bureau' });
export const MARKET_SUPERVISION = department('11990101MA990001XX', YANSHI, { zh: '演示市市场监督管理局', en: 'Demonstration City Market Supervision Bureau' });
export const HOUSING = department('11990101MA9900116C', YANSHI, { zh: '演示市住房和城乡建设局', en: 'Demonstration City Housing and Construction Bureau' });
export const NATURAL_RESOURCES = department('11990101MA99001247', YANSHI, { zh: '演示市自然资源和规划局', en: 'Demonstration City Natural Resources and Planning Bureau' });
export const TRAFFIC_POLICE = department('11990101MA99001322', YANSHI, { zh: '演示市公安局交通警察支队', en: 'Demonstration City Public Security Bureau, Traffic Police' });
/** The other region's: it issues nothing here, it relies on what others issued. */
export const LINJIANG_APPROVAL = department('11990201MA99001402', LINJIANG, { zh: '邻江市行政审批局', en: 'Linjiang City Administrative Approval Bureau' });

/** Whoever tries the interface acts for it: every sandbox's client is its own. */
export const SANDBOX_DEPARTMENT = department('11990101MA99001915', YANSHI, { zh: '沙箱部门', en: 'Sandbox Department' });

/** A department as the defining authority of a licence type, at city level. */
export function definedBy({ code, nameZh }: DepartmentOrder): LicenceTypeDefinition['definingAuthority'] {
  return { code, name: nameZh, level: 3 };
}

/** Characters 9 to 17 of a credit code: the organisation code (GB 11714). */
export function organisationCode(code: CreditCode): string {
  return code.slice(8, 17);
}

function department(code: string, { areaCode }: CityRegion, names: Names): DepartmentOrder {
  return { code: parseCreditCode(code), nameZh: names.zh, nameEn: names.en, areaCode };
}
