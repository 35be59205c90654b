import { systemClock } from '../../src/primitives/clock.js';
import type { AccessOrder } from '../../src/catalogue/application/application.js';
import type { IssueOrder } from '../../src/licence/issuing/order.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import type { MoveOrder } from '../../src/licence/moves/move-order.js';
import type { Purpose } from '../../src/access/purpose.js';
import { CITY } from '../../src/cli/city/city.js';
import { dayFrom } from '../../src/cli/city/city-order.js';
import { HOUSING_CLIENT, LINJIANG_CLIENT, type CityClient } from '../../src/cli/city/clients.js';
import { asHolder, LIN_QING, type CityHolder } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, SAFETY_PERMIT, SITE_PERMIT, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';

/** The housing department's systems issue and move; the neighbour city's look up and verify. */
export const ISSUER = HOUSING_CLIENT.clientId;
export const READER = LINJIANG_CLIENT.clientId;

/** A tower crane driver's certificate, as the housing department orders it. */
export function craneCertificate(change: Partial<IssueOrder> = {}, holder: CityHolder = LIN_QING): IssueOrder {
  return {
    licenceType: SPECIAL_OPERATIONS_CERTIFICATE.code,
    number: '演A052026000077',
    holders: [asHolder(holder)],
    fields: { personName: holder.names.zh, sex: '男', bornOn: '1990-01-01', category: '建筑起重机械司机（塔式起重机）', firstIssuedOn: '2021-03-04', assessedBy: '演示市塔机操作考核站', trainingHours: 32 },
    ...change,
  };
}

/** Items of the two departments for which the certificate tells more than to anybody: the permits of constructors. */
const PERMITS = [SITE_PERMIT, SAFETY_PERMIT];

/** Why a department reads: for the permit that it gives constructors, or whatever else is its business. */
export function purposeOf(client: CityClient, change: Partial<Purpose> = {}, item: CityServiceItem = itemOf(client)): Purpose {
  const { names, code, kind, caseNumber } = item;
  const five = { department: client.department, operator: '经办员丁', serviceItemName: names.zh, serviceItemCode: code, caseNumber: caseNumber.example };
  return { category: kind === 'service' ? 0 : 1, ...five, callingSystem: client.name, cause: '办理安全生产许可证', ...change };
}

function itemOf({ department }: CityClient): CityServiceItem {
  const item = [...PERMITS, ...CITY.serviceItems].find((each) => each.department.code === department);
  if (item === undefined) throw new RangeError(`the city has no item of ${department}`);
  return item;
}

/** Why the neighbour city's department reads. */
export const PURPOSE = purposeOf(LINJIANG_CLIENT);

export function lookUpOf(holder: CityHolder, licenceType: string, purpose: Purpose = PURPOSE): object {
  return { holder: holder.code, licenceTypes: [licenceType], ground: 'duty', purpose };
}

export function because(reason: string): MoveOrder {
  return { reason, legalBasis: '《建设工程安全生产管理条例》第六十二条' };
}

/** Why the neighbour city wants to see crane drivers' certificates, for half a year. */
export function accessOrder(change: Partial<AccessOrder> = {}): AccessOrder {
  const until = dayFrom(dateInChina(systemClock.now()), { days: 180 });
  return { licenceType: SPECIAL_OPERATIONS_CERTIFICATE.code, rights: ['recognition:look-up'], serviceItems: [COMPANY_MOVE.code], until, reason: '核对迁入企业的作业人员', legalBasis: '《建设工程安全生产管理条例》第二十五条', ...change };
}
