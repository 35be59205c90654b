import type { Names } from '../../catalogue/field.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import { HOUSING, LINJIANG_APPROVAL, MARKET_SUPERVISION, NATURAL_RESOURCES, organisationCode } from './departments.js';

/** A service item 政务服务事项 for which a department asks for licences. */
export interface CityServiceItem {
  /** 24 characters: base 9, the department's organisation code 9, region 6 (domain.md §6). */
  readonly code: string;
  readonly names: Names;
  /** The department that handles it. */
  readonly department: DepartmentOrder;
}

export const NEW_FOOD_PERMIT = item('000131016', MARKET_SUPERVISION, { zh: '食品经营许可新办', en: 'New food business permit' });
export const SAFETY_PERMIT = item('000117007', HOUSING, { zh: '建筑施工企业安全生产许可证核发', en: 'Safety permit of a construction company' });
export const MORTGAGE = item('000115042', NATURAL_RESOURCES, { zh: '不动产抵押权首次登记', en: 'First registration of a mortgage' });
export const COMPANY_MOVE = item('000131003', LINJIANG_APPROVAL, { zh: '企业跨市迁入登记', en: 'Registration of a company that moves in from another city' });
export const HAULAGE_DRIVER = item('000118021', LINJIANG_APPROVAL, { zh: '经营性道路货物运输驾驶员从业资格认定', en: 'Qualification as a haulage driver' });
export const SCHOOL_PLACE = item('000105009', LINJIANG_APPROVAL, { zh: '义务教育阶段入学报名', en: 'Enrolment in compulsory education' });

function item(base: string, department: DepartmentOrder, names: Names): CityServiceItem {
  return { code: `${base}${organisationCode(department.code)}${department.areaCode}`, names, department };
}
