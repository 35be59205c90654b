import type { Need } from '../../catalogue/service-item/need.js';
import { BUSINESS_LICENCE } from '../city/business-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../city/food-business-permit.js';
import { COMPANY_MOVE, NEW_FOOD_PERMIT } from '../city/service-items.js';
import { defined } from './defined.js';
import { madeUp, madeUpCase } from './made-up-licence.js';

const businessLicence = (rule: Need['rule']): Need => ({
  key: 'businessLicence',
  names: { zh: '营业执照', en: 'Business licence' },
  licenceTypes: [BUSINESS_LICENCE.code],
  ...(rule === undefined ? {} : { rule }),
  expiringDays: 30,
  advice: { zh: '请先到市场监督管理部门办理登记，或增加餐饮服务、食品销售经营范围。', en: 'Register with the market supervision authority first, or add meals or food sales to the scope of business.' },
});

const SHOP = { entityName: '某某有限公司', legalRepresentative: '某甲' };

/** A new food permit: the applicant is in business, and with food. */
export const NEW_FOOD_PERMIT_ITEM = defined(
  NEW_FOOD_PERMIT,
  [
    businessLicence({
      or: [
        { in: ['餐饮服务', { var: 'licence.facts.businessScope' }] },
        { in: ['小餐饮', { var: 'licence.facts.businessScope' }] },
        { in: ['食品销售', { var: 'licence.facts.businessScope' }] },
      ],
    }),
  ],
  [
    madeUpCase('餐饮公司', 'organisation', [madeUp(BUSINESS_LICENCE, { ...SHOP, businessScope: '许可项目：餐饮服务。' }, { validUntil: null })], { businessLicence: 'satisfied' }),
    madeUpCase('广告公司', 'organisation', [madeUp(BUSINESS_LICENCE, { ...SHOP, businessScope: '一般项目：广告设计。' }, { validUntil: null })], { businessLicence: 'notAcceptable' }),
    madeUpCase('被吊销营业执照的公司', 'organisation', [madeUp(BUSINESS_LICENCE, { ...SHOP, businessScope: '许可项目：餐饮服务。' }, { standing: 'revoked' })], { businessLicence: 'notAcceptable' }),
    madeUpCase('未登记的申请人', 'person', [], { businessLicence: 'missing' }),
  ],
);

/** A company moves in from another city: it is registered there, and may serve meals where it says so. */
export const COMPANY_MOVE_ITEM = defined(
  COMPANY_MOVE,
  [
    { ...businessLicence(undefined), advice: { zh: '请先在原登记地办理登记。', en: 'Register in the city of origin first.' } },
    {
      key: 'foodPermit',
      names: { zh: '食品经营许可证', en: 'Food business permit' },
      licenceTypes: [FOOD_BUSINESS_PERMIT.code],
      rule: { var: 'licence.derived.servesMeals' },
      expiringDays: 30,
      advice: { zh: '请先取得餐饮服务的食品经营许可，或在迁入后新办。', en: 'Obtain a food permit for meals first, or apply for a new one after the move.' },
    },
  ],
  [
    madeUpCase(
      '餐饮公司',
      'organisation',
      [madeUp(BUSINESS_LICENCE, SHOP, { validUntil: null }), madeUp(FOOD_BUSINESS_PERMIT, { businessForm: '餐饮服务经营者' })],
      { businessLicence: 'satisfied', foodPermit: 'satisfied' },
    ),
    madeUpCase(
      '许可即将到期的餐饮公司',
      'organisation',
      [madeUp(BUSINESS_LICENCE, SHOP, { validUntil: null }), madeUp(FOOD_BUSINESS_PERMIT, { businessForm: '餐饮服务经营者' }, { validUntil: '2026-06-30' })],
      { businessLicence: 'satisfied', foodPermit: 'expiring' },
    ),
    madeUpCase(
      '只销售食品的公司',
      'organisation',
      [madeUp(BUSINESS_LICENCE, SHOP, { validUntil: null }), madeUp(FOOD_BUSINESS_PERMIT, { businessForm: '食品销售经营者' })],
      { businessLicence: 'satisfied', foodPermit: 'notAcceptable' },
    ),
  ],
);
