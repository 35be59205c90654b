import 'reflect-metadata';
import { ConfigFault, describeConfig, readConfig } from './config.js';
import { systemClock } from './primitives/clock.js';
import { systemRandom } from './primitives/random.js';
import { DatabaseFault } from './database/database.js';
import { CITY } from './cli/city/city.js';
import { runService } from './cli/run-service.js';
import { welcome } from './cli/welcome.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the service; says what to mend where the settings or the database do not let it. */
async function main(): Promise<void> {
  const config = readConfig();
  for (const line of describeConfig(config)) print(line);
  const service = await runService(config, { clock: systemClock, random: systemRandom, write: print, city: CITY });
  print(await welcome(config, service));
  // Every call would fail for ever: whoever watches over the process starts another, which finds what was acknowledged.
  void service.lost.then(fail);
  let isClosing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      void service.close().then(() => process.exit(0), fail);
    });
  }
}

function fail(fault: unknown): never {
  const isMendable = fault instanceof ConfigFault || fault instanceof DatabaseFault;
  process.stderr.write(`${isMendable ? fault.message : String((fault as Error).stack ?? fault)}\n`);
  process.exit(1);
}

main().catch(fail);
