import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appPlan } from '../../src/cli/app-plan.js';
import { CITY } from '../../src/cli/city/city.js';
import { listen, type Listening } from '../../src/cli/listen.js';
import { closeApp, openApp } from '../../src/cli/open-app.js';
import { readConfig } from '../../src/config.js';
import { Database } from '../../src/database/database.js';
import { systemClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';

const dataDir = mkdtempSync(join(tmpdir(), 'zhengku-doors-'));
let app: NestFastifyApplication;
let listening: Listening;
let ports: { plain: number; secure: number };

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  return port;
}

beforeAll(async () => {
  const secure = await freePort();
  const config = readConfig({ PORT: '0', HTTPS_HOST: '127.0.0.1', HTTPS_PORT: String(secure), DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  app = await openApp(appPlan(config, { clock: systemClock, random: systemRandom, write: () => undefined, city: CITY, origins: [] }));
  listening = await listen(app, config);
  ports = { plain: Number(new URL(listening.origins[0] ?? '').port), secure };
}, 60_000);

afterAll(async () => {
  listening.https?.close();
  await closeApp(app);
  rmSync(dataDir, { recursive: true, force: true });
});

const MARK = 'quoted-back';

async function get(path: string, accept = 'application/json'): Promise<{ status: number; type: string; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${ports.plain}${path}`, { headers: { accept } });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

/** Sends bytes as they are and returns all that comes back until the other side hangs up. */
async function exchange(door: 'plain' | 'secure', bytes: string): Promise<string> {
  const host = '127.0.0.1';
  const socket = door === 'plain' ? connect(ports.plain, host) : connectSecurely({ port: ports.secure, host, rejectUnauthorized: false });
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe('a number in an address', () => {
  const type = CITY.licenceTypes[0]?.code ?? '';
  const places = [
    ['of a status list', (number: string) => `/status-lists/${number}`],
    ['of a licence type’s version', (number: string) => `/v1/licence-types/${type}?version=${number}`],
    ['of a printed code’s type', (number: string) => `/v/types/${type}/${number}`],
  ] as const;

  it.each(places)('%s has one spelling', async (_what, at) => {
    for (const number of ['0x1', '1e0', '%201', '1%20', '01', '%2B1', '1.0', '0', '-1', '1000001', '9'.repeat(16)]) {
      expect([number, (await get(at(number))).status]).toEqual([number, 422]);
    }
    expect((await get(at('1'))).status).not.toBe(422);
  });
});

describe('readiness', () => {
  it('is asked of database and keys once a second, however many ask', async () => {
    const { units } = app.get(Database);
    const run = units.run.bind(units);
    let asked = 0;
    units.run = (work) => {
      asked++;
      return run(work);
    };
    const first = await Promise.all(Array.from({ length: 10 }, () => get('/readyz')));
    expect(new Set(first.map(({ status }) => status)).size).toBe(1);
    expect(asked).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await get('/readyz');
    expect(asked).toBe(2);
    units.run = run;
  });
});

describe('what fails before a route is reached', () => {
  it.each([
    ['an address that is no address', `/status-lists/${MARK}%ff`],
    ['a half escape', `/v/types/${MARK}%/1`],
    ['a part of an address that is too long', `/status-lists/${MARK.repeat(50)}`],
  ])('%s is a problem that quotes nothing', async (_what, path) => {
    const { status, type, text } = await get(path);
    expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: 400, code: 'REQUEST_REFUSED' });
    expect(text).not.toContain(MARK);
  });

  it('is a page for a browser', async () => {
    const { status, type, text } = await get(`/${MARK}%ff`, 'text/html');
    expect([status, type]).toEqual([400, 'text/html; charset=utf-8']);
    expect(text).not.toContain(MARK);
  });

  it.each(['plain', 'secure'] as const)('is a problem also where it is no HTTP at all, at the %s door', async (door) => {
    const text = await exchange(door, `${MARK}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 400, code: 'REQUEST_REFUSED' });
    expect(text).not.toContain(MARK);
  });

  it('is a problem where the headers are too large', async () => {
    const text = await exchange('plain', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${MARK.repeat(3000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 431, code: 'REQUEST_REFUSED' });
  });
});

describe('a client that takes its time', () => {
  it('over its headers is told so and hung up on within 15 s, at both doors', async () => {
    const answers = await Promise.all((['plain', 'secure'] as const).map((door) => exchange(door, 'GET /healthz HTTP/1.1\r\nHost: x\r\n')));
    for (const text of answers) expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nContent-Type: application\/problem\+json/);
  }, 15_000);

  it('is waited for alike at both doors', () => {
    for (const server of [app.getHttpServer(), listening.https]) {
      expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 });
    }
  });
});
