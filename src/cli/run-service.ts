import type { Server } from 'node:http';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import type { Log } from '../nest/log.js';
import { tokenOf } from '../nest/wire.js';
import { Database } from '../database/database.js';
import { CEREMONY } from '../pki/parts.js';
import { LOG_NAMES } from '../ledger/record/act.js';
import { PublishLedger } from '../ledger/publish.js';
import { SweepAccess } from '../access/sweep.js';
import { EndSandboxes } from '../catalogue/sandbox/end-sandboxes.js';
import { AdmitKey } from '../trust/admit.js';
import { FinishPending } from '../licence/issuing/finish-pending.js';
import { SweepUseCodes } from '../presentation/use-code/sweep-use-codes.js';
import { SweepCodes } from '../presentation/code/sweep-codes.js';
import { WatchReads } from '../supervision/alarm/watch-reads.js';
import { WalkReads } from '../presentation/reads-log/walk-reads.js';
import { SweepCases } from '../recognition/case/close-case.js';
import { CheckReadiness } from '../supervision/check-readiness.js';
import { Timers, type Chore } from '../timers.js';
import { admitOwnKeys, operatorAuthority, type AdmittedAuthority } from './admit-own-keys.js';
import { appPlan, type Surroundings } from './app-plan.js';
import type { City } from './city/city.js';
import { ClientKeyFolder } from './client-key-folder.js';
import { FoundCity } from './found-city.js';
import { listen } from './listen.js';
import { closeApp, openApp } from './open-app.js';

/** The running service. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly origins: readonly string[];
  /** Whether this start founded the demonstration city. */
  readonly founded: boolean;
  /** Settles when the service can write nothing any more, after it has said so in the log: whoever runs it ends the process. */
  readonly lost: Promise<Error>;
  /** Readiness goes first, then the doors, then what is under way is finished, then the stores are closed. */
  close(): Promise<void>;
}

/** How long requests under way may take once the doors close. */
const DRAIN_MS = 5_000;
const SWEEP_MS = 60_000;
const PENDING_MS = 30_000;
const WATCH_MS = 10_000;
const WALK_MS = 2_000;
/** While the service stops: how often connections that have become idle are ended. */
const IDLE_MS = 50;
/** Entries that one publishing takes; as many again means that there may be more. */
const PUBLISHED_AT_ONCE = 1_000;

/** Starts the service: keys, database, what a crash left, the city, the doors, the chores. */
export async function runService(config: Config, around: Omit<Surroundings, 'origins'>): Promise<Service> {
  const origins: string[] = [];
  const plan = appPlan(config, { ...around, origins });
  const app = await openApp(plan);
  try {
    await admitOwnKeys(app.get(tokenOf(CEREMONY)), app.get(AdmitKey), authorities(config, around.city), around.clock.now());
    const finished = await app.get(FinishPending).run(config.DATABASE_URL === undefined ? 'all' : 'stale');
    if (finished.finished + finished.abandoned + finished.failed > 0) plan.log.warn('pending licences of an earlier start ended', { ...finished });
    const founded = config.MODE === 'demonstration' && (await new FoundCity(app, around.city, new ClientKeyFolder(join(config.dataDir, 'clients'))).run());
    const timers = new Timers(chores(app, config), plan.log);
    await publishAll(app);
    const listening = await listen(app, config);
    origins.push(...listening.origins);
    timers.start();
    return { app, origins, founded, lost: lostOf(app, plan.log), close: () => close(app, listening.https, timers) };
  } catch (fault) {
    await closeApp(app);
    throw fault;
  }
}

async function lostOf(app: NestFastifyApplication, log: Log): Promise<Error> {
  const fault = await app.get(Database).lost;
  log.ends('the database cannot be written any more: this process ends, to be started anew', fault);
  return fault;
}

function chores(app: NestFastifyApplication, config: Config): Chore[] {
  const publish = app.get(PublishLedger);
  return [
    ...LOG_NAMES.map((log) => ({ name: `publish ${log}`, everyMs: config.CHECKPOINT_INTERVAL, run: async () => ((await publish.run(log)) >= PUBLISHED_AT_ONCE ? 'more' : 'done') }) as const),
    { name: 'sweep access', everyMs: SWEEP_MS, run: () => app.get(SweepAccess).run().then(done) },
    ...(config.MODE === 'demonstration' ? [{ name: 'end sandboxes', everyMs: SWEEP_MS, run: () => app.get(EndSandboxes).run().then(done) }] : []),
    { name: 'sweep use codes', everyMs: SWEEP_MS, run: () => app.get(SweepUseCodes).run().then(done) },
    { name: 'sweep codes', everyMs: SWEEP_MS, run: () => app.get(SweepCodes).run().then(done) },
    { name: 'sweep cases', everyMs: SWEEP_MS, run: () => app.get(SweepCases).run().then(done) },
    { name: 'finish pending', everyMs: PENDING_MS, run: () => app.get(FinishPending).run('stale').then(done) },
    { name: 'watch reads', everyMs: WATCH_MS, run: () => app.get(WatchReads).run().then(done) },
    { name: 'walk the log of reads', everyMs: WALK_MS, run: () => app.get(WalkReads).run().then(done) },
  ];
}

const done = (): 'done' => 'done';

/** Brings what is recorded under a checkpoint before the doors open. */
async function publishAll(app: NestFastifyApplication): Promise<void> {
  const publish = app.get(PublishLedger);
  for (const log of LOG_NAMES) while ((await publish.run(log)) > 0);
}

function authorities(config: Config, city: City): AdmittedAuthority[] {
  const operator = operatorAuthority(config, city);
  if (config.MODE !== 'demonstration') return [operator];
  const issuers = city.issuers.map(({ code, nameZh, nameEn }) => ({
    code,
    names: { zh: nameZh, en: nameEn },
    licenceTypes: city.licenceTypes.filter((type) => type.issuingAuthorities.includes(code)).map((type) => type.code),
  }));
  return [operator, ...issuers];
}

async function close(app: NestFastifyApplication, https: Server | undefined, timers: Timers): Promise<void> {
  app.get(CheckReadiness).closing();
  await timers.close();
  const doors: Server[] = [app.getHttpServer(), ...(https === undefined ? [] : [https])];
  // A connection that was busy when the doors closed is kept alive after its answer: unless it is ended then, the stop waits for its idle time.
  const ending = setInterval(() => doors.forEach((door) => door.closeIdleConnections()), IDLE_MS);
  // A browser keeps connections open on which it has asked nothing yet: they are not idle to Node, and nothing would ever end them.
  const overdue = setTimeout(() => doors.forEach((door) => door.closeAllConnections()), DRAIN_MS);
  try {
    if (https !== undefined) await new Promise<void>((resolve) => https.close(() => resolve()));
    await closeApp(app);
  } finally {
    clearInterval(ending);
    clearTimeout(overdue);
  }
}
