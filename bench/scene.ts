import { parseLicenceTypeCode } from '../src/holder/licence-type-code.js';
import type { IssueOrder } from '../src/licence/issuing/order.js';
import { MARKET_SUPERVISION } from '../src/cli/city/departments.js';
import { MARKET_INSPECTION } from '../src/cli/city/service-items.js';
import { FOOD_BUSINESS_PERMIT } from '../src/cli/city/food-business-permit.js';
import { creditCode } from './credit-codes.js';
import type { Load } from './load.js';
import type { Sample } from './sample.js';

/** What is measured over HTTP. */
export type Figure = 'issue' | 'look-up' | 'verify printed code';

/** One load a figure, but for the callers and the times. */
export type Scene = Readonly<Record<Figure, Pick<Load, 'path' | 'bodies' | 'keysBegin' | 'expected'>>>;

/** One load of the bare driver, which does what the service does with the database and nothing else. */
export type RawScene = Readonly<Record<Exclude<Figure, 'issue'>, Pick<Load, 'path' | 'bodies' | 'expected'>>>;

/** Holders to whom new licences are issued. */
const NEW_HOLDERS = 2_048;

/** Lays out every call. @param run tells the keys of two runs on one store apart */
export function layScene(samples: readonly Sample[], run: string): Scene {
  const newHolders = Array.from({ length: NEW_HOLDERS }, (_, index) => creditCode('MB', index));
  return {
    issue: { path: '/v1/licences', keysBegin: `issue-${run}`, bodies: newHolders.map((holder) => JSON.stringify(permit(holder))), expected: { status: 201, text: '"sealedLicence":' } },
    'look-up': { path: '/v1/recognition/look-ups', bodies: samples.map(({ holder }) => lookUp(holder)), expected: { status: 200, text: '"standing":"inForce"' } },
    'verify printed code': { path: '/v1/recognition/verifications', bodies: samples.map(({ printedCode }) => verification(printedCode)), expected: { status: 200, text: '"verdict":"valid"' } },
  };
}

/** The same calls with what the bare driver needs beside them: it reads no code and knows no key. */
export function layRawScene(samples: readonly Sample[]): RawScene {
  const beside = (body: string, more: object): string => JSON.stringify({ ...(JSON.parse(body) as object), ...more });
  const expected = { status: 200, text: '"signature":"' };
  return {
    'look-up': { path: '/look-up', bodies: samples.map(({ holder, holderIndex }) => beside(lookUp(holder), { holderIndex, typeCode: FOOD_BUSINESS_PERMIT.code })), expected },
    'verify printed code': {
      path: '/verify',
      bodies: samples.map(({ printedCode, identifier, signed, signature, publicKey }) => beside(verification(printedCode), { identifier, signed, signature, publicKey })),
      expected,
    },
  };
}

const PURPOSE = {
  department: MARKET_SUPERVISION.code,
  operator: '王小明',
  serviceItemName: MARKET_INSPECTION.names.zh,
  serviceItemCode: MARKET_INSPECTION.code,
  caseNumber: MARKET_INSPECTION.caseNumber.example,
  callingSystem: '市场准入审批系统',
  cause: '办理食品经营许可，核对经营者的许可证',
  category: 1,
};

/** The order for a made-up organisation's food business permit. */
export function permit(holder: string): IssueOrder {
  return {
    licenceType: parseLicenceTypeCode(FOOD_BUSINESS_PERMIT.code),
    holders: [{ name: '演示市清河餐饮管理有限公司', codeType: '001', code: holder }],
    fields: {
      operatorName: '演示市清河餐饮管理有限公司',
      creditCode: holder,
      responsiblePerson: '林清',
      domicile: '演示市清河区长宁路8号一层',
      businessPlace: '演示市东湖区码头街3号二层',
      businessForm: '餐饮服务经营者',
      businessItems: '热食类食品制售；冷食类食品制售；自制饮品制售',
    },
  };
}

function lookUp(holder: string): string {
  return JSON.stringify({ holder: { codeType: '001', code: holder }, licenceTypes: [FOOD_BUSINESS_PERMIT.code], purpose: PURPOSE, ground: 'duty' });
}

function verification(printedCode: string): string {
  return JSON.stringify({ evidence: { printedCode }, purpose: PURPOSE });
}
