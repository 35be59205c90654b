import { Refusal } from '../../src/primitives/refusal.js';
import type { DepartmentCaller } from '../../src/access/caller.js';
import type { Purpose } from '../../src/access/purpose.js';
import { CheckPurpose, PURPOSE_REFUSALS } from '../../src/catalogue/service-item/check-purpose.js';
import type { ServiceItems } from '../../src/catalogue/service-item/service-items.js';
import { HOUSING_CLIENT, LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LINJIANG_INSPECTION, SAFETY_PERMIT, SITE_PERMIT } from '../../src/cli/city/service-items.js';
import { CITY_ITEMS } from '../../src/cli/city-items/city-items.js';
import { purposeOf } from '../support/orders.js';

const registered = {
  effective: (code: string) => {
    const item = CITY_ITEMS.find((each) => each.code === code);
    return Promise.resolve(item && { ...item, version: 1 });
  },
} as ServiceItems;
const check = new CheckPurpose(registered);
const caller = { kind: 'client', client: { department: LINJIANG_CLIENT.department } } as DepartmentCaller;
const GOOD = purposeOf(LINJIANG_CLIENT, {}, SITE_PERMIT);

describe('a purpose', () => {
  it('for a registered item of its department is taken as it stands', async () => {
    expect(await check.run(GOOD, caller)).toEqual(GOOD);
    const inspection = purposeOf(LINJIANG_CLIENT, {}, LINJIANG_INSPECTION);
    expect([inspection.category, await check.run(inspection, caller)]).toEqual([1, inspection]);
  });

  it.each<[string, Partial<Purpose>, string, string]>([
    ['in another department’s name', { department: HOUSING_CLIENT.department }, 'PURPOSE_DEPARTMENT_OTHER', '/purpose/department'],
    ['for an item that nobody registered', { serviceItemCode: '000117009MA9900140990201' }, 'PURPOSE_ITEM_UNKNOWN', '/purpose/serviceItemCode'],
    ['for another department’s item', { serviceItemCode: SAFETY_PERMIT.code, serviceItemName: SAFETY_PERMIT.names.zh }, 'PURPOSE_ITEM_OTHER', '/purpose/serviceItemCode'],
    ['that calls a service other business', { category: 1 }, 'PURPOSE_ITEM_KIND', '/purpose/category'],
    ['that calls other business a service', { serviceItemCode: LINJIANG_INSPECTION.code, serviceItemName: LINJIANG_INSPECTION.names.zh }, 'PURPOSE_ITEM_KIND', '/purpose/category'],
    ['that calls its item otherwise', { serviceItemName: '施工许可' }, 'PURPOSE_ITEM_NAME', '/purpose/serviceItemName'],
    ['with a case number of another shape', { caseNumber: 'LJ-26-123' }, 'PURPOSE_CASE_SHAPE', '/purpose/caseNumber'],
    ['with a case number and something behind it', { caseNumber: 'LJ-2026-000123 等' }, 'PURPOSE_CASE_SHAPE', '/purpose/caseNumber'],
    ['with a case number that begins a line later', { caseNumber: 'x LJ-2026-000123' }, 'PURPOSE_CASE_SHAPE', '/purpose/caseNumber'],
  ])('%s is refused where it is wrong', async (_which, change, code, pointer) => {
    const refusal: unknown = await check.run({ ...GOOD, ...change }, caller).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ kind: 'unprocessable', code, flaws: [{ pointer }] });
    expect(PURPOSE_REFUSALS).toContain(code);
  });
});
