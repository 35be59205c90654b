import type { Purpose } from '../access/purpose.js';
import type { IssueOrder } from '../licence/issuing/order.js';
import type { MoveOrder } from '../licence/moves/move-order.js';
import type { ItemCheckQuery } from '../recognition/item-check/item-check.js';
import type { LookUpQuery } from '../recognition/look-up.js';
import type { UseCodeOrder } from '../recognition/use-code/order-use-code.js';
import type { Verification } from '../recognition/verify.js';
import type { AccessOrder, Decision } from '../catalogue/application/application.js';
import type { SandboxOrder } from '../catalogue/sandbox/sandbox.js';
import type { LicenceTypeDefinition } from '../catalogue/licence-type.js';
import type { PrintOrder } from '../licence/draw-printed-code.js';
import type { BodyExamples } from '../web/complete-document.js';
import { dayFrom } from './city/city-order.js';
import { FOOD_BUSINESS_PERMIT } from './city/food-business-permit.js';
import { LINJIANG_CLIENT, MARKET_CLIENT, type CityClient } from './city/clients.js';
import { MARKET_ORDERS } from './city/market-orders.js';
import { QINGHE_CATERING } from './city/holders.js';
import { COMPANY_MOVE, MARKET_PRINTING, type CityServiceItem } from './city/service-items.js';
import { NEW_FOOD_PERMIT_ITEM } from './city-items/business-items.js';
import type { ServiceItemDefinition } from '../catalogue/service-item/service-item.js';

/** The identifier of a licence that nobody issued (domain.md §2). */
const IDENTIFIER = '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I';
const MOVE: MoveOrder = { reason: '经营场所使用超过保质期的食品原料', legalBasis: '《中华人民共和国食品安全法》第一百二十四条' };

/** RFC 7517, appendix A.1. */
const EXAMPLE_KEY = { kty: 'EC', crv: 'P-256', x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' } as const;

/** Bodies of the interface's calls, told by the demonstration city. @param today `2026-11-22`, in China */
export function apiExamples(today: string): BodyExamples {
  const [, , permit] = MARKET_ORDERS;
  if (permit === undefined) throw new RangeError('the city orders no food business permit');
  const move = (verb: string): Record<string, MoveOrder> => ({ [`POST /v1/licences/{identifier}/${verb}`]: MOVE });
  return {
    'POST /v1/licence-types': FOOD_BUSINESS_PERMIT satisfies LicenceTypeDefinition,
    'POST /v1/service-items': NEW_FOOD_PERMIT_ITEM satisfies ServiceItemDefinition,
    'POST /v1/service-items/trial': NEW_FOOD_PERMIT_ITEM satisfies ServiceItemDefinition,
    'POST /v1/licences': { ...permit.on(today), number: 'JY29901010000091' } satisfies IssueOrder,
    'POST /v1/licences/{identifier}/printed-code': { format: 'svg', purpose: purposeOf(MARKET_CLIENT, MARKET_PRINTING, '打印许可证副本') } satisfies PrintOrder,
    ...move('suspend'),
    ...move('resume'),
    ...move('revoke'),
    'POST /v1/access-applications': {
      licenceType: FOOD_BUSINESS_PERMIT.code,
      rights: ['recognition:look-up', 'recognition:verify'],
      serviceItems: [COMPANY_MOVE.code],
      until: dayFrom(today, { years: 2 }),
      reason: '企业跨市迁入登记须核对其在原登记地的食品经营许可',
      legalBasis: '《中华人民共和国市场主体登记管理条例》第二十七条',
    } satisfies AccessOrder,
    'POST /v1/access-applications/{id}/grant': { answer: '同意，期限一年，届满可续', until: dayFrom(today, { years: 1 }) } satisfies Omit<Extract<Decision, { state: 'granted' }>, 'state'>,
    'POST /v1/access-applications/{id}/refuse': { answer: '该事项无须核对食品经营许可，请改用营业执照' } satisfies Omit<Decision, 'state'>,
    'POST /sandbox/clients': { name: '一窗受理系统（联调）', jwks: { keys: [EXAMPLE_KEY] } } satisfies SandboxOrder,
    'POST /v1/recognition/item-checks': {
      item: COMPANY_MOVE.code,
      holders: [{ codeType: QINGHE_CATERING.code.codeType, code: QINGHE_CATERING.code.code }],
      purpose: forCompanyMove(),
      ground: 'duty',
    } satisfies ItemCheckQuery,
    'POST /v1/recognition/look-ups': {
      holder: { codeType: QINGHE_CATERING.code.codeType, code: QINGHE_CATERING.code.code },
      licenceTypes: [FOOD_BUSINESS_PERMIT.code],
      purpose: forCompanyMove(),
      ground: 'duty',
    } satisfies LookUpQuery,
    'POST /v1/recognition/use-codes': { identifier: IDENTIFIER, purpose: forCompanyMove(), ground: 'duty', lifetimeSeconds: 300 } satisfies UseCodeOrder,
    'POST /v1/recognition/verifications': { evidence: { identifier: IDENTIFIER }, purpose: forCompanyMove() } satisfies Verification,
    ...sharingExamples(today),
  };
}

/** Of the sharing services: the same questions under the names of the standard. */
function sharingExamples(today: string): BodyExamples {
  const { department, operator, category, ...others } = forCompanyMove();
  const head = { usingDepartmentCode: department, operatorName: operator, purposeCategory: String(category), ...others };
  const holder = { certificateHolderCode: QINGHE_CATERING.code.code, certificateHolderTypeCode: QINGHE_CATERING.code.codeType };
  const data: BodyExamples = {
    search: { ...holder, certificateTypeCode: FOOD_BUSINESS_PERMIT.code },
    metadata: { certificateIdentifier: IDENTIFIER, fieldRange: ['certificateHolderName', 'certificateExpiringDate'] },
    file: { certificateIdentifier: IDENTIFIER, certificateCopyExpiringTime: dayFrom(today, { days: 30 }) },
    'verify-information': { certificateTypeCode: FOOD_BUSINESS_PERMIT.code, ...holder, certificateHolderName: QINGHE_CATERING.names.zh, extendInfo: { businessForm: '餐饮服务经营者' } },
    'verify-file': { certificateFile: Buffer.from('一张不是证照的文件').toString('base64') },
    'by-code': { presentedCode: 'https://licence.example/v/#1' },
  };
  return Object.fromEntries(Object.entries(data).map(([service, question]) => [`POST /gb36906/${service}`, { head, data: question }]));
}

function forCompanyMove(): Purpose {
  return purposeOf(LINJIANG_CLIENT, COMPANY_MOVE, '核验迁入企业的许可');
}

function purposeOf({ department, name }: CityClient, { kind, names, code, caseNumber }: CityServiceItem, cause: string): Purpose {
  const category = kind === 'service' ? 0 : 1;
  return { category, department, operator: '演示经办人', serviceItemName: names.zh, serviceItemCode: code, caseNumber: caseNumber.example, callingSystem: name, cause };
}
