import type { DepartmentOrder } from '../../access/register/department.js';
import type { LicenceTypeDefinition } from '../../catalogue/licence-type.js';
import { BUSINESS_LICENCE } from './business-licence.js';
import type { CityOrder } from './city-order.js';
import { HOUSING_CLIENT, LINJIANG_CLIENT, MARKET_CLIENT, NATURAL_RESOURCES_CLIENT, SANDBOX_CLIENT, TRAFFIC_CLIENT, type CityClient } from './clients.js';
import { HOUSING, LINJIANG, LINJIANG_APPROVAL, MARKET_SUPERVISION, NATURAL_RESOURCES, OPERATOR, SANDBOX_DEPARTMENT, TRAFFIC_POLICE, YANSHI, type CityRegion } from './departments.js';
import { DRIVING_LICENCE } from './driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from './food-business-permit.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN, ZHOU_MINGYUAN, type CityHolder } from './holders.js';
import { HOUSING_ORDERS } from './housing-orders.js';
import { MARKET_ORDERS } from './market-orders.js';
import { NATURAL_RESOURCES_ORDERS } from './natural-resources-orders.js';
import { SIGNING_HOLDERS, SIGNING_OFFICERS, type SigningHolder, type SigningOfficer } from './people.js';
import { REAL_ESTATE_TITLE } from './real-estate-title.js';
import {
  COMPANY_MOVE,
  HAULAGE_DRIVER,
  HOUSING_PRINTING,
  LINJIANG_INSPECTION,
  MARKET_INSPECTION,
  MARKET_PRINTING,
  MORTGAGE,
  NATURAL_RESOURCES_PRINTING,
  NEW_FOOD_PERMIT,
  SAFETY_PERMIT,
  SCHOOL_PLACE,
  SANDBOX_TRIAL,
  SITE_PERMIT,
  TRAFFIC_PRINTING,
  type CityServiceItem,
} from './service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from './special-operations-certificate.js';
import { TRAFFIC_ORDERS } from './traffic-orders.js';

/** The demonstration city 演示市 and its neighbour 邻江市, whole. Everybody and everything in it is made up. */
export interface City {
  readonly regions: readonly CityRegion[];
  /** Runs the repository; one of the departments. */
  readonly operator: DepartmentOrder;
  readonly departments: readonly DepartmentOrder[];
  /** Departments that define and issue licence types and so need signing keys. */
  readonly issuers: readonly DepartmentOrder[];
  readonly serviceItems: readonly CityServiceItem[];
  readonly licenceTypes: readonly LicenceTypeDefinition[];
  readonly holders: readonly CityHolder[];
  readonly clients: readonly CityClient[];
  readonly signingHolders: readonly SigningHolder[];
  readonly signingOfficers: readonly SigningOfficer[];
  /** In the order in which they are to be given. */
  readonly orders: readonly CityOrder[];
}

const SERVICES = [NEW_FOOD_PERMIT, SAFETY_PERMIT, MORTGAGE, COMPANY_MOVE, HAULAGE_DRIVER, SCHOOL_PLACE, SITE_PERMIT, SANDBOX_TRIAL];
const OTHER_BUSINESS = [MARKET_PRINTING, MARKET_INSPECTION, HOUSING_PRINTING, NATURAL_RESOURCES_PRINTING, TRAFFIC_PRINTING, LINJIANG_INSPECTION];
const ISSUERS = [MARKET_SUPERVISION, HOUSING, NATURAL_RESOURCES, TRAFFIC_POLICE];

export const CITY: City = {
  regions: [YANSHI, LINJIANG],
  operator: OPERATOR,
  departments: [OPERATOR, ...ISSUERS, SANDBOX_DEPARTMENT, LINJIANG_APPROVAL],
  issuers: ISSUERS,
  serviceItems: [...SERVICES, ...OTHER_BUSINESS],
  licenceTypes: [BUSINESS_LICENCE, FOOD_BUSINESS_PERMIT, SPECIAL_OPERATIONS_CERTIFICATE, REAL_ESTATE_TITLE, DRIVING_LICENCE],
  holders: [LIN_QING, SU_XIAOHE, ZHANG_JIAN, ZHOU_MINGYUAN, QINGHE_CATERING, LAOJIE_NOODLES],
  clients: [MARKET_CLIENT, HOUSING_CLIENT, NATURAL_RESOURCES_CLIENT, TRAFFIC_CLIENT, SANDBOX_CLIENT, LINJIANG_CLIENT],
  signingHolders: SIGNING_HOLDERS,
  signingOfficers: SIGNING_OFFICERS,
  orders: [...MARKET_ORDERS, ...HOUSING_ORDERS, ...NATURAL_RESOURCES_ORDERS, ...TRAFFIC_ORDERS],
};
