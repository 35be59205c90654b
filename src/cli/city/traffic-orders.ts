import { dayFrom, type CityOrder, type Distance } from './city-order.js';
import { TRAFFIC_CLIENT } from './clients.js';
import { DRIVING_LICENCE } from './driving-licence.js';
import { asHolder, LIN_QING, SU_XIAOHE, ZHOU_MINGYUAN, type CityHolder } from './holders.js';

/** The second licence of a driver: the first six years are over, ten more have begun. */
const linQing: CityOrder = {
  key: 'lin-qing-driving-licence',
  client: TRAFFIC_CLIENT,
  on: (today) =>
    licence(today, {
      holder: LIN_QING,
      face: { sex: '男', address: '演示市清河区桐荫路21号3幢2单元601室', bornOn: '1990-01-01', vehicleClass: 'C1', fileNumber: '990100001237' },
      firstIssued: { years: -8, days: -90 },
      from: { years: -2, days: -90 },
      years: 10,
    }),
};

/** Twice renewed without fault: long-term. */
const suXiaohe: CityOrder = {
  key: 'su-xiaohe-driving-licence',
  client: TRAFFIC_CLIENT,
  on: (today) =>
    licence(today, {
      holder: SU_XIAOHE,
      face: { sex: '女', address: '演示市清河区桐荫路21号3幢2单元601室', bornOn: '1985-12-31', vehicleClass: 'C2', fileNumber: '990100000020' },
      firstIssued: { years: -16, days: -8 },
      from: { days: -8 },
      years: null,
    }),
};

const zhouMingyuan: CityOrder = {
  key: 'zhou-mingyuan-driving-licence',
  client: TRAFFIC_CLIENT,
  on: (today) =>
    licence(today, {
      holder: ZHOU_MINGYUAN,
      face: { sex: '男', address: '演示市东湖区柳荫巷5号', bornOn: '1992-09-08', vehicleClass: 'B2', fileNumber: '990100000032', remarks: '请于每个记分周期结束后三十日内接受审验' },
      firstIssued: { years: -4, days: -150 },
      from: { years: -4, days: -150 },
      years: 6,
    }),
  then: { verb: 'suspend', order: { reason: '饮酒后驾驶机动车，暂扣机动车驾驶证六个月', legalBasis: '《中华人民共和国道路交通安全法》第九十一条；演公交决字〔演示〕第0032号' } },
};

export const TRAFFIC_ORDERS: readonly CityOrder[] = [linQing, suXiaohe, zhouMingyuan];

interface DrivingLicence {
  readonly holder: CityHolder;
  readonly face: Readonly<Record<string, string>>;
  readonly firstIssued: Distance;
  readonly from: Distance;
  /** Years that it is valid; null: long-term. */
  readonly years: number | null;
}

function licence(today: string, { holder, face, firstIssued, from, years }: DrivingLicence): ReturnType<CityOrder['on']> {
  const validFrom = dayFrom(today, from);
  return {
    licenceType: DRIVING_LICENCE.code,
    number: holder.code.code,
    holders: [asHolder(holder)],
    fields: { personName: holder.names.zh, nationality: '中国', firstIssuedOn: dayFrom(today, firstIssued), ...face },
    validFrom,
    validUntil: years === null ? null : dayFrom(validFrom, { years, days: -1 }),
  };
}
