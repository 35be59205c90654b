import { Module, type DynamicModule, type Provider as NestProvider } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Provider } from 'oidc-provider';
import type { Server } from 'node:http';
import type { Reader } from '../database/reader.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { REGION_KEYS } from '../holder/region-keys.js';
import { RecordAct } from '../ledger/record/record-act.js';
import { build, part, provide, type Token } from '../nest/wire.js';
import type { Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';
import { ACCESS_PLAN, signInClient, type AccessPlan } from './access-plan.js';
import { ActParts } from './act-parts.js';
import { BindSignIn } from './bind-sign-in.js';
import { takeForms } from './browser/form-body.js';
import { Origins } from './browser/origins.js';
import { CallerGuard } from './caller.guard.js';
import { GrantRight } from './grant-right.js';
import { FindReplay } from './idempotency/find-replay.js';
import { Idempotency } from './idempotency/idempotency.js';
import { IdempotencyStore } from './idempotency/idempotency-store.js';
import { ChoosePerson } from './provider/choose-person.js';
import type { ChooserPage } from './provider/demonstration-person.js';
import { embeddedProvider } from './provider/embedded-provider.js';
import { InteractionController } from './provider/interaction.controller.js';
import { mountProvider } from './provider/mount-provider.js';
import { OidcMemory } from './provider/oidc-adapter.js';
import { OidcStateStore } from './provider/oidc-state-store.js';
import { TokenCheck } from './provider/token-check.js';
import type { TokenKey } from './provider/token-key.js';
import { ClientDirectory } from './register/client-directory.js';
import { ClientStore } from './register/client-store.js';
import { DepartmentSystems } from './register/department-systems.js';
import { DepartmentStore } from './register/department-store.js';
import { OfficerStore } from './register/officer-store.js';
import { RegisterClient } from './register-client.js';
import { RegisterDepartment } from './register-department.js';
import { BeginSession } from './sign-in/begin-session.js';
import { ReadSession } from './sign-in/read-session.js';
import { SessionStore } from './sign-in/session-store.js';
import type { SignInClient } from './sign-in/sign-in-client.js';
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

const CLIENT = part<SignInClient | undefined>('SignInClient');
const LIFETIME = part<number>('session lifetime, seconds');
const SECRET = part<Uint8Array>('secret of sign-ins under way and of sessions');

const exported = [RegisterDepartment, RegisterClient, GrantRight, SwitchClient, BindSignIn, SweepAccess, Idempotency, FindReplay, ClientDirectory, ReadSession, Origins, DepartmentStore, DepartmentSystems, ClientStore, ActParts];

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
    build(OfficerStore, ClientStore),
    build(IdempotencyStore),
    build(Idempotency, IdempotencyStore, clock),
    build(FindReplay, Idempotency, reader),
    build(ActParts, units, RecordAct, clock, random),
    build(RegisterDepartment, DepartmentStore, ActParts),
    build(RegisterClient, ClientStore, DepartmentStore, ActParts),
    build(GrantRight, ClientStore, ActParts),
    build(SwitchClient, ClientStore, ActParts),
    provide(BindSignIn, (officers, departments, keys, parts) => new BindSignIn({ officers, departments }, keys, parts), OfficerStore, DepartmentStore, REGION_KEYS, ActParts),
    build(ClientDirectory, ClientStore, reader, clock),
    build(DepartmentSystems, ClientStore, reader, clock),
  ];
}

function doorProviders({ units, reader, clock, tokenKey, chooser, onFault }: AccessFloor): NestProvider[] {
  return [
    build(OidcStateStore),
    provide(Origins, ({ publicUrl, ownOrigins }: AccessPlan) => new Origins(publicUrl, ownOrigins), ACCESS_PLAN),
    build(OidcMemory, units, reader, OidcStateStore, clock),
    provide(
      Provider,
      (plan, memory, clients, origins, key, report) => embeddedProvider(plan, { memory, clients, origins, key, onFault: report }),
      ACCESS_PLAN, OidcMemory, ClientDirectory, Origins, tokenKey, onFault,
    ),
    provide(ChoosePerson, (provider, { people }, page) => new ChoosePerson(provider, people, page), Provider, ACCESS_PLAN, chooser),
    provide(TokenCheck, ({ issuer, audience }, { kid, publicKey }, time) => new TokenCheck({ issuer, audience, keys: new Map([[kid, publicKey]]) }, time), ACCESS_PLAN, tokenKey, clock),
    provide(CallerGuard, (tokens, clients, sessions, origins, time) => new CallerGuard({ tokens, clients, sessions, origins, clock: time }), TokenCheck, ClientDirectory, ReadSession, Origins, clock),
    { provide: APP_GUARD, useExisting: CallerGuard },
  ];
}

function signInProviders({ units, reader, clock, random }: AccessFloor): NestProvider[] {
  return [
    provide(SECRET, ({ cookieSecret }: AccessPlan) => cookieSecret, ACCESS_PLAN),
    build(SessionStore, SECRET),
    build(ReadSession, SessionStore, OfficerStore, reader, clock),
    provide(LIFETIME, ({ sessionLifetimeSeconds }: AccessPlan) => sessionLifetimeSeconds, ACCESS_PLAN),
    build(BeginSession, SessionStore, OfficerStore, units, reader, clock, random, LIFETIME),
    provide(CLIENT, (plan: AccessPlan, host: HttpAdapterHost) => signInClient(plan, () => host.httpAdapter.getHttpServer() as Server), ACCESS_PLAN, HttpAdapterHost),
    build(SignIn, CLIENT, BeginSession, SECRET, clock, random),
    build(SignOut, SessionStore, units),
    provide(SweepAccess, (sessions, states, calls, writing, time) => new SweepAccess({ sessions, states, calls }, writing, time), SessionStore, OidcStateStore, Idempotency, units, clock),
  ];
}
