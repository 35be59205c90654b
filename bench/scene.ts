import { parseCreditCode } from '../src/holder/credit-code.js';
import { Refusal } from '../src/primitives/refusal.js';
import { MARKET_SUPERVISION } from '../src/cli/city/departments.js';
import { MARKET_INSPECTION } from '../src/cli/city/service-items.js';
import { FOOD_BUSINESS_PERMIT } from '../src/cli/city/food-business-permit.js';
import { Connection, postRequest } from './connection.js';
import type { Load } from './load.js';
import type { Door } from './service.js';

/** What is measured over HTTP. */
export type Figure = 'issue' | 'look-up' | 'verify printed code';

/** One load a figure, but for the callers and the times. */
export type Scene = Readonly<Record<Figure, Pick<Load, 'path' | 'bodies' | 'keysBegin' | 'expected'>>>;

/** Holders who have one licence each, which is looked up and verified; and those to whom new ones are issued. */
const SEEN_HOLDERS = 256;
const NEW_HOLDERS = 2_048;
const ISSUE = '/v1/licences';

/** Issues what is to be looked up and verified, and lays out every call. @param run tells the keys of two runs on one database apart */
export async function layScene({ origin, token }: Door, run: string): Promise<Scene> {
  const holders = creditCodes(SEEN_HOLDERS + NEW_HOLDERS);
  const seen = holders.slice(0, SEEN_HOLDERS);
  const connection = await Connection.open(origin);
  const codes: string[] = [];
  for (const [index, holder] of seen.entries()) {
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': `scene-${run}-${index}` };
    const { status, body } = await connection.ask(postRequest(new URL(ISSUE, origin), permit(holder), headers));
    if (status !== 201) throw new Error(`the scene could not be laid: ${body.toString()}`);
    codes.push((JSON.parse(body.toString()) as { printedCode: string }).printedCode);
  }
  connection.close();
  return {
    issue: { path: ISSUE, keysBegin: `issue-${run}`, bodies: holders.slice(SEEN_HOLDERS).map(permit), expected: { status: 201, text: '"sealedLicence":' } },
    'look-up': { path: '/v1/recognition/look-ups', bodies: seen.map(lookUp), expected: { status: 200, text: '"standing":"inForce"' } },
    'verify printed code': { path: '/v1/recognition/verifications', bodies: codes.map(verification), expected: { status: 200, text: '"verdict":"valid"' } },
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

function permit(holder: string): string {
  return JSON.stringify({
    licenceType: FOOD_BUSINESS_PERMIT.code,
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
  });
}

function lookUp(holder: string): string {
  return JSON.stringify({ holder: { codeType: '001', code: holder }, licenceTypes: [FOOD_BUSINESS_PERMIT.code], purpose: PURPOSE, ground: 'duty' });
}

function verification(printedCode: string): string {
  return JSON.stringify({ evidence: { printedCode }, purpose: PURPOSE });
}

/** Made-up organisations of the demonstration city; their check characters are found by trying. */
function creditCodes(count: number): string[] {
  const checks = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  return Array.from({ length: count }, (_, index) => {
    const body = `91990101MB${String(index).padStart(6, '0')}`;
    const code = checks.flatMap((first) => checks.map((second) => body + first + second)).find(isGood);
    if (code === undefined) throw new RangeError(`no check characters fit ${body}`);
    return code;
  });
}

function isGood(code: string): boolean {
  try {
    return parseCreditCode(code) === code;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
