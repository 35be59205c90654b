import 'reflect-metadata';
import { createSecretKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule, mountAccess } from '../../src/access/access.module.js';
import { ACCESS_PLAN, type AccessPlan } from '../../src/access/access-plan.js';
import { BindSignIn } from '../../src/access/bind-sign-in.js';
import { actorOf, type ClientCaller, type Caller } from '../../src/access/caller.js';
import { GrantRight } from '../../src/access/grant-right.js';
import { IdempotencyRow } from '../../src/access/idempotency/idempotency-row.js';
import type { MarkedCall } from '../../src/access/idempotency/idempotency-key.js';
import { By, Marked, Needs, NeedsPerson } from '../../src/access/needs.decorator.js';
import type { ChooserPage, DemonstrationPerson } from '../../src/access/provider/demonstration-person.js';
import { OidcStateRow } from '../../src/access/provider/oidc-state-row.js';
import type { TokenKey } from '../../src/access/provider/token-key.js';
import { ClientItemRightRow, ClientRightRow, ClientRow } from '../../src/access/register/client-row.js';
import { DepartmentRow } from '../../src/access/register/department-row.js';
import { OfficerRow, PersonRow } from '../../src/access/register/officer-row.js';
import { RegisterClient } from '../../src/access/register-client.js';
import { RegisterDepartment } from '../../src/access/register-department.js';
import { SessionRow } from '../../src/access/sign-in/session-row.js';
import type { SignedIn } from '../../src/access/register/officer.js';
import { Database } from '../../src/database/database.js';
import type { Reader } from '../../src/database/reader.js';
import type { RowType } from '../../src/database/row-mapping.js';
import type { UnitOfWork } from '../../src/database/unit-of-work.js';
import { parseCreditCode } from '../../src/holder/credit-code.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { REGION_KEYS, type RegionKeys } from '../../src/holder/region-keys.js';
import { ActRow, OutboxRow } from '../../src/ledger/record/act-row.js';
import { ActStore } from '../../src/ledger/record/act-store.js';
import { OutboxSeal } from '../../src/ledger/record/outbox-seal.js';
import { RecordAct } from '../../src/ledger/record/record-act.js';
import { limitBodies } from '../../src/nest/body-limits.js';
import { Log } from '../../src/nest/log.js';
import type { DrawnPage } from '../../src/nest/problem-page.js';
import { ProblemFilter } from '../../src/nest/problem.filter.js';
import { schemaPipe } from '../../src/nest/schema.pipe.js';
import { part, provide, tokenOf, build } from '../../src/nest/wire.js';
import { systemClock, type Clock } from '../../src/primitives/clock.js';
import { systemRandom, type Random } from '../../src/primitives/random.js';
import { MovableClock } from '../support/movable-clock.js';

export const ACCESS_ROWS: readonly RowType<object>[] = [
  ActRow, OutboxRow, DepartmentRow, ClientRow, ClientRightRow, ClientItemRightRow, OfficerRow, PersonRow, SessionRow, OidcStateRow, IdempotencyRow,
];

export const PUBLIC_URL = 'https://licences.test';
export const MARKET_OFFICE = parseCreditCode('11990101MA990001XX');

export interface Place {
  readonly name: string;
  open(): Promise<{ database: Database; close(): Promise<void> }>;
}

const plan = { poolSize: 8, deadlineMs: 10_000, acceptsLoss: 'accept-loss', rows: ACCESS_ROWS } as const;

export const onSqlite: Place = {
  name: 'SQLite',
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'access-'));
    const database = await Database.open({ ...plan, location: { file: join(folder, 'access.db') } });
    return { database, close: async () => (await database.close(), rmSync(folder, { recursive: true })) };
  },
};

export function onMariadb(freshDatabase: () => Promise<string>): Place {
  return {
    name: 'MariaDB',
    async open() {
      const database = await Database.open({ ...plan, location: { url: await freshDatabase() } });
      return { database, close: () => database.close() };
    },
  };
}

@Controller()
class ProbeController {
  @Post('v1/licences')
  @Needs('licences:issue')
  issue(@By() caller: ClientCaller, @Marked() call: MarkedCall): unknown {
    return { department: caller.client.department, key: call.key, digest: Buffer.from(call.digest).toString('hex') };
  }

  @Get('v1/licences')
  @Needs('licences:read')
  read(@By() caller: Caller): unknown {
    return { actor: actorOf(caller) };
  }

  @Get('v1/unmarked')
  unmarked(): string {
    return 'must never be reached';
  }

  @Get('phone')
  @NeedsPerson('holder')
  phone(@By() caller: Caller): unknown {
    return { kind: caller.kind, actor: actorOf(caller) };
  }

  @Get('console')
  @NeedsPerson('officer')
  console(@By() caller: Caller): unknown {
    return { kind: caller.kind, name: caller.kind === 'officer' ? caller.officer.name : '' };
  }
}

export const PEOPLE: readonly DemonstrationPerson[] = [
  { subject: 'wang-fang', kind: 'holder', nameZh: '王芳', nameEn: 'Wang Fang', noteZh: '居民', noteEn: 'resident' },
  { subject: 'clerk-li', kind: 'officer', nameZh: '李科员', nameEn: 'Clerk Li', noteZh: '市场监管局', noteEn: 'market office' },
  { subject: 'nobody', kind: 'holder', nameZh: '无名', nameEn: 'Nobody', noteZh: '未绑定', noteEn: 'bound to nobody' },
];

const page = (html: string): DrawnPage => ({ html, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });

const chooser: ChooserPage = (people, action) =>
  page(`<form method="post" action="${action}">${people.map((person) => `<button name="subject" value="${person.subject}">${person.nameZh}</button>`).join('')}</form>`);

export const regionKeys: RegionKeys = {
  indexKeys: [{ generation: 1, key: createSecretKey(Buffer.alloc(32, 7)) }],
  keyEncryptionKeys: new Map(),
  wrapWith: 'none',
};

export function newTokenKey(kid: string): TokenKey & { readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, publicKey, privateKey, sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }))) };
}

const UNITS = part<UnitOfWork>('UnitOfWork');
const READER = part<Reader>('Reader');
const CLOCK = part<Clock>('Clock');
const RANDOM = part<Random>('Random');
const TOKEN_KEY = part<TokenKey>('TokenKey');
const CHOOSER = part<ChooserPage>('ChooserPage');
const ON_FAULT = part<(fault: unknown) => void>('OnFault');

@Module({})
class GroundModule {
  static of(database: Database, clock: Clock, tokenKey: TokenKey, access: AccessPlan, faults: unknown[]): DynamicModule {
    const providers = [
      { provide: tokenOf(UNITS), useValue: database.units },
      { provide: tokenOf(READER), useValue: database.reader },
      { provide: tokenOf(CLOCK), useValue: clock },
      { provide: tokenOf(RANDOM), useValue: systemRandom },
      { provide: tokenOf(TOKEN_KEY), useValue: tokenKey },
      { provide: tokenOf(CHOOSER), useValue: chooser },
      { provide: tokenOf(ON_FAULT), useValue: (fault: unknown) => void faults.push(fault) },
      { provide: tokenOf(REGION_KEYS), useValue: regionKeys },
      { provide: tokenOf(ACCESS_PLAN), useValue: access },
      build(ActStore),
      provide(RecordAct, (acts: ActStore, random: Random) => new RecordAct(acts, new OutboxSeal(createSecretKey(Buffer.alloc(32, 7))), random), ActStore, RANDOM),
    ];
    return { module: GroundModule, global: true, providers, exports: providers.map((each) => each.provide) };
  }
}

/** A service of nothing but the access floor and five probing routes, listening on a free port. */
export class SmallService {
  readonly faults: unknown[] = [];
  readonly clock = new MovableClock();
  readonly tokenKey = newTokenKey('token-key-1');
  origin = '';
  private app!: NestFastifyApplication;
  private ground!: { database: Database; close(): Promise<void> };

  static async start(place: Place, access: Partial<AccessPlan> = {}): Promise<SmallService> {
    const service = new SmallService();
    service.ground = await place.open();
    const whole: AccessPlan = {
      publicUrl: PUBLIC_URL, issuer: `${PUBLIC_URL}/oidc`, audience: `${PUBLIC_URL}/v1`, tokenLifetimeSeconds: 300, sessionLifetimeSeconds: 900,
      cookieSecret: new Uint8Array(32).fill(9), ownOrigins: () => [service.origin], people: PEOPLE, outside: undefined, ...access,
    };
    const ground = GroundModule.of(service.database, service.clock, service.tokenKey, whole, service.faults);
    const floor = { units: UNITS, reader: READER, clock: CLOCK, random: RANDOM, tokenKey: TOKEN_KEY, chooser: CHOOSER, onFault: ON_FAULT };
    const root = { module: class Root {}, imports: [ground, AccessModule.on(floor)], controllers: [ProbeController] };
    const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger: false, bodyParser: false, abortOnError: false });
    const log = new Log('silent', () => undefined);
    app.useGlobalFilters(new ProblemFilter(Object.assign(log, { fault: (_reference: string, fault: unknown) => void service.faults.push(fault) }), systemRandom, (problem) => page(`<p>${problem.code}</p>`)));
    app.useGlobalPipes(schemaPipe);
    limitBodies(app.getHttpAdapter().getInstance());
    await mountAccess(app);
    await app.listen(0, '127.0.0.1');
    service.app = app;
    service.origin = await app.getUrl();
    return service;
  }

  get database(): Database {
    return this.ground.database;
  }

  get server(): Server {
    return this.app.getHttpServer() as Server;
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(type);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.ground.close();
  }

  /** The market office, its system `market-office` with the right to issue, and whom two people of the city are. */
  async settle(client: ClientKey): Promise<void> {
    await this.get(RegisterDepartment).run({ code: MARKET_OFFICE, nameZh: '演示市市场监督管理局', nameEn: 'Demonstration City Market Office', areaCode: '990101' }, 'service');
    await this.get(RegisterClient).run({ clientId: client.clientId, department: MARKET_OFFICE, name: '发证系统', jwks: { keys: [client.publicJwk] } }, 'service');
    const validUntil = this.clock.now() + 86_400_000;
    await this.get(GrantRight).run({ clientId: client.clientId, right: 'licences:issue', typeCode: '*', validUntil }, 'service');
    const by = (subject: string): SignedIn => ({ issuer: `${PUBLIC_URL}/oidc`, subject });
    const binding = this.get(BindSignIn);
    await binding.officer({ department: MARKET_OFFICE, name: '李科员', signedIn: by('clerk-li'), rights: ['licences:issue'] }, 'service');
    await binding.holder(by('wang-fang'), parseHolderCode('111', '110101199001011237'), 'service');
  }

  async token(client: ClientKey, claims: Readonly<Record<string, unknown>> = {}, scope = 'licences:issue'): Promise<{ status: number; body: Record<string, unknown> }> {
    const assertion = client.assertion({ aud: `${PUBLIC_URL}/oidc`, exp: Math.floor(systemClock.now() / 1000) + 60, ...claims });
    return this.askToken(assertion, scope);
  }

  async askToken(assertion: string, scope: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials', scope, client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const answer = await fetch(`${this.origin}/oidc/token`, { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  async ask(path: string, token?: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(this.origin + path, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
}

/** A department's system that signs its own assertions. */
export class ClientKey {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private count = 0;

  constructor(readonly clientId: string) {}

  get publicJwk(): { kty: 'EC'; crv: 'P-256'; x: string; y: string } {
    return this.pair.publicKey.export({ format: 'jwk' }) as { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  }

  assertion(claims: Readonly<Record<string, unknown>>): string {
    return jws({ alg: 'ES256' }, { iss: this.clientId, sub: this.clientId, jti: `jti-${this.clientId}-${this.count++}`, ...claims }, this.pair.privateKey);
  }
}

/** A compact JWS, ES256. */
export function jws(header: object, claims: object, key: KeyObject): string {
  const parts = [header, claims].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.');
  return `${parts}.${sign('sha256', Buffer.from(parts), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
