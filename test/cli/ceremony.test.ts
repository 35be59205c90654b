import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appPlan, type Surroundings } from '../../src/cli/app-plan.js';
import { auditorOf } from '../../src/cli/audit.js';
import { ceremony } from '../../src/cli/ceremony.js';
import { CITY } from '../../src/cli/city/city.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { clientKey, enrolClient } from '../../src/cli/enrol-client.js';
import { prove } from '../../src/cli/ledger/prove.js';
import { migrate } from '../../src/cli/migrate.js';
import { runService, type Service } from '../../src/cli/run-service.js';
import { fetchToken, type TokenOrder } from '../../src/cli/token-client.js';
import { ConfigFault, readConfig } from '../../src/config.js';
import { systemClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import { needs } from '../support/tools.js';

const TYPE = FOOD_BUSINESS_PERMIT.code;
const MARKET = '11990101MA990001XX';
const LINJIANG = '11990201MA99001402';
const ROOT = { ROOT_PASSPHRASE: 'kept apart from everything else' };

const folder = mkdtempSync(join(tmpdir(), 'zhengku-ceremony-'));
const dataDir = join(folder, 'data');
const lines: string[] = [];
const around: Surroundings = { clock: systemClock, random: systemRandom, write: (line) => lines.push(line), city: CITY, origins: [] };
const print = (line: string): void => void lines.push(line);

const SETTINGS = {
  MODE: 'service',
  PORT: '0',
  DATA_DIR: dataDir,
  PUBLIC_URL: 'https://licences.example',
  OPERATOR_CODE: '11990101MA9900108H',
  OPERATOR_NAME: '演示市政务服务和数据管理局',
  VAULT_PASSPHRASE: 'opens what is used daily',
  LOG_LEVEL: 'silent',
};
const configWith = (more: Readonly<Record<string, string>> = {}) => readConfig({ ...SETTINGS, ...more });
const certificates = (): Record<string, string> =>
  Object.fromEntries(readdirSync(join(dataDir, 'certificates')).sort().map((file) => [file, readFileSync(join(dataDir, 'certificates', file), 'utf8')]));

/** Makes a key pair as `client-key` prints it and enters the client. @returns the private key */
async function enrol(clientId: string, department: string, rights: readonly string[]): Promise<TokenOrder['key']> {
  const printed: string[] = [];
  clientKey((line) => printed.push(line));
  const [privateJwk = '', jwks = ''] = printed;
  const file = join(folder, `${clientId}.jwks`);
  writeFileSync(file, jwks);
  expect(await enrolClient(configWith(), [clientId, department, '业务系统', file, ...rights], around)).toBe(0);
  return JSON.parse(privateJwk) as TokenOrder['key'];
}

const keys: Record<string, TokenOrder['key']> = {};
let service: Service;

beforeAll(async () => {
  expect(() => appPlan(configWith(), around)).toThrow(ConfigFault);
  expect(await ceremony(configWith(ROOT), [], around)).toBe(0);
  // From here on the root is out of reach, as it is when its folder lies in a safe.
  renameSync(join(dataDir, 'root-vault'), join(folder, 'safe'));
  expect(await ceremony(configWith(), [MARKET, '演示市市场监督管理局', 'Market Supervision Bureau', TYPE], around)).toBe(0);
  expect(await ceremony(configWith(), [LINJIANG, '邻江市行政审批局', 'Linjiang Approval Bureau'], around)).toBe(0);
  keys['market-approval'] = await enrol('market-approval', MARKET, ['licence-types:publish', 'licences:issue', 'licences:move', 'licences:read'].map((right) => `${right}:${TYPE}`));
  keys['linjiang-window'] = await enrol('linjiang-window', LINJIANG, ['recognition:look-up:*', 'recognition:verify:*', 'service-items:publish:*']);
  service = await runService(configWith(), around);
}, 180_000);

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

async function token(clientId: string, scope: string): Promise<string> {
  const [origin = ''] = service.origins;
  const key = keys[clientId];
  if (key === undefined) throw new RangeError(`${clientId} has no key`);
  return fetchToken({ origin, audience: 'https://licences.example/oidc', clientId, key, scope }, systemClock, systemRandom);
}

async function post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<{ status: number; told: Record<string, unknown> }> {
  const answer = await fetch(`${service.origins[0]}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: answer.status, told: (await answer.json()) as Record<string, unknown> };
}

const ORDER = {
  licenceType: TYPE,
  holders: [{ name: '演示市青禾餐饮有限公司', codeType: '001', code: '91990101MA9900028M' }],
  fields: {
    operatorName: '演示市青禾餐饮有限公司',
    creditCode: '91990101MA9900028M',
    responsiblePerson: '林青',
    domicile: '演示市清河区长宁路8号一层',
    businessPlace: '演示市清河区望江路21号',
    businessForm: '餐饮服务经营者',
    businessItems: '热食类食品制售',
  },
};
const INSPECTION = {
  code: '990000002MA9900140990201',
  names: { zh: '行政检查', en: 'Administrative inspection' },
  department: LINJIANG,
  kind: 'other',
  caseNumber: { pattern: '^LJ-\\d{1,6}$', example: 'LJ-1' },
  effectiveFrom: '2026-01-01',
  needs: [],
  examples: [],
};
const PURPOSE = { category: 1, department: LINJIANG, operator: '陈经办', serviceItemName: '行政检查', serviceItemCode: INSPECTION.code, caseNumber: 'LJ-1', callingSystem: '一窗受理系统', cause: '核对许可' };

describe('a repository in service', () => {
  it('lets a department that joined issue, another verify, and both see the revocation', async () => {
    const market = await token('market-approval', 'licence-types:publish licences:issue licences:move');
    const by = (key: string) => ({ authorization: `Bearer ${market}`, 'idempotency-key': key });
    expect(await post('/v1/licence-types', FOOD_BUSINESS_PERMIT, by('type'))).toMatchObject({ status: 201 });
    const { status, told } = await post('/v1/licences', ORDER, by('issue'));
    expect({ status, told }).toMatchObject({ status: 201, told: { licenceType: { code: TYPE, version: 1 }, status: { uri: expect.stringMatching(/^https:\/\/licences\.example\/status-lists\//) as string } } });
    const seen = { authorization: `Bearer ${await token('linjiang-window', 'recognition:verify service-items:publish')}` };
    const evidence = { printedCode: told['printedCode'] };
    expect(await post('/v1/recognition/verifications', { evidence, purpose: PURPOSE }, seen)).toMatchObject({ status: 422, told: { code: 'PURPOSE_ITEM_UNKNOWN' } });
    expect(await post('/v1/service-items', INSPECTION, { ...seen, 'idempotency-key': 'item' })).toMatchObject({ status: 201, told: { version: 1 } });
    expect(await post('/v1/recognition/verifications', { evidence, purpose: PURPOSE }, seen)).toMatchObject({ status: 200, told: { verdict: 'valid' } });
    const identifier = told['identifier'] as string;
    expect(await post(`/v1/licences/${identifier}/revoke`, { reason: '演练', legalBasis: '演练方案第一条' }, by('revoke'))).toMatchObject({ told: { state: 'revoked' } });
    const after = await post('/v1/recognition/verifications', { evidence, purpose: PURPOSE }, seen);
    expect(after.told).toMatchObject({ verdict: 'invalid' });
    expect(JSON.stringify(after.told['findings'])).toContain('"code":"REVOKED"');
    await provedByAnyone(told['sealedDigest'] as string);
  });

  /** The entry is under a checkpoint within the second that CHECKPOINT_INTERVAL allows. */
  async function provedByAnyone(digest: string): Promise<void> {
    const [origin = ''] = service.origins;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    lines.length = 0;
    expect(await prove({ origin, digest }, print)).toBe(0);
    expect(lines.join('\n')).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n[^]*已存证/);
    expect(await prove({ origin, digest: '0'.repeat(64) }, print)).toBe(1);
  }

  it('issues nothing for a department whose keys were not admitted for the type', async () => {
    const key = await enrol('linjiang-issue', LINJIANG, [`licences:issue:${TYPE}`]);
    keys['linjiang-issue'] = key;
    const authorization = `Bearer ${await token('linjiang-issue', 'licences:issue')}`;
    expect(await post('/v1/licences', ORDER, { authorization, 'idempotency-key': 'other' })).toMatchObject({ status: 403, told: { code: 'ISSUING_AUTHORITY_OTHER' } });
  });

  it('has nothing made up: no city, no people, no passphrase on the disc', async () => {
    const trusted = (await (await fetch(`${service.origins[0]}/trust-list`)).text()).split('.')[1] ?? '';
    const { keys: listed } = JSON.parse(Buffer.from(trusted, 'base64url').toString()) as { keys: { authority: { code: string } }[] };
    expect([...new Set(listed.map(({ authority }) => authority.code))].sort()).toEqual([MARKET, SETTINGS.OPERATOR_CODE].sort());
    expect(readdirSync(dataDir).filter((name) => /passphrase|clients|root-vault/.test(name))).toEqual([]);
    expect((await fetch(`${service.origins[0]}/sign-in?return=/phone`, { redirect: 'manual' })).status).toBe(404);
  });

  it('holds its ceremony again without change', async () => {
    const before = certificates();
    expect(await ceremony(configWith(), [MARKET, '演示市市场监督管理局', 'Market Supervision Bureau', TYPE], around)).toBe(0);
    expect(certificates()).toEqual(before);
  });

  it('never widens what an admitted key may sign', async () => {
    expect(await ceremony(configWith(), [MARKET, '演示市市场监督管理局', 'Market Supervision Bureau', '*'], around)).toBe(1);
    expect(lines.at(-1)).toContain(`this key was admitted for other types: ${TYPE}`);
  });

  it.each([
    ['a wrong credit code', ['11990101MA990001XY', '局', 'Bureau'], /check character/],
    ['no English name', [MARKET, '局'], /credit code, Chinese name and English name/],
    ['a word that is no type', [MARKET, '局', 'Bureau', 'food'], /not the code of a licence type/],
  ])('refuses a department told with %s', async (_what, words, reason) => {
    await expect(ceremony(configWith(), words, around)).rejects.toThrow(reason);
  });

  it('is as its ledger has it, and its database is this release’s', async () => {
    expect(await auditorOf(service.app).run()).toEqual([]);
    expect(await migrate(configWith(), print)).toBe(0);
  });
});

needs('openssl')('every certificate of the ceremony', () => {
  it('is good for OpenSSL under its strict rules', () => {
    const path = (name: string): string => join(dataDir, 'certificates', name);
    const signers = Object.keys(certificates()).filter((name) => name.startsWith('signer-'));
    expect(signers).toHaveLength(6);
    for (const name of signers) {
      const said = execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', path('root.pem'), '-untrusted', path('issuing-ca.pem'), path(name)], { encoding: 'utf8' });
      expect(said).toBe(`${path(name)}: OK\n`);
    }
  });
});
