import { Module, type DynamicModule, type Provider as NestProvider } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Provider } from 'oidc-provider';
import type { Reader } from '../database/reader.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { REGION_KEYS } from '../holder/region-keys.js';
import { RecordAct } from '../ledger/record-act.js';
import { build, part, provide, type Token } from '../nest/wire.js';
import type { Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';
import { ACCESS_PLAN, type AccessPlan } from './access-plan.js';
import type { ActParts } from './act-parts.js';
import { BindSignIn } from './bind-sign-in.js';
import { takeForms } from './browser/form-body.js';
import { Origins } from './browser/origins.js';
import { CallerGuard } from './caller.guard.js';
import { GrantRight } from './grant-right.js';
import { Idempotency } from './idempotency/idempotency.js';
import { IdempotencyStore } from './idempotency/idempotency-store.js';
import { ChoosePerson } from './provider/choose-person.js';
import { WEB_CLIENT_ID } from './provider/client-metadata.js';
import type { ChooserPage } from './provider/demonstration-person.js';
import { embeddedProvider, type ProviderParts } from './provider/embedded-provider.js';
import { InteractionController } from './provider/interaction.controller.js';
import { mountProvider } from './provider/mount-provider.js';
import { OidcStateStore } from './provider/oidc-state-store.js';
import { TokenCheck } from './provider/token-check.js';
import type { TokenKey } from './provider/token-key.js';
import { ClientDirectory } from './register/client-directory.js';
import { ClientStore } from './register/client-store.js';
import { DepartmentStore } from './register/department-store.js';
import { OfficerStore } from './register/officer-store.js';
import { RegisterClient } from './register-client.js';
import { RegisterDepartment } from './register-department.js';
import { BeginSession } from './sign-in/begin-session.js';
import { ReadSession } from './sign-in/read-session.js';
import { SessionStore } from './sign-in/session-store.js';
import { inProcessFetch, SignInClient } from './sign-in/sign-in-client.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignOut } from './sign-in/sign-out.js';
import { SweepAccess } from './sweep.js';
import { SwitchClient } from './switch-client.js';

/** What stands below and is handed in by a global module, besides RecordAct, REGION_KEYS and ACCESS_PLAN. */
export interface AccessFloor {
  readonly units: Token<UnitOfWork>;
  readonly reader: Token<Reader>;
  readonly clock: Token<Clock>;
  readonly random: Token<Random>;
  readonly tokenKey: Token<TokenKey>;
  readonly chooser: Token<ChooserPage>;
  /** Takes faults that happen inside the embedded provider. */
  readonly onFault: Token<(fault: unknown) => void>;
}

const ACT_PARTS = part<ActParts>('ActParts');

const exported = [RegisterDepartment, RegisterClient, GrantRight, SwitchClient, BindSignIn, SweepAccess, Idempotency, ClientDirectory, ReadSession, Origins, DepartmentStore];

/** Who comes in, and what they may do. */
@Module({})
export class AccessModule {
  static on(floor: AccessFloor): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      controllers: [SignInController, InteractionController],
      providers: [...registerProviders(floor), ...doorProviders(floor), ...signInProviders(floor)],
      exports: exported,
    };
  }
}

/** Opens the doors that are not Nest's: the embedded provider under /oidc, and forms. Before `app.init()`. */
export async function mountAccess(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  takeForms(server);
  await mountProvider(server, app.get(Provider), app.get(Origins));
}

function registerProviders({ units, reader, clock, random }: AccessFloor): NestProvider[] {
  return [
    build(DepartmentStore),
    build(ClientStore),
    build(OfficerStore),
    build(IdempotencyStore),
    build(Idempotency, IdempotencyStore, clock),
    provide(ACT_PARTS, (writing, record, time, chance) => ({ units: writing, record, clock: time, random: chance }), units, RecordAct, clock, random),
    build(RegisterDepartment, DepartmentStore, ACT_PARTS),
    build(RegisterClient, ClientStore, DepartmentStore, ACT_PARTS),
    build(GrantRight, ClientStore, ACT_PARTS),
    build(SwitchClient, ClientStore, ACT_PARTS),
    provide(BindSignIn, (officers, departments, keys, parts) => new BindSignIn({ officers, departments }, keys, parts), OfficerStore, DepartmentStore, REGION_KEYS, ACT_PARTS),
    build(ClientDirectory, ClientStore, reader, clock),
  ];
}

function doorProviders({ units, reader, clock, tokenKey, chooser, onFault }: AccessFloor): NestProvider[] {
  const memory = part<Omit<ProviderParts, 'key' | 'onFault'>>('ProviderMemory');
  return [
    build(OidcStateStore),
    provide(Origins, ({ publicUrl, ownOrigins }: AccessPlan) => new Origins(publicUrl, ownOrigins), ACCESS_PLAN),
    provide(memory, (writing, reading, states, clients, origins, time) => ({ units: writing, reader: reading, states, clients, origins, clock: time }), units, reader, OidcStateStore, ClientDirectory, Origins, clock),
    provide(Provider, (plan, parts, key, report) => embeddedProvider(plan, { ...parts, key, onFault: report }), ACCESS_PLAN, memory, tokenKey, onFault),
    provide(ChoosePerson, (provider, { people }, page) => new ChoosePerson(provider, people, page), Provider, ACCESS_PLAN, chooser),
    provide(TokenCheck, ({ issuer, audience }, { kid, publicKey }, time) => new TokenCheck({ issuer, audience, keys: new Map([[kid, publicKey]]) }, time), ACCESS_PLAN, tokenKey, clock),
    provide(CallerGuard, (tokens, clients, sessions, origins, time) => new CallerGuard({ tokens, clients, sessions, origins, clock: time }), TokenCheck, ClientDirectory, ReadSession, Origins, clock),
    { provide: APP_GUARD, useExisting: CallerGuard },
  ];
}

function signInProviders({ units, reader, clock, random }: AccessFloor): NestProvider[] {
  const client = part<SignInClient | undefined>('SignInClient');
  return [
    build(SessionStore),
    build(ReadSession, SessionStore, OfficerStore, reader, clock),
    provide(
      BeginSession,
      (sessions, officers, writing, reading, { sessionLifetimeSeconds }, time, chance) => new BeginSession(sessions, officers, { units: writing, reader: reading }, { clock: time, random: chance, lifetimeSeconds: sessionLifetimeSeconds }),
      SessionStore, OfficerStore, units, reader, ACCESS_PLAN, clock, random,
    ),
    provide(client, signInClient, ACCESS_PLAN, HttpAdapterHost),
    provide(SignIn, (provider, sessions, { cookieSecret }, time, chance) => new SignIn(provider, sessions, { clock: time, random: chance, secret: cookieSecret }), client, BeginSession, ACCESS_PLAN, clock, random),
    build(SignOut, SessionStore, units),
    provide(SweepAccess, (sessions, states, calls, writing, time) => new SweepAccess({ sessions, states, calls }, writing, time), SessionStore, OidcStateStore, Idempotency, units, clock),
  ];
}

/** An outside provider where one is configured, else the demonstration's own, else nobody can sign in. */
function signInClient({ outside, people, issuer }: AccessPlan, host: HttpAdapterHost): SignInClient | undefined {
  if (outside !== undefined) return new SignInClient({ ...outside, place: 'outside' });
  if (people === undefined) return undefined;
  const inProcess = inProcessFetch(() => host.httpAdapter.getInstance());
  return new SignInClient({ issuer, clientId: WEB_CLIENT_ID, clientSecret: undefined, place: 'embedded', fetch: inProcess });
}
