import { ActParts } from '../../src/access/act-parts.js';
import type { Purpose } from '../../src/access/purpose.js';
import { ClientRow } from '../../src/access/register/client-row.js';
import { EndSandboxes } from '../../src/catalogue/sandbox/end-sandboxes.js';
import { OpenSandbox, SandboxRegister } from '../../src/catalogue/sandbox/open-sandbox.js';
import { SANDBOX_PLAN } from '../../src/catalogue/sandbox/sandbox-plan.js';
import type { SandboxClient } from '../../src/catalogue/sandbox/sandbox.js';
import { openSandboxClient } from '../../src/cli/access/sandbox-client.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { CITY } from '../../src/cli/city/city.js';
import { LIN_QING, QINGHE_CATERING, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { fetchToken } from '../../src/cli/token-client.js';
import { tokenOf } from '../../src/nest/wire.js';
import { makeClientKey } from '../../src/pki/vault/key-vault-client-key.js';
import { systemRandom } from '../../src/primitives/random.js';
import { Turns } from '../../src/primitives/turns.js';
import { onWholeServices, WholeService, type Answer } from '../support/service.js';
import { headOf, named } from '../support/sharing.js';

onWholeServices('a sandbox', (running) => {
  let service: WholeService;
  const key = makeClientKey();
  let sandbox: SandboxClient;
  beforeAll(() => {
    service = running();
  });

  const open = (body: object): Promise<Answer> => service.call({ path: '/sandbox/clients', body });
  const tokenOfSandbox = (): Promise<string> =>
    fetchToken({ origin: service.origin, audience: sandbox.audience, clientId: sandbox.clientId, key: key.privateJwk, scope: sandbox.scope }, service.clock, systemRandom);
  const lookUp = async (holder: object): Promise<Answer> => {
    const { licenceTypes: _, ...body } = sandbox.example.body;
    return service.call({ path: sandbox.example.path, token: await tokenOfSandbox(), body: { ...body, holder } });
  };

  it('is opened to whoever asks, and says all that a first call needs', async () => {
    const answer = await open({ name: '联调系统', jwks: { keys: [key.publicJwk] } });
    expect(answer.status).toBe(201);
    sandbox = answer.body as SandboxClient;
    expect(sandbox).toMatchObject({ clientId: expect.stringMatching(/^sandbox-[0-9a-f]{12}$/), tokenEndpoint: `${service.origin}/oidc/token`, scope: 'recognition:look-up recognition:verify access:apply' });
    expect(sandbox.testHolders.map(({ name }) => name)).toEqual(CITY.holders.map(({ names }) => names.zh));
    expect(sandbox.testHolders.find(({ name }) => name === '林青')?.holds.map(({ names }) => names.zh)).toEqual(['营业执照', '不动产权证书', '机动车驾驶证']);
  });

  it('makes its first call as it was told, and finds what its test holders hold', async () => {
    const { path, body } = sandbox.example;
    const first = await service.call({ path, body, token: await tokenOfSandbox() });
    expect(first).toMatchObject({ status: 200, body: { licences: [{ facts: { 'face/creditCode': '91990101MA9900028M' } }] } });
    const { identifier } = (first.body as { licences: { identifier: string }[] }).licences[0] ?? { identifier: '' };
    const verdict = await service.call({ path: '/v1/recognition/verifications', token: await tokenOfSandbox(), body: { evidence: { identifier }, purpose: body['purpose'] } });
    expect(verdict).toMatchObject({ status: 200, body: { verdict: 'valid' } });
    for (const { code } of [LIN_QING, ZHOU_MINGYUAN]) expect((await lookUp(code)).body.licences.length).toBeGreaterThan(0);
  });

  it('searches through the sharing services, under the names of the standard', async () => {
    const { licenceTypes, purpose } = sandbox.example.body as { licenceTypes: string[]; purpose: Purpose };
    const search = async (holder: CityHolder): Promise<Answer> =>
      service.call({ path: '/gb36906/search', token: await tokenOfSandbox(), body: { head: headOf(purpose), data: { ...named(holder), ZZLXDM: licenceTypes[0] } } });
    const found = { certificateTypeCode: BUSINESS_LICENCE.code, certificateName: '营业执照', certificateStatus: 'inForce' };
    expect(await search(QINGHE_CATERING)).toMatchObject({ status: 200, body: { head: { status: '0' }, data: { total: 1, isComplete: true, certificates: [found] } } });
    expect(await search(ZHOU_MINGYUAN)).toMatchObject({ status: 200, body: { head: { status: '3' }, data: { total: 0 } } });
  });

  it('checks a service item of its own', async () => {
    const { holder, purpose } = sandbox.example.body;
    const body = { item: (purpose as { serviceItemCode: string }).serviceItemCode, holders: [holder], purpose, ground: 'duty' };
    expect(await service.call({ path: '/v1/recognition/item-checks', token: await tokenOfSandbox(), body })).toMatchObject({ status: 200, body: { needs: [{ outcome: 'satisfied' }, { outcome: 'missing' }] } });
  });

  it('is linked from the pages of the demonstration', async () => {
    const docs = (await service.visitor().go('/docs')).text;
    expect(docs).toContain('<a href="/docs#Sandbox-open">POST /sandbox/clients</a>');
    expect(docs).toContain('id="Sandbox-open"');
  });

  it('reads no more than that: it issues nothing and decides nothing', async () => {
    await expect(fetchToken({ origin: service.origin, audience: sandbox.audience, clientId: sandbox.clientId, key: key.privateJwk, scope: 'licences:issue' }, service.clock, systemRandom)).rejects.toThrow('invalid_scope');
  });

  it.each([
    ['a private key', { name: '联调系统', jwks: { keys: [key.privateJwk] } }],
    ['no key', { name: '联调系统', jwks: { keys: [] } }],
    ['no name', { jwks: { keys: [key.publicJwk] } }],
  ])('is not opened with %s', async (_what, body) => {
    expect(await open(body)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('is opened from the command line, with a call to paste', async () => {
    const lines: string[] = [];
    await openSandboxClient(service.config, ['联调系统', service.origin], { clock: service.clock, random: systemRandom, write: (line) => lines.push(line) });
    const token = lines.find((line) => line.startsWith('TOKEN='))?.slice(6) ?? '';
    const [, path = '', body = ''] = /curl -s http:\/\/[^/]+(\S+) .* -d '(.*)'$/.exec(lines.at(-1) ?? '') ?? [];
    expect(await service.call({ path, token, body })).toMatchObject({ status: 200, body: { licences: [{}] } });
  });

  it('has a bound on how many live: of five that race for the last place one is opened', async () => {
    const { app, database } = service;
    const [living] = await database.reader.query("SELECT COUNT(*) AS number FROM client WHERE client_id LIKE 'sandbox-%'");
    const plan = { ...app.get(tokenOf(SANDBOX_PLAN)), most: Number(living?.['number']) + 1 };
    const small = new OpenSandbox(plan, app.get(SandboxRegister), new Turns(), database.reader, app.get(ActParts));
    const order = { name: '联调系统', jwks: { keys: [key.publicJwk] } };
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => small.run(order, { tokenEndpoint: '', audience: '' })));
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'opened' : (outcome.reason as { code: string }).code)).sort((left, right) => left.localeCompare(right, 'en'))).toEqual([
      'opened', 'SANDBOX_FULL', 'SANDBOX_FULL', 'SANDBOX_FULL', 'SANDBOX_FULL',
    ]);
  });

  it('ends after ninety days', async () => {
    const stateOf = async (): Promise<string | undefined> => (await service.database.reader.find(ClientRow, 'client_id = ?', [sandbox.clientId]))[0]?.state;
    service.clock.advance(89 * 86_400_000);
    await service.app.get(EndSandboxes).run();
    expect(await stateOf()).toBe('enabled');
    service.clock.advance(86_400_000);
    await service.app.get(EndSandboxes).run();
    expect(await stateOf()).toBe('disabled');
    await expect(tokenOfSandbox()).rejects.toThrow();
  });
});

describe('in service', () => {
  it('there is no sandbox, and the document names none', async () => {
    const passphrase = 'a passphrase of the tests';
    const service = await WholeService.start({ MODE: 'service', OPERATOR_CODE: '11990101MA9900108H', OPERATOR_NAME: '演示市政务服务和数据管理局', VAULT_PASSPHRASE: passphrase, ROOT_PASSPHRASE: passphrase, SANDBOX_URL: 'https://sandbox.example' });
    expect(await service.call({ path: '/sandbox/clients', body: { name: '联调系统', jwks: { keys: [makeClientKey().publicJwk] } } })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(Object.keys((await service.get('/openapi.json')).body.paths)).not.toContain('/sandbox/clients');
    for (const page of ['/', '/docs']) expect((await service.visitor().go(page)).text).toContain('<a href="https://sandbox.example">');
    await service.close();
  }, 60_000);
});
