import type { Names } from '../../catalogue/field.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import { HOUSING, LINJIANG_APPROVAL, MARKET_SUPERVISION, NATURAL_RESOURCES, organisationCode, SANDBOX_DEPARTMENT, TRAFFIC_POLICE } from './departments.js';

/** What a department asks for licences for: a service item 政务服务事项, or other official business. */
export interface CityServiceItem {
  /** 24 characters: base 9, the department's organisation code 9, region 6 (domain.md §6). */
  readonly code: string;
  readonly names: Names;
  /** The department that handles it. */
  readonly department: DepartmentOrder;
  readonly kind: 'service' | 'other';
  /** How the department numbers its cases. */
  readonly caseNumber: { readonly pattern: string; readonly example: string };
}

/** Number of a case in each department: its letters, the year, six digits. */
const MARKET_CASE = numbered('SC');
const HOUSING_CASE = numbered('ZJ');
const NATURAL_RESOURCES_CASE = numbered('ZR');
const TRAFFIC_CASE = numbered('JJ');
const LINJIANG_CASE = numbered('LJ');

export const NEW_FOOD_PERMIT = item('000131016', MARKET_SUPERVISION, { zh: '食品经营许可新办', en: 'New food business permit' }, MARKET_CASE);
export const SAFETY_PERMIT = item('000117007', HOUSING, { zh: '建筑施工企业安全生产许可证核发', en: 'Safety permit of a construction company' }, HOUSING_CASE);
export const MORTGAGE = item('000115042', NATURAL_RESOURCES, { zh: '不动产抵押权首次登记', en: 'First registration of a mortgage' }, NATURAL_RESOURCES_CASE);
export const COMPANY_MOVE = item('000131003', LINJIANG_APPROVAL, { zh: '企业跨市迁入登记', en: 'Registration of a company that moves in from another city' }, LINJIANG_CASE);
export const HAULAGE_DRIVER = item('000118021', LINJIANG_APPROVAL, { zh: '经营性道路货物运输驾驶员从业资格认定', en: 'Qualification as a haulage driver' }, LINJIANG_CASE);
export const SCHOOL_PLACE = item('000105009', LINJIANG_APPROVAL, { zh: '义务教育阶段入学报名', en: 'Enrolment in compulsory education' }, LINJIANG_CASE);
export const SITE_PERMIT = item('000117003', LINJIANG_APPROVAL, { zh: '建筑工程施工许可证核发', en: 'Permit to begin construction' }, LINJIANG_CASE);
/** For what sandboxes read. */
export const SANDBOX_TRIAL = item('000199001', SANDBOX_DEPARTMENT, { zh: '沙箱联调', en: 'Trial in the sandbox' }, numbered('SX'));

const PRINTING: Names = { zh: '证照打印', en: 'Printing of licences' };
export const MARKET_PRINTING = business('990000001', MARKET_SUPERVISION, PRINTING, MARKET_CASE);
export const HOUSING_PRINTING = business('990000001', HOUSING, PRINTING, HOUSING_CASE);
export const NATURAL_RESOURCES_PRINTING = business('990000001', NATURAL_RESOURCES, PRINTING, NATURAL_RESOURCES_CASE);
export const TRAFFIC_PRINTING = business('990000001', TRAFFIC_POLICE, PRINTING, TRAFFIC_CASE);
export const MARKET_INSPECTION = business('990000002', MARKET_SUPERVISION, { zh: '市场监督检查', en: 'Market inspection' }, { pattern: '^演市监〔\\d{4}〕\\d{1,6}号$', example: '演市监〔2026〕123号' });
export const LINJIANG_INSPECTION = business('990000002', LINJIANG_APPROVAL, { zh: '行政检查', en: 'Administrative inspection' }, LINJIANG_CASE);

function item(base: string, department: DepartmentOrder, names: Names, caseNumber: CityServiceItem['caseNumber']): CityServiceItem {
  return { code: `${base}${organisationCode(department.code)}${department.areaCode}`, names, department, kind: 'service', caseNumber };
}

function business(base: string, department: DepartmentOrder, names: Names, caseNumber: CityServiceItem['caseNumber']): CityServiceItem {
  return { ...item(base, department, names, caseNumber), kind: 'other' };
}

function numbered(letters: string): CityServiceItem['caseNumber'] {
  return { pattern: `^${letters}-\\d{4}-\\d{6}$`, example: `${letters}-2026-000123` };
}
