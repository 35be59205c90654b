import { dayFrom, type CityOrder } from './city-order.js';
import { NATURAL_RESOURCES_CLIENT } from './clients.js';
import { asHolder, LIN_QING, SU_XIAOHE, ZHANG_JIAN } from './holders.js';
import { REAL_ESTATE_TITLE } from './real-estate-title.js';

const sharedHome: CityOrder = {
  key: 'lin-su-home-title',
  client: NATURAL_RESOURCES_CLIENT,
  on: (today) => {
    const validFrom = dayFrom(today, { years: -3, days: -200 });
    return {
      licenceType: REAL_ESTATE_TITLE.code,
      number: titleNumber(validFrom, 1),
      holders: [asHolder(LIN_QING, 'owner'), asHolder(SU_XIAOHE, 'coOwner')],
      fields: {
        ownerNames: `${LIN_QING.names.zh}、${SU_XIAOHE.names.zh}`,
        coOwnership: '共同共有',
        location: '演示市清河区桐荫路21号3幢2单元601室',
        unitNumber: '990101001002GB00003F00010601',
        rightType: '国有建设用地使用权/房屋所有权',
        rightNature: '出让/市场化商品房',
        landUse: '城镇住宅用地/住宅',
        area: '共有宗地面积12680.40平方米/房屋建筑面积98.62平方米',
        usePeriod: '国有建设用地使用权至2088年06月30日止',
        otherMatters: '房屋结构：钢筋混凝土；总层数18层，所在层数第6层；专有建筑面积78.15平方米，分摊建筑面积20.47平方米',
      },
      validFrom,
      validUntil: null,
    };
  },
};

const noodleHouseShop: CityOrder = {
  key: 'zhang-jian-shop-title',
  client: NATURAL_RESOURCES_CLIENT,
  on: (today) => {
    const validFrom = dayFrom(today, { years: -8, days: -31 });
    return {
      licenceType: REAL_ESTATE_TITLE.code,
      number: titleNumber(validFrom, 2),
      holders: [asHolder(ZHANG_JIAN, 'owner')],
      fields: {
        ownerNames: ZHANG_JIAN.names.zh,
        coOwnership: '单独所有',
        location: '演示市东湖区书院路12号',
        unitNumber: '990101003001GB00017F00020001',
        rightType: '国有建设用地使用权/房屋所有权',
        rightNature: '出让/市场化商品房',
        landUse: '商业服务业用地/商业服务',
        area: '共有宗地面积860.00平方米/房屋建筑面积46.30平方米',
        usePeriod: '国有建设用地使用权至2055年03月31日止',
      },
      validFrom,
      validUntil: null,
    };
  },
};

export const NATURAL_RESOURCES_ORDERS: readonly CityOrder[] = [sharedHome, noodleHouseShop];

/** `演（2026）演示市不动产权第0000001号`: short name of the province, year, city, running number of seven digits. */
function titleNumber(validFrom: string, ordinal: number): string {
  return `演（${validFrom.slice(0, 4)}）演示市不动产权第${String(ordinal).padStart(7, '0')}号`;
}
