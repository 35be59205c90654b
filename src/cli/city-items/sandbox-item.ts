import type { Need } from '../../catalogue/service-item/need.js';
import { BUSINESS_LICENCE } from '../city/business-licence.js';
import { DRIVING_LICENCE } from '../city/driving-licence.js';
import { SANDBOX_TRIAL } from '../city/service-items.js';
import { defined } from './defined.js';
import { madeUp, madeUpCase } from './made-up-licence.js';

const ADVICE: Need['advice'] = { zh: '沙箱中的测试持证主体见开设沙箱时的答复。', en: 'The test holders are told when a sandbox is opened.' };

/** Something to check for whoever tries the interface: an applicant in business, and one who drives. */
export const SANDBOX_ITEM = defined(
  SANDBOX_TRIAL,
  [
    { key: 'businessLicence', names: BUSINESS_LICENCE.names, licenceTypes: [BUSINESS_LICENCE.code], expiringDays: 30, advice: ADVICE },
    { key: 'drivingLicence', names: DRIVING_LICENCE.names, licenceTypes: [DRIVING_LICENCE.code], expiringDays: 30, advice: ADVICE },
  ],
  [
    madeUpCase('开公司也开车', 'person', [madeUp(BUSINESS_LICENCE, {}, { validUntil: null }), madeUp(DRIVING_LICENCE, {})], { businessLicence: 'satisfied', drivingLicence: 'satisfied' }),
    madeUpCase('开公司而不开车', 'person', [madeUp(BUSINESS_LICENCE, {}, { validUntil: null })], { businessLicence: 'satisfied', drivingLicence: 'missing' }),
  ],
);
