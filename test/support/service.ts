import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../src/config.js';
import { systemRandom } from '../../src/primitives/random.js';
import type { ClientCaller } from '../../src/access/caller.js';
import { ClientDirectory } from '../../src/access/register/client-directory.js';
import { RIGHTS } from '../../src/access/register/right.js';
import { Database } from '../../src/database/database.js';
import { audit } from '../../src/cli/audit.js';
import { appPlan } from '../../src/cli/app-plan.js';
import { CITY } from '../../src/cli/city/city.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { closeApp, openApp } from '../../src/cli/open-app.js';
import { runService, type Service } from '../../src/cli/run-service.js';
import { fetchToken } from '../../src/cli/token-client.js';
import { freshDatabase } from './mariadb.js';
import { MovableClock } from './movable-clock.js';
import { needs } from './tools.js';
import { Visitor } from './visitor.js';

export const PUBLIC_URL = 'https://licence.demo.gov.example';
const SOUND = '账本与库一致，未发现改动。The store is as the ledger has it.';
const START_MS = 60_000;

/** A call of a department's system. A body that is text or bytes is sent as it stands. */
export interface Call {
  readonly by?: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** Idempotency-Key. */
  readonly key?: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
  readonly headers: Headers;
}

/** The whole service, founded with the demonstration city, on a database of its own and a free port of this machine. */
export class WholeService {
  /** Every line that the service logged. */
  readonly logged: string[] = [];
  /** Every address that was called. */
  readonly addresses: string[] = [];
  readonly clock = new MovableClock();
  private readonly tokens = new Map<string, Promise<string>>();
  private running: Service | undefined;

  private constructor(readonly config: Config) {}

  /** @param settings as the environment would have them, `DATABASE_URL` among them */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<WholeService> {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhengku-service-'));
    const usual = { DATA_DIR: dataDir, PORT: '0', HTTPS_PORT: '0', PUBLIC_URL, CHECKPOINT_INTERVAL: '100', LOG_LEVEL: 'debug' };
    const service = new WholeService(readConfig({ ...usual, ...settings }));
    await service.open();
    return service;
  }

  get app(): Service['app'] {
    if (this.running === undefined) throw new Error('the service is closed');
    return this.running.app;
  }

  get origin(): string {
    return this.running?.origins[1] ?? '';
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** Begins anew on the same data, as after a stop. */
  async restart(): Promise<void> {
    await this.stop();
    await this.open();
  }

  async stop(): Promise<void> {
    const stopping = this.running;
    this.running = undefined;
    this.tokens.clear();
    await stopping?.close();
  }

  /** Opens the same house anew without its doors and chores: nothing in the store moves by itself any more. */
  async rest(): Promise<void> {
    await this.stop();
    const app = await openApp(appPlan(this.config, { clock: this.clock, random: systemRandom, write: (line) => this.logged.push(line), city: CITY, origins: [] }));
    this.running = { app, origins: [], founded: false, lost: app.get(Database).lost, close: () => closeApp(app) };
  }

  /** Stops for good, and has everything that was stored re-verified from the disc. */
  async close(): Promise<void> {
    await this.stop();
    const said: string[] = [];
    await audit(this.config, (line) => said.push(line));
    rmSync(this.config.dataDir, { recursive: true, force: true });
    expect(said).toEqual([SOUND]);
  }

  /** Faults that were logged; refusals are none. */
  faults(): unknown[] {
    return this.logged.map((line) => JSON.parse(line) as { event: string }).filter(({ event }) => event === 'fault');
  }

  /** An access token with every right that was granted, got over HTTP by a signed assertion. */
  token(clientId: string): Promise<string> {
    let token = this.tokens.get(clientId);
    if (token === undefined) {
      const key = new ClientKeyFolder(join(this.config.dataDir, 'clients')).read(clientId);
      token = fetchToken({ origin: this.origin, clientId, key, scope: rightsOf(clientId) }, this.clock, systemRandom);
      this.tokens.set(clientId, token);
    }
    return token;
  }

  /** A department's system as the guard lets it in, with every right that was granted: for verbs that are called without HTTP. */
  async caller(clientId: string): Promise<ClientCaller> {
    const client = await this.app.get(ClientDirectory).find(clientId);
    if (client === undefined) throw new RangeError(`${clientId} is not registered`);
    return { kind: 'client', client, tokenRights: new Set(RIGHTS) };
  }

  async call({ by, method = 'POST', path, body, key, token }: Call): Promise<Answer> {
    const bearer = token ?? (by === undefined ? undefined : await this.token(by));
    const headers: Record<string, string> = {};
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    this.addresses.push(path);
    const answer = await fetch(this.origin + path, { method, headers, ...(body === undefined ? {} : { body: bodyOf(body) }) });
    const text = await answer.text();
    const isJson = (answer.headers.get('content-type') ?? '').includes('json');
    return { status: answer.status, text, body: isJson ? JSON.parse(text) : undefined, headers: answer.headers };
  }

  get(path: string, by?: string): Promise<Answer> {
    return this.call({ method: 'GET', path, ...(by === undefined ? {} : { by }) });
  }

  visitor(): Visitor {
    return new Visitor(this.origin);
  }

  private async open(): Promise<void> {
    this.running = await runService(this.config, { clock: this.clock, random: systemRandom, write: (line) => this.logged.push(line), city: CITY });
  }
}

/** A suite on one whole service, on SQLite and then on a private MariaDB; the second is skipped, with the reason, where there is none. */
export function onWholeServices(name: string, suite: (service: () => WholeService) => void): void {
  describe(`${name}, on SQLite`, () => suite(shared(() => Promise.resolve({}))));
  needs('mariadbd', 'mariadb-install-db')(`${name}, on MariaDB`, () => suite(shared(async () => ({ DATABASE_URL: await freshDatabase() }))));
}

/** A suite on one whole service on SQLite. */
export function onWholeService(name: string, suite: (service: () => WholeService) => void): void {
  describe(name, () => suite(shared(() => Promise.resolve({}))));
}

function shared(settings: () => Promise<Record<string, string>>): () => WholeService {
  let service: WholeService | undefined;
  beforeAll(async () => {
    service = await WholeService.start(await settings());
  }, START_MS);
  afterAll(async () => {
    await service?.close();
  }, START_MS);
  return () => {
    if (service === undefined) throw new Error('the service did not start');
    return service;
  };
}

/** Every right that the client was granted, as a scope. */
function rightsOf(clientId: string): string {
  const client = CITY.clients.find((each) => each.clientId === clientId);
  return [...new Set(client?.grants.map(({ right }) => right))].join(' ');
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body);
}
