import 'reflect-metadata';
import { appendFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemClock } from '../src/primitives/clock.js';
import { systemRandom } from '../src/primitives/random.js';
import { tokenOf } from '../src/nest/wire.js';
import { READER } from '../src/database/parts.js';
import { PublishLedger } from '../src/ledger/publish.js';
import { CITY } from '../src/cli/city/city.js';
import { appPlan } from '../src/cli/app-plan.js';
import { closeApp, openApp } from '../src/cli/open-app.js';
import { runService } from '../src/cli/run-service.js';
import { MakeLicences } from './make-licences.js';
import { SAMPLES, samplesFile } from './sample.js';
import { storeConfig } from './store-config.js';

/** What became of the loading. */
export interface Loaded {
  readonly licences: number;
  readonly made: number;
  readonly seconds: number;
}

/** Licences of one transaction. */
const BATCH = 500;

/*
 * Fills a store with licences, each to a holder of its own, until it has BENCH_LICENCES of them: sealed, enciphered, logged and sequenced by the
 * house's own nouns, many rows at a time. A batch is one transaction, and the store itself says how many there are: cut short, it goes on where it was.
 */
const config = storeConfig();
const wanted = Number(process.env['BENCH_LICENCES'] ?? 20_000);
// Founds the city where the store is new, and finishes what a stop has left.
await (await runService(config, { clock: systemClock, random: systemRandom, write: complain, city: CITY })).close();
const app = await openApp(appPlan(config, { clock: systemClock, random: systemRandom, write: complain, city: CITY, origins: [] }));
const begun = performance.now();
const before = await count(app);
let licences = before;
const make = await MakeLicences.open(app, config);
const stride = Math.max(1, Math.floor(wanted / SAMPLES));
while (licences < wanted) {
  const samples = await make.run(licences, Math.min(BATCH, wanted - licences));
  const kept = samples.filter((_, index) => (licences + index) % stride === 0);
  if (kept.length > 0) appendFileSync(samplesFile(config.dataDir), kept.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
  licences += samples.length;
  await publish(app);
  if (licences % 50_000 === 0) complain(`${licences} licences, ${Math.round((licences - before) / ((performance.now() - begun) / 1000))}/s`);
}
await closeApp(app);
process.send?.({ licences, made: licences - before, seconds: (performance.now() - begun) / 1000 } satisfies Loaded);
process.on('disconnect', () => process.exit(0));

async function count(of: NestFastifyApplication): Promise<number> {
  const [row] = await of.get(tokenOf(READER)).query('SELECT COUNT(*) AS n FROM licence_version WHERE status_list > ?', [MakeLicences.LISTS_FROM]);
  return Number(row?.['n']);
}

async function publish(of: NestFastifyApplication): Promise<void> {
  while ((await of.get(PublishLedger).run('acts')) >= 1_000);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
