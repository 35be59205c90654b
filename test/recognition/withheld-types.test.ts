import type { Catalogue } from '../../src/catalogue/catalogue.js';
import type { LicenceType } from '../../src/catalogue/licence-type.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { HAULAGE_DRIVER, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import type { Ground } from '../../src/access/ground.js';
import type { Seeing } from '../../src/recognition/seen/disclosure-choice.js';
import { WithheldTypes } from '../../src/recognition/seen/withheld-types.js';

const row = (ground: Ground, serviceItems: string[], field: string): LicenceType['sharing']['disclosures'][number] => ({ ground, serviceItems, fields: [field], holderFacts: [] });
const shared = (type: typeof DRIVING_LICENCE, ...disclosures: LicenceType['sharing']['disclosures']): LicenceType => ({ ...type, version: 1, sharing: { rule: 'shared', disclosures } });

const TELLS = shared(DRIVING_LICENCE, row('duty', ['*'], 'vehicleClass'));
const KEPT: LicenceType = { ...BUSINESS_LICENCE, version: 1, sharing: { rule: 'notShared', legalReason: '《某法》第九条', disclosures: BUSINESS_LICENCE.sharing.disclosures } };
const PERSONAL = shared(REAL_ESTATE_TITLE, row('holderPresent', ['*'], 'location'));
const FOR_HAULAGE = shared(FOOD_BUSINESS_PERMIT, row('duty', [HAULAGE_DRIVER.code], 'businessForm'));
const TYPES = [TELLS, KEPT, PERSONAL, FOR_HAULAGE];
const CODES = TYPES.map(({ code }) => code);
const DUTY: Seeing = { ground: 'duty', strength: 'none', serviceItem: SCHOOL_PLACE.code };

const catalogue = { current: (code: string) => Promise.resolve(TYPES.find((type) => type.code === code)), all: () => Promise.resolve(TYPES) };
const types = new WithheldTypes(catalogue as unknown as Catalogue);
const reasons = async (seeing: Partial<Seeing>, codes: readonly string[] = CODES): Promise<string[]> =>
  (await types.run(codes, { ...DUTY, ...seeing })).map(({ licenceType, reason }) => `${licenceType} ${reason}`);
const told = (seeing: Partial<Seeing>, codes = CODES): Promise<readonly string[] | undefined> => types.others(codes, { ...DUTY, ...seeing });

describe('licence types that tell nothing', () => {
  it('are named with the reason, those that tell something are not', async () => {
    expect(await reasons({})).toEqual([`${KEPT.code} NOT_SHARED`, `${PERSONAL.code} NEEDS_HOLDER`, `${FOR_HAULAGE.code} NOT_FOR_THIS_ITEM`]);
  });

  it('say their legal reason and their names', async () => {
    const [kept] = await types.run([KEPT.code], DUTY);
    expect(kept).toMatchObject({ names: BUSINESS_LICENCE.names, detail: expect.stringContaining('《某法》第九条') as string });
  });

  it('are fewer for their own item, and where the holder is there', async () => {
    expect(await reasons({ serviceItem: HAULAGE_DRIVER.code })).toEqual([`${KEPT.code} NOT_SHARED`, `${PERSONAL.code} NEEDS_HOLDER`]);
    expect(await reasons({ ground: 'holderPresent', strength: 'strong' })).toEqual([`${KEPT.code} NOT_SHARED`, `${FOR_HAULAGE.code} NOT_FOR_THIS_ITEM`]);
  });

  it('are no business of a caller who named none', async () => {
    expect(await reasons({}, [])).toEqual([]);
    expect(await reasons({}, [PERSONAL.code])).toEqual([`${PERSONAL.code} NEEDS_HOLDER`]);
  });

  it('are not searched for', async () => {
    expect(await told({})).toEqual([TELLS.code]);
    expect(await told({ serviceItem: HAULAGE_DRIVER.code })).toEqual([TELLS.code, FOR_HAULAGE.code]);
    expect(await told({ ground: 'entrusted', strength: 'strong' }, [KEPT.code, PERSONAL.code])).toEqual([PERSONAL.code]);
    expect(await told({}, [KEPT.code, PERSONAL.code, FOR_HAULAGE.code])).toBeUndefined();
  });

  it('are left out where a caller may look up every type', async () => {
    expect(await told({}, [])).toEqual([TELLS.code]);
  });
});
