import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAsShown, runBlocks } from './support/command-blocks.js';
import { commandBlocks, configurationTable, isAsShown, sectionOf } from './support/readme.js';
import { repositoryRoot } from './support/repository.js';
import { needs } from './support/tools.js';

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
const MINUTES = 60_000;
/** Starts the service as `npm start` does. @returns once it has said where it answers */
function started(environment: NodeJS.ProcessEnv): Promise<{ readonly service: ChildProcess; readonly origin: string }> {
  const service = spawn('node', ['--no-warnings', join(repositoryRoot, 'dist-test/src/main.js')], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const origin = /home +(http:\/\/localhost:\d+)\//.exec(said)?.[1];
      if (origin !== undefined) resolve({ service, origin });
    };
    service.stdout.on('data', listen);
    service.stderr.on('data', listen);
    service.once('exit', (status) => reject(new Error(`the service ended with ${status}: ${said}`)));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'zhengku-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

needs('bash', 'curl')('the commands of the README', () => {
  const environment = { DATA_DIR: join(folder, 'data'), PORT: '0', HTTPS_PORT: '0', MODE: 'demonstration' };
  let running: Awaited<ReturnType<typeof started>>;

  beforeAll(async () => {
    running = await started(environment);
  }, 4 * MINUTES);

  afterAll(async () => {
    const { service } = running;
    const ended = new Promise((resolve) => service.once('exit', resolve));
    service.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, MINUTES);

  it('goes as it is written, command by command', async () => {
    const section = sectionOf(readme, '一张证照的一生');
    expect(commandBlocks(section)).toHaveLength(11);
    const { origin } = running;
    const printed = await runBlocks(section, { folder, origin, environment: { ...environment, PORT: new URL(origin).port } });
    expectAsShown(section, printed);
    expect(readFileSync(join(folder, 'code.png')).subarray(1, 4).toString()).toBe('PNG');
  }, 5 * MINUTES);

  it('leads a stranger from nothing to a first answer that is proved offline', async () => {
    const section = sectionOf(readme, '对接');
    expect(commandBlocks(section)).toHaveLength(2);
    const { origin } = running;
    expectAsShown(section, await runBlocks(section, { folder, origin, environment: { ...environment, PORT: new URL(origin).port } }));
  }, 2 * MINUTES);
});

needs('bash', 'openssl')('the way into production in the README', () => {
  it('goes as it is written, and leaves no root key behind', async () => {
    const section = sectionOf(readme, '正式运行');
    expect(commandBlocks(section)).toHaveLength(4);
    expectAsShown(section, await runBlocks(section, { folder, origin: 'http://localhost:8080', environment: {} }));
    expect(existsSync(join(folder, 'service-data/vault/issuing-ca.key'))).toBe(true);
    expect(existsSync(join(folder, 'service-data/root-vault'))).toBe(false);
  }, 5 * MINUTES);
});

describe('the README', () => {
  it('names two commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(readme).toContain('`npm install && npm start`');
    expect(readme).toContain('`npm install && npm test`');
    expect(scripts).toMatchObject({ start: 'node dist/src/main.js', cli: 'node dist/src/cli.js' });
    for (const [, script = ''] of readme.matchAll(/`npm run (?:-s )?([a-z:]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });

  it('has every variable as the source has it', () => {
    expect(/<!-- configuration -->\n([^]*)\n<!-- \/configuration -->/.exec(readme)?.[1]).toBe(configurationTable());
  });

  it('leads nowhere that is not there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !existsSync(join(repositoryRoot, target)))).toEqual([]);
  });
});

describe('what a command printed', () => {
  it('is as shown where only what stands for an ellipsis differs', () => {
    expect(isAsShown('{"verdict":"valid","asOf":"2026"}\n', '{"verdict":"valid","asOf":"…"}')).toBe(true);
    expect(isAsShown('{"verdict":"invalid","asOf":"2026"}', '{"verdict":"valid","asOf":"…"}')).toBe(false);
    expect(isAsShown('surplus {"verdict":"valid"}', '{"verdict":"valid"}')).toBe(false);
    expect(isAsShown('a.c', 'a.c')).toBe(true);
    expect(isAsShown('abc', 'a.c')).toBe(false);
    expect(isAsShown('anything', '')).toBe(false);
  });
});
