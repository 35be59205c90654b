import { execFile, execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect, TokenRefused, type AnswerUnreadable, type Connection, type Zhengku } from '../../clients/typescript/src/zhengku.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { PURPOSE, READER } from '../support/orders.js';
import { repositoryRoot } from '../support/repository.js';
import { onWholeService, type WholeService } from '../support/service.js';
import { interfaceTypes } from './interface-types.js';

const FOLDER = join(repositoryRoot, 'clients/typescript');

function connectionTo(service: WholeService): Connection {
  const privateKey = new ClientKeyFolder(join(service.config.dataDir, 'clients')).read(READER) as Connection['privateKey'];
  return { origin: service.origin, clientId: READER, privateKey, scope: 'recognition:look-up recognition:verify' };
}

describe('the types of the TypeScript client', () => {
  it('are those of the interface as it stands; else run `npm run client`', async () => {
    expect(readFileSync(join(FOLDER, 'src/interface.ts'), 'utf8')).toBe(await interfaceTypes());
  }, 120_000);
});

onWholeService('the TypeScript client', (service) => {
  let zhengku: Zhengku;

  beforeAll(() => {
    zhengku = connect(connectionTo(service()));
  });

  it('looks up a licence', async () => {
    const { data, error } = await zhengku.POST('/v1/recognition/look-ups', { body: { holder: LIN_QING.code, licenceTypes: [DRIVING_LICENCE.code], ground: 'duty', purpose: PURPOSE } });
    expect(error).toBeUndefined();
    expect(data?.licences.map(({ standing, names }) => [standing, names.zh])).toEqual([['inForce', '机动车驾驶证']]);
    expect(data?.receipt).toMatch(/^eyJ/);
  });

  it('gets one token for many calls', async () => {
    const before = service().logged.length;
    await Promise.all(Array.from({ length: 8 }, () => zhengku.GET('/v1/licence-types')));
    expect(service().logged.slice(before)).toEqual([]);
  });

  it('hands on what the service refuses, with its code and how to mend it', async () => {
    const { data, error, response } = await zhengku.POST('/v1/recognition/look-ups', { body: { holder: { codeType: '111', code: '110101199001011238' }, ground: 'duty', purpose: PURPOSE } });
    expect(data).toBeUndefined();
    expect(response.status).toBe(422);
    expect(error).toMatchObject({ code: 'HOLDER_CODE_CHECK', errors: [{ pointer: '/holder/code' }] });
  });

  it('says why it gets no token', async () => {
    const stranger = connect({ ...connectionTo(service()), clientId: 'nobody-knows' });
    await expect(stranger.GET('/v1/licence-types')).rejects.toThrow(TokenRefused);
  });

  it('can be packed, and what is packed runs by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhengku-packed-'));
    try {
      cpSync(FOLDER, folder, { recursive: true, filter: (path) => !path.includes('/dist') });
      symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
      execFileSync(process.execPath, [join(repositoryRoot, 'node_modules/typescript/bin/tsc'), '-p', folder]);
      const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json', folder], { encoding: 'utf8', cwd: folder })) as { files: { path: string }[] }[];
      expect(packed?.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'dist/zhengku.d.ts', 'dist/zhengku.js', 'package.json', 'src/zhengku.ts']));
      writeFileSync(join(folder, 'try.mjs'), SCRIPT);
      // The service is in this process: it must be free to answer.
      const { stdout: said } = await promisify(execFile)(process.execPath, ['try.mjs'], { encoding: 'utf8', cwd: folder, env: { ...process.env, CONNECTION: JSON.stringify(connectionTo(service())), PURPOSE: JSON.stringify(PURPOSE) } });
      expect(said.trim()).toBe('invalid,invalid');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

/** What a service, or a proxy before it, answers: status, media type, body. */
type Answered = readonly [status: number, mediaType: string, body: string];

const PAGE: Answered = [502, 'text/html', '<html><h1>502 Bad Gateway</h1></html>'];
/** Its end is less than half a minute away: over as soon as it is there. */
const SHORT_TOKEN: Answered = [200, 'application/json', '{"access_token":"t","token_type":"Bearer","expires_in":30}'];
const NOTHING: Answered = [200, 'application/json', '{"licenceTypes":[]}'];

describe('the TypeScript client before a service that answers badly', () => {
  let server: Server;
  let tokens: number;
  let [token, answer]: [Answered, Answered] = [SHORT_TOKEN, NOTHING];
  const client = (): Zhengku => {
    const { port } = server.address() as { port: number };
    const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as unknown as Connection['privateKey'];
    return connect({ origin: `http://127.0.0.1:${port}`, clientId: 'x', privateKey, scope: 'recognition:look-up' });
  };

  beforeAll(async () => {
    server = createServer((request, reply) => {
      const isToken = request.url === '/oidc/token';
      if (isToken) tokens++;
      const [status, mediaType, body] = isToken ? token : answer;
      setTimeout(() => reply.writeHead(status, { 'content-type': mediaType }).end(body), 20);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  beforeEach(() => {
    [tokens, token, answer] = [0, SHORT_TOKEN, NOTHING];
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks for one token when many calls find at once that theirs is over', async () => {
    const zhengku = client();
    for (let round = 1; round <= 3; round++) {
      await Promise.all(Array.from({ length: 8 }, () => zhengku.GET('/v1/licence-types')));
      // Those of the first round share the first one, and all but the first call find it over.
      expect(tokens).toBe(round + 1);
    }
  });

  it('says with which status something came back that is no answer, be it for a token or a call', async () => {
    const zhengku = client();
    token = PAGE;
    const refused = await Promise.allSettled([0, 1, 2].map(() => zhengku.GET('/v1/licence-types')));
    expect(refused.map((each) => (each.status === 'rejected' ? [(each.reason as Error).name, (each.reason as AnswerUnreadable).status] : 'told'))).toEqual(Array(3).fill(['AnswerUnreadable', 502]));
    expect(tokens).toBe(1);
    token = SHORT_TOKEN;
    for (const bad of [PAGE, [200, 'text/html', '<html>sign in to the network</html>'], [503, 'application/json', ''], [200, 'application/json', '{"licenceTypes":']] as Answered[]) {
      answer = bad;
      await expect(zhengku.GET('/v1/licence-types')).rejects.toMatchObject({ name: 'AnswerUnreadable', status: bad[0], message: expect.stringContaining(`HTTP ${bad[0]}`) as string });
    }
    answer = [404, 'application/problem+json', '{"status":404,"code":"LICENCE_TYPE_UNKNOWN","title":"","detail":""}'];
    expect((await zhengku.GET('/v1/licence-types')).error).toMatchObject({ code: 'LICENCE_TYPE_UNKNOWN' });
    answer = [200, 'text/plain', 'as it is'];
    expect((await zhengku.GET('/v1/licence-types', { parseAs: 'text' })).data).toBe('as it is');
  });
});

/** What a stranger would write: verifies an identifier that nobody gave, and junk. */
const SCRIPT = `
import { connect } from './dist/zhengku.js';
const zhengku = connect(JSON.parse(process.env.CONNECTION));
const purpose = JSON.parse(process.env.PURPOSE);
const verdicts = [];
for (const evidence of [{ identifier: '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I' }, { printedCode: 'junk' }]) {
  const { data } = await zhengku.POST('/v1/recognition/verifications', { body: { evidence, purpose } });
  verdicts.push(data.verdict);
}
console.log(verdicts.join(','));
`;
