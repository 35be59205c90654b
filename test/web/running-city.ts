import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CITY } from '../../src/cli/city/city.js';
import type { SigningHolder } from '../../src/cli/city/people.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { runService, type Service } from '../../src/cli/run-service.js';
import { fetchToken } from '../../src/cli/token-client.js';
import { readConfig } from '../../src/config.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import type { IssueOrder } from '../../src/licence/issuing/order.js';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { systemClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import { PublicPages } from '../../src/web/public-pages.js';

/** Somebody who has just moved here and holds nothing yet. */
const NEWCOMER: SigningHolder = {
  subject: 'newcomer',
  kind: 'holder',
  nameZh: '安初',
  nameEn: 'An Chu',
  noteZh: '新来的居民，尚无证照',
  noteEn: 'A newcomer without licences',
  code: parseHolderCode('111', '990101199503150011'),
};

/** The whole service with the demonstration city, on SQLite, as `npm start` runs it: plain HTTP and HTTPS on free ports. */
export class RunningCity {
  private readonly tokens = new Map<string, Promise<string>>();
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly service: Service,
    readonly folder: string,
  ) {}

  static async start(): Promise<RunningCity> {
    const folder = mkdtempSync(join(tmpdir(), 'zhengku-pages-'));
    const config = readConfig({ DATA_DIR: folder, PORT: '0', HOST: '0.0.0.0', HTTPS_PORT: String(await freePort()), LOG_LEVEL: 'error' });
    const service = await runService(config, { clock: systemClock, random: systemRandom, write: () => undefined, city: { ...CITY, signingHolders: [...CITY.signingHolders, NEWCOMER] } });
    plantFault(service);
    return new RunningCity(service, folder);
  }

  /** Plain HTTP on this machine: a secure context to a browser. */
  get plain(): string {
    return this.service.origins[0] ?? '';
  }

  /** HTTPS under the certificate of the development TLS root. */
  get secure(): string {
    return this.service.origins.find((origin) => origin.startsWith('https://localhost')) ?? '';
  }

  /** The body of an open address. */
  async read<Body>(path: string): Promise<Body> {
    const answer = await fetch(`${this.plain}${path}`);
    return (await answer.json()) as Body;
  }

  /** Calls the interface as a department's system does, with that system's own key. @throws Error for anything but success */
  async call<Body>(clientId: string, path: string, body: object): Promise<Body> {
    return (await (await this.post(clientId, path, body)).json()) as Body;
  }

  /** The same where the answer is a picture. */
  async draw(clientId: string, path: string, body: object): Promise<string> {
    return (await this.post(clientId, path, body)).text();
  }

  /** Issues another licence like one that the city orders. @param key names that order */
  async issueLike(key: string, changes: Partial<IssueOrder>): Promise<IssuedLicence> {
    const like = CITY.orders.find((order) => order.key === key);
    if (like === undefined) throw new Error(`the city has no order ${key}`);
    return this.call<IssuedLicence>(like.client.clientId, '/v1/licences', { ...like.on(dateInChina(systemClock.now())), ...changes });
  }

  /** Closes the doors, once; nothing answers any more. */
  async stop(): Promise<void> {
    this.stopped ??= this.service.close();
    await this.stopped;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async post(clientId: string, path: string, body: object): Promise<Response> {
    const headers = { authorization: `Bearer ${await this.token(clientId)}`, 'content-type': 'application/json', 'idempotency-key': Buffer.from(systemRandom.bytes(16)).toString('hex') };
    const answer = await fetch(`${this.plain}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.ok) return answer;
    throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  }

  private token(clientId: string): Promise<string> {
    const known = this.tokens.get(clientId);
    if (known !== undefined) return known;
    const key = new ClientKeyFolder(join(this.folder, 'clients')).read(clientId);
    const grants = CITY.clients.find((client) => client.clientId === clientId)?.grants ?? [];
    const scope = [...new Set(grants.map(({ right }) => right))].join(' ');
    const token = fetchToken({ origin: this.plain, clientId, key, scope }, systemClock, systemRandom);
    this.tokens.set(clientId, token);
    return token;
  }
}

/** Where something is broken: nothing of ours breaks on demand. */
export const BROKEN_PATH = '/v/types/11990000MA9900001J002/65535';

function plantFault({ app }: Service): void {
  const pages = app.get(PublicPages);
  const labels = pages.codeLabels.bind(pages);
  pages.codeLabels = (code, version) => (version === 65_535 ? Promise.reject(new Error('planted')) : labels(code, version));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
