import type { ClientOrder } from '../../access/register/client.js';
import type { DepartmentOrder } from '../../access/register/department.js';
import type { Grant } from '../../access/register/grant.js';
import type { Right } from '../../access/register/right.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { BUSINESS_LICENCE } from './business-licence.js';
import { HOUSING, LINJIANG_APPROVAL, MARKET_SUPERVISION, NATURAL_RESOURCES, SANDBOX_DEPARTMENT, TRAFFIC_POLICE } from './departments.js';
import { DRIVING_LICENCE } from './driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from './food-business-permit.js';
import { REAL_ESTATE_TITLE } from './real-estate-title.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from './special-operations-certificate.js';

/** A department's system with its rights; its keys are made when the city is seeded. */
export interface CityClient extends Omit<ClientOrder, 'jwks'> {
  readonly grants: readonly Omit<Grant, 'validUntil'>[];
}

/** Who defines a type decides who may read it. */
const ISSUER_RIGHTS: readonly Right[] = ['licence-types:publish', 'licences:issue', 'licences:move', 'licences:read', 'access:decide'];
/** Every client has it from its registration; here it is named, so that tokens are asked for with it. */
const APPLIES: CityClient['grants'] = [{ right: 'access:apply', typeCode: '*' }];
const LOOKS_UP: CityClient['grants'] = [
  { right: 'recognition:look-up', typeCode: '*' },
  { right: 'recognition:verify', typeCode: '*' },
];

/** Every department says itself what its matters need, and for what it reads. */
const OWN_ITEMS: CityClient['grants'] = [{ right: 'service-items:publish', typeCode: '*' }];

export const MARKET_CLIENT = client('yanshi-market-supervision', MARKET_SUPERVISION, '市场准入审批系统', [...issues(BUSINESS_LICENCE, FOOD_BUSINESS_PERMIT), ...LOOKS_UP]);
export const HOUSING_CLIENT = client('yanshi-housing', HOUSING, '建筑施工人员管理系统', issues(SPECIAL_OPERATIONS_CERTIFICATE));
export const NATURAL_RESOURCES_CLIENT = client('yanshi-natural-resources', NATURAL_RESOURCES, '不动产登记系统', issues(REAL_ESTATE_TITLE));
export const TRAFFIC_CLIENT = client('yanshi-traffic-police', TRAFFIC_POLICE, '驾驶人管理系统', issues(DRIVING_LICENCE));
/** Publishes for what sandboxes read; reads nothing itself. */
export const SANDBOX_CLIENT = client('yanshi-sandbox', SANDBOX_DEPARTMENT, '沙箱管理系统', []);
export const LINJIANG_CLIENT = client('linjiang-approval', LINJIANG_APPROVAL, '一窗受理系统', LOOKS_UP);

function issues(...types: readonly LicenceTypeDefinition[]): CityClient['grants'] {
  return types.flatMap(({ code }) => ISSUER_RIGHTS.map((right) => ({ right, typeCode: code })));
}

function client(clientId: string, { code }: DepartmentOrder, name: string, grants: CityClient['grants']): CityClient {
  return { clientId, department: code, name, grants: [...grants, ...OWN_ITEMS, ...APPLIES] };
}
