import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect, TokenRefused, type Connection, type Zhengku } from '../../clients/typescript/src/zhengku.js';
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
