import 'reflect-metadata';
import { join } from 'node:path';
import { ConfigFault, readConfig, type Config } from './config.js';
import { systemClock } from './primitives/clock.js';
import { systemRandom } from './primitives/random.js';
import { DatabaseFault } from './database/database.js';
import { audit } from './cli/audit.js';
import { CITY } from './cli/city/city.js';
import { ClientKeyFolder } from './cli/client-key-folder.js';
import { fetchToken, TokenRefused } from './cli/token-client.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

interface Command {
  readonly usage: string;
  readonly meaning: string;
  readonly run: (config: Config, words: readonly string[]) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  token: {
    usage: 'token CLIENT [ORIGIN]',
    meaning: 'prints an access token for a client of the demonstration city; ORIGIN is where the service answers',
    run: async (config, [clientId = '', origin = `http://localhost:${config.PORT}`]) => {
      const key = new ClientKeyFolder(join(config.dataDir, 'clients')).read(clientId);
      const grants = CITY.clients.find((client) => client.clientId === clientId)?.grants ?? [];
      const scope = [...new Set(grants.map(({ right }) => right))].join(' ');
      print(await fetchToken({ origin, clientId, key, scope }, systemClock, systemRandom));
      return 0;
    },
  },
  audit: {
    usage: 'audit',
    meaning: 're-verifies the whole store against the ledger; exit status 1 where anything departs from it',
    run: async (config) => audit(config, print),
  },
};

/** `npm run cli -- COMMAND`. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command !== undefined) return command.run(readConfig(), words);
  print(['npm run cli -- COMMAND', ...Object.values(COMMANDS).map(({ usage, meaning }) => `  ${usage.padEnd(24)} ${meaning}`)].join('\n'));
  return name === '' ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (fault: unknown) => {
    const isMendable = fault instanceof ConfigFault || fault instanceof DatabaseFault || fault instanceof TokenRefused;
    process.stderr.write(`${isMendable || fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(1);
  },
);
