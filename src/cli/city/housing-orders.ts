import { dayFrom, type CityOrder } from './city-order.js';
import { HOUSING_CLIENT } from './clients.js';
import { asHolder, ZHOU_MINGYUAN } from './holders.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from './special-operations-certificate.js';

const electricianCertificate: CityOrder = {
  key: 'zhou-mingyuan-electrician',
  client: HOUSING_CLIENT,
  on: (today) => zhouCertificate({ category: '建筑电工', kind: '01', firstIssuedOn: dayFrom(today, { years: -4, days: -60 }), validFrom: dayFrom(today, { days: -60 }), trainingHours: 24 }),
};

/** Passed the examination; counts from a fortnight on. */
const scaffolderCertificate: CityOrder = {
  key: 'zhou-mingyuan-scaffolder',
  client: HOUSING_CLIENT,
  on: (today) => zhouCertificate({ category: '建筑架子工（普通脚手架）', kind: '02', firstIssuedOn: dayFrom(today, { days: 14 }), validFrom: dayFrom(today, { days: 14 }), trainingHours: 0 }),
};

export const HOUSING_ORDERS: readonly CityOrder[] = [electricianCertificate, scaffolderCertificate];

interface Certificate {
  readonly category: string;
  /** Two digits of the category in the certificate's number. */
  readonly kind: string;
  readonly firstIssuedOn: string;
  readonly validFrom: string;
  readonly trainingHours: number;
}

function zhouCertificate({ category, kind, firstIssuedOn, validFrom, trainingHours }: Certificate): ReturnType<CityOrder['on']> {
  return {
    licenceType: SPECIAL_OPERATIONS_CERTIFICATE.code,
    number: `演A${kind}${firstIssuedOn.slice(0, 4)}000001`,
    holders: [asHolder(ZHOU_MINGYUAN)],
    fields: { personName: ZHOU_MINGYUAN.names.zh, sex: '男', bornOn: '1992-09-08', category, firstIssuedOn, assessedBy: '演示市建筑施工安全考核中心', trainingHours },
    validFrom,
  };
}
