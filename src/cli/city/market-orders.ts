import { BUSINESS_LICENCE } from './business-licence.js';
import { dayFrom, type CityOrder } from './city-order.js';
import { MARKET_CLIENT } from './clients.js';
import { FOOD_BUSINESS_PERMIT } from './food-business-permit.js';
import { asHolder, LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, ZHANG_JIAN } from './holders.js';

const QINGHE_DOMICILE = '演示市清河区长宁路8号一层';
const LAOJIE_DOMICILE = '演示市东湖区书院路12号';

const qingheBusinessLicence: CityOrder = {
  key: 'qinghe-business-licence',
  client: MARKET_CLIENT,
  on: (today) => ({
    licenceType: BUSINESS_LICENCE.code,
    number: QINGHE_CATERING.code.code,
    holders: [asHolder(QINGHE_CATERING, 'entity'), asHolder(LIN_QING, 'legalRepresentative')],
    fields: {
      creditCode: QINGHE_CATERING.code.code,
      entityName: QINGHE_CATERING.names.zh,
      entityType: '有限责任公司（自然人投资或控股）',
      legalRepresentative: LIN_QING.names.zh,
      registeredCapital: '壹佰万元整',
      establishedOn: dayFrom(today, { years: -4, days: -17 }),
      domicile: QINGHE_DOMICILE,
      businessScope: '许可项目：餐饮服务；食品销售。一般项目：餐饮管理；外卖递送服务；会议及展览服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    },
    validFrom: dayFrom(today, { years: -4, days: -17 }),
    validUntil: null,
  }),
};

const laojieBusinessLicence: CityOrder = {
  key: 'laojie-business-licence',
  client: MARKET_CLIENT,
  on: (today) => ({
    licenceType: BUSINESS_LICENCE.code,
    number: LAOJIE_NOODLES.code.code,
    holders: [asHolder(LAOJIE_NOODLES, 'entity'), asHolder(ZHANG_JIAN, 'legalRepresentative')],
    fields: {
      creditCode: LAOJIE_NOODLES.code.code,
      entityName: LAOJIE_NOODLES.names.zh,
      entityType: '个体工商户',
      legalRepresentative: ZHANG_JIAN.names.zh,
      establishedOn: dayFrom(today, { years: -9, days: -120 }),
      domicile: LAOJIE_DOMICILE,
      businessScope: '许可项目：小餐饮（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    },
    validFrom: dayFrom(today, { years: -9, days: -120 }),
    validUntil: null,
  }),
};

const qingheFoodPermit: CityOrder = {
  key: 'qinghe-food-permit',
  client: MARKET_CLIENT,
  on: (today) => qinghePermit({ number: 'JY29901010000018', businessPlace: QINGHE_DOMICILE, validFrom: dayFrom(today, { years: -1, days: -45 }) }),
};

/** Begun five years ago and never renewed: tomorrow is its last day, because no printed code can be made for a licence that is over. */
const laojieFoodPermit: CityOrder = {
  key: 'laojie-food-permit',
  client: MARKET_CLIENT,
  on: (today) => ({
    licenceType: FOOD_BUSINESS_PERMIT.code,
    number: 'JY29901010000026',
    holders: [asHolder(LAOJIE_NOODLES)],
    fields: {
      operatorName: LAOJIE_NOODLES.names.zh,
      creditCode: LAOJIE_NOODLES.code.code,
      responsiblePerson: ZHANG_JIAN.names.zh,
      domicile: LAOJIE_DOMICILE,
      businessPlace: LAOJIE_DOMICILE,
      businessForm: '餐饮服务经营者',
      businessItems: '热食类食品制售',
    },
    validFrom: dayFrom(today, { years: -5, days: 3 }),
    validUntil: dayFrom(today, { days: 1 }),
  }),
};

const qingheBranchFoodPermit: CityOrder = {
  key: 'qinghe-branch-food-permit',
  client: MARKET_CLIENT,
  on: (today) => qinghePermit({ number: 'JY29901010000034', businessPlace: '演示市东湖区码头街3号二层', validFrom: dayFrom(today, { days: -300 }) }),
  then: { verb: 'revoke', order: { reason: '经营场所使用超过保质期的食品原料，情节严重，依法吊销许可证', legalBasis: '《中华人民共和国食品安全法》第一百二十四条；演市监处罚〔演示〕17号' } },
};

export const MARKET_ORDERS: readonly CityOrder[] = [qingheBusinessLicence, laojieBusinessLicence, qingheFoodPermit, laojieFoodPermit, qingheBranchFoodPermit];

/** A permit of the catering company for one of its places: valid as long as the type allows. */
function qinghePermit({ number, businessPlace, validFrom }: { number: string; businessPlace: string; validFrom: string }): ReturnType<CityOrder['on']> {
  return {
    licenceType: FOOD_BUSINESS_PERMIT.code,
    number,
    holders: [asHolder(QINGHE_CATERING)],
    fields: {
      operatorName: QINGHE_CATERING.names.zh,
      creditCode: QINGHE_CATERING.code.code,
      responsiblePerson: LIN_QING.names.zh,
      domicile: QINGHE_DOMICILE,
      businessPlace,
      businessForm: '餐饮服务经营者',
      businessItems: '热食类食品制售；冷食类食品制售；自制饮品制售',
    },
    validFrom,
  };
}
