import type { Purpose } from '../access/purpose.js';
import type { IssueOrder } from '../licence/issuing/order.js';
import type { MoveOrder } from '../licence/moves/move-order.js';
import type { LookUpQuery } from '../recognition/look-up.js';
import type { Verification } from '../recognition/verify.js';
import type { AccessOrder, Decision } from '../catalogue/application/application.js';
import type { LicenceTypeDefinition } from '../catalogue/licence-type.js';
import type { PrintOrder } from '../licence/draw-printed-code.js';
import type { BodyExamples } from '../web/complete-document.js';
import { FOOD_BUSINESS_PERMIT } from './city/food-business-permit.js';
import { dayFrom } from './city/city-order.js';
import { LINJIANG_CLIENT, MARKET_CLIENT, type CityClient } from './city/clients.js';
import { MARKET_ORDERS } from './city/market-orders.js';
import { QINGHE_CATERING } from './city/holders.js';
import { COMPANY_MOVE } from './city/service-items.js';

/** The identifier of a licence that nobody issued (domain.md §2). */
const IDENTIFIER = '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I';
const MOVE: MoveOrder = { reason: '经营场所使用超过保质期的食品原料', legalBasis: '《中华人民共和国食品安全法》第一百二十四条' };

/** Bodies of the interface's calls, told by the demonstration city. @param today `2026-11-22`, in China */
export function apiExamples(today: string): BodyExamples {
  const [, , permit] = MARKET_ORDERS;
  if (permit === undefined) throw new RangeError('the city orders no food business permit');
  const move = (verb: string): Record<string, MoveOrder> => ({ [`POST /v1/licences/{identifier}/${verb}`]: MOVE });
  return {
    'POST /v1/licence-types': FOOD_BUSINESS_PERMIT satisfies LicenceTypeDefinition,
    'POST /v1/licences': { ...permit.on(today), number: 'JY29901010000091' } satisfies IssueOrder,
    'POST /v1/licences/{identifier}/printed-code': { format: 'svg', purpose: { ...elements(MARKET_CLIENT, '打印许可证副本'), category: 1 } } satisfies PrintOrder,
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
    'POST /v1/recognition/look-ups': {
      holder: { codeType: QINGHE_CATERING.code.codeType, code: QINGHE_CATERING.code.code },
      licenceTypes: [FOOD_BUSINESS_PERMIT.code],
      purpose: forCompanyMove(),
      ground: 'duty',
    } satisfies LookUpQuery,
    'POST /v1/recognition/verifications': { evidence: { identifier: IDENTIFIER }, purpose: forCompanyMove() } satisfies Verification,
  };
}

function forCompanyMove(): Purpose {
  return { ...elements(LINJIANG_CLIENT, '核验迁入企业的许可'), category: 0, serviceItemName: COMPANY_MOVE.names.zh, serviceItemCode: COMPANY_MOVE.code };
}

function elements({ department, name }: CityClient, cause: string): Omit<Purpose, 'category' | 'serviceItemName' | 'serviceItemCode'> {
  return { department, operator: '演示经办人', caseNumber: 'DEMO-2026-0001', callingSystem: name, cause };
}
