import { DRIVING_LICENCE } from '../city/driving-licence.js';
import { REAL_ESTATE_TITLE } from '../city/real-estate-title.js';
import { HAULAGE_DRIVER, MORTGAGE, SAFETY_PERMIT, SCHOOL_PLACE, SITE_PERMIT, type CityServiceItem } from '../city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../city/special-operations-certificate.js';
import type { ServiceItemDefinition } from '../../catalogue/service-item/service-item.js';
import { defined } from './defined.js';
import { madeUp, madeUpCase } from './made-up-licence.js';

const TRUCKER = { vehicleClass: 'B2', bornOn: '1988-03-05', firstIssuedOn: '2015-07-01' };

/** A haulage driver drives trucks, has done so for a year, and is not yet sixty. */
export const HAULAGE_DRIVER_ITEM = defined(
  HAULAGE_DRIVER,
  [
    {
      key: 'drivingLicence',
      names: { zh: '机动车驾驶证', en: 'Driving licence' },
      licenceTypes: [DRIVING_LICENCE.code],
      rule: { and: [{ var: 'licence.derived.mayDriveTrucks' }, { var: 'licence.derived.heldOneYear' }, { var: 'licence.derived.under60' }] },
      expiringDays: 90,
      advice: { zh: '需持大型货车准驾车型满一年，且未满六十周岁；请先向公安机关交通管理部门申请增驾。', en: 'It takes a truck licence held for a year, and an age below sixty; ask the traffic police for the class first.' },
    },
  ],
  [
    madeUpCase('货车驾驶人', 'person', [madeUp(DRIVING_LICENCE, TRUCKER)], { drivingLicence: 'satisfied' }),
    madeUpCase('驾驶证还有八十天到期', 'person', [madeUp(DRIVING_LICENCE, TRUCKER, { validUntil: '2026-08-20' })], { drivingLicence: 'expiring' }),
    madeUpCase('小型汽车驾驶人', 'person', [madeUp(DRIVING_LICENCE, { ...TRUCKER, vehicleClass: 'C1' })], { drivingLicence: 'notAcceptable' }),
    madeUpCase('领证不满一年', 'person', [madeUp(DRIVING_LICENCE, { ...TRUCKER, firstIssuedOn: '2025-09-01' })], { drivingLicence: 'notAcceptable' }),
    madeUpCase('年满六十周岁', 'person', [madeUp(DRIVING_LICENCE, { ...TRUCKER, bornOn: '1966-05-31' })], { drivingLicence: 'notAcceptable' }),
    madeUpCase('驾驶证被暂扣', 'person', [madeUp(DRIVING_LICENCE, TRUCKER, { standing: 'suspended' })], { drivingLicence: 'suspended' }),
    madeUpCase('出生日期未入库', 'person', [madeUp(DRIVING_LICENCE, { vehicleClass: 'B2', firstIssuedOn: '2015-07-01' })], { drivingLicence: 'cannotTell' }),
    madeUpCase('没有驾驶证', 'person', [], { drivingLicence: 'missing' }),
  ],
);

/** A child is enrolled where its family owns a home. */
export const SCHOOL_PLACE_ITEM = defined(
  SCHOOL_PLACE,
  [
    {
      key: 'home',
      names: { zh: '不动产权证书（住宅）', en: 'Real-estate title of a home' },
      holderRole: 'guardian',
      licenceTypes: [REAL_ESTATE_TITLE.code],
      rule: { var: 'licence.derived.isDwelling' },
      expiringDays: 0,
      advice: { zh: '没有自有住宅的，请在线提交租赁备案信息。', en: 'Without a home of your own, send the registered lease online.' },
    },
  ],
  [
    guardianCase('监护人有住宅', [madeUp(REAL_ESTATE_TITLE, { landUse: '住宅' }, { validUntil: null })], 'satisfied'),
    guardianCase('监护人只有商铺', [madeUp(REAL_ESTATE_TITLE, { landUse: '商业' }, { validUntil: null })], 'notAcceptable'),
    guardianCase('监护人没有不动产', [], 'missing'),
    madeUpCase('未提供监护人', 'person', [], { home: 'cannotTell' }),
  ],
);

/** A mortgage is registered on what somebody owns. */
export const MORTGAGE_ITEM = defined(
  MORTGAGE,
  [
    {
      key: 'title',
      names: { zh: '不动产权证书', en: 'Real-estate title' },
      licenceTypes: [REAL_ESTATE_TITLE.code],
      rule: { in: ['房屋所有权', { var: 'licence.facts.rightType' }] },
      expiringDays: 0,
      advice: { zh: '请先办理不动产首次登记或转移登记。', en: 'Have the real estate registered or transferred first.' },
    },
  ],
  [
    madeUpCase('房屋所有权人', 'person', [madeUp(REAL_ESTATE_TITLE, { rightType: '国有建设用地使用权/房屋所有权' }, { validUntil: null })], { title: 'satisfied' }),
    madeUpCase('只有土地使用权', 'organisation', [madeUp(REAL_ESTATE_TITLE, { rightType: '国有建设用地使用权' }, { validUntil: null })], { title: 'notAcceptable' }),
  ],
);

/** A construction company names its operatives: each qualified and trained. */
export const SAFETY_PERMIT_ITEM = trained(SAFETY_PERMIT);
/** The same is asked in the neighbouring city before construction begins. */
export const SITE_PERMIT_ITEM = trained(SITE_PERMIT);

function trained(item: CityServiceItem): ServiceItemDefinition {
  return defined(
    item,
    [
      {
        key: 'operative',
        names: { zh: '建筑施工特种作业操作资格证', en: 'Construction special-operations certificate' },
        licenceTypes: [SPECIAL_OPERATIONS_CERTIFICATE.code],
        rule: { var: 'licence.derived.trained' },
        expiringDays: 60,
        advice: { zh: '请先取得资格证并完成本年度二十四学时的继续教育。', en: 'Obtain the certificate and complete the twenty-four hours of training of the year.' },
      },
    ],
    [
      madeUpCase('持证并完成学时', 'person', [madeUp(SPECIAL_OPERATIONS_CERTIFICATE, { trainingHours: 24 })], { operative: 'satisfied' }),
      madeUpCase('差一学时', 'person', [madeUp(SPECIAL_OPERATIONS_CERTIFICATE, { trainingHours: 23 })], { operative: 'notAcceptable' }),
      madeUpCase('未登记学时', 'person', [madeUp(SPECIAL_OPERATIONS_CERTIFICATE, {})], { operative: 'cannotTell' }),
      madeUpCase('证书尚未生效', 'person', [madeUp(SPECIAL_OPERATIONS_CERTIFICATE, { trainingHours: 24 }, { standing: 'notYetEffective', validFrom: '2026-06-15' })], { operative: 'notAcceptable' }),
    ],
  );
}

function guardianCase(name: string, licences: ReturnType<typeof madeUp>[], home: 'satisfied' | 'notAcceptable' | 'missing'): ServiceItemDefinition['examples'][number] {
  const { holders, ...rest } = madeUpCase(name, 'person', licences, { home });
  return { ...rest, holders: [{ role: 'child', category: 'person', licences: [] }, ...holders.map((holder) => ({ ...holder, role: 'guardian' }))] };
}
