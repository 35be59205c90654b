import 'reflect-metadata';
import { join } from 'node:path';
import { systemClock } from '../src/primitives/clock.js';
import { systemRandom } from '../src/primitives/random.js';
import { CITY } from '../src/cli/city/city.js';
import { MARKET_CLIENT } from '../src/cli/city/clients.js';
import { ClientKeyFolder } from '../src/cli/client-key-folder.js';
import { runService } from '../src/cli/run-service.js';
import { fetchToken } from '../src/cli/token-client.js';
import { storeConfig } from './store-config.js';

/** Where the service answers, and a token of a department that may issue, look up and verify. */
export interface Door {
  readonly origin: string;
  readonly token: string;
}

const RIGHTS = 'licences:issue recognition:look-up recognition:verify';

/* The service itself, as `npm start` runs it, in a process of its own until the bench lets go of it. */
const config = storeConfig();
const service = await runService(config, { clock: systemClock, random: systemRandom, write: (line) => void process.stderr.write(`${line}\n`), city: CITY });
const [, origin = ''] = service.origins;
const key = new ClientKeyFolder(join(config.dataDir, 'clients')).read(MARKET_CLIENT.clientId);
const token = await fetchToken({ origin: service.origins[0] ?? '', clientId: MARKET_CLIENT.clientId, key, scope: RIGHTS }, systemClock, systemRandom);
process.on('message', () => process.send?.(processorMs()));
process.on('disconnect', () => void service.close().then(() => process.exit(0)));
process.send?.({ origin, token } satisfies Door);

/** What this process has taken of the processors since it began, all its threads together. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
