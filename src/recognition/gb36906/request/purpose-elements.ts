import { purposeSchema, type Purpose } from '../../../access/purpose.js';
import type { ElementName } from '../border/element-table.js';
import type { Given } from './given.js';

export const PURPOSE_MADE_BY: Readonly<Record<keyof Purpose, ElementName>> = {
  department: 'usingDepartmentCode',
  operator: 'operatorName',
  serviceItemName: 'serviceItemName',
  serviceItemCode: 'serviceItemCode',
  caseNumber: 'caseNumber',
  callingSystem: 'callingSystem',
  cause: 'cause',
  category: 'purposeCategory',
};

/** The purpose 用证事由 under its names at the border. Without a category it is for a service item, as it nearly always is. */
export function purposeIn(given: Given): Purpose | undefined {
  const members = Object.entries(PURPOSE_MADE_BY).flatMap(([member, name]) => (given.has(name) ? [[member, given.one(name)] as const] : []));
  return given.judged(purposeSchema, { ...Object.fromEntries(members), category: categoryOf(given.one('purposeCategory')) }, PURPOSE_MADE_BY);
}

function categoryOf(written = '0'): number | string {
  return /^[01]$/.test(written) ? Number(written) : written;
}
