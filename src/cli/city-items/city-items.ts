import type { ServiceItemDefinition } from '../../catalogue/service-item/service-item.js';
import { CITY } from '../city/city.js';
import { COMPANY_MOVE_ITEM, NEW_FOOD_PERMIT_ITEM } from './business-items.js';
import { defined } from './defined.js';
import { SANDBOX_ITEM } from './sandbox-item.js';
import { HAULAGE_DRIVER_ITEM, MORTGAGE_ITEM, SAFETY_PERMIT_ITEM, SCHOOL_PLACE_ITEM, SITE_PERMIT_ITEM } from './people-items.js';

/** Every matter of the demonstration city as it is published: services with what they need, other business with nothing but its case numbers. */
export const CITY_ITEMS: readonly ServiceItemDefinition[] = [
  NEW_FOOD_PERMIT_ITEM,
  SAFETY_PERMIT_ITEM,
  MORTGAGE_ITEM,
  COMPANY_MOVE_ITEM,
  HAULAGE_DRIVER_ITEM,
  SCHOOL_PLACE_ITEM,
  SITE_PERMIT_ITEM,
  SANDBOX_ITEM,
  ...CITY.serviceItems.filter(({ kind }) => kind === 'other').map((item) => defined(item)),
];
