import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFault, readConfig, type Config } from './config.js';
import { systemClock } from './primitives/clock.js';
import { systemRandom } from './primitives/random.js';
import { Refusal } from './primitives/refusal.js';
import { DatabaseFault } from './database/database.js';
import { PROVIDER_PATH } from './access/provider/mount-provider.js';
import { alarms } from './cli/access/alarms.js';
import { setQuota } from './cli/access/quota.js';
import { openSandboxClient } from './cli/access/sandbox-client.js';
import type { Surroundings } from './cli/app-plan.js';
import { verifyAnswer } from './cli/answer/verify-answer.js';
import { verifyReads } from './cli/answer/verify-reads.js';
import { audit } from './cli/audit.js';
import { ceremony } from './cli/ceremony.js';
import { CITY } from './cli/city/city.js';
import { ClientKeyFolder } from './cli/client-key-folder.js';
import { clientKey, enrolClient } from './cli/enrol-client.js';
import { migrate } from './cli/migrate.js';
import { prove } from './cli/ledger/prove.js';
import { fetchToken, TokenRefused, type TokenOrder } from './cli/token-client.js';
import { UsageFault } from './cli/usage-fault.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const AROUND: Surroundings = { clock: systemClock, random: systemRandom, write: print, city: CITY, origins: [] };

interface Command {
  readonly usage: string;
  readonly meaning: string;
  readonly run: (config: Config, words: readonly string[]) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  token: {
    usage: 'token CLIENT [ORIGIN [KEY_FILE SCOPE…]]',
    meaning: 'prints an access token; without KEY_FILE for a client of the demonstration city',
    run: async (config, words) => {
      print(await fetchToken(tokenOrder(config, words), systemClock, systemRandom));
      return 0;
    },
  },
  prove: {
    usage: 'prove SEALED_DIGEST [ORIGIN]',
    meaning: 'finds the issue of a licence in the public ledger, verifies its proof and prints it',
    run: (config, [digest = '', origin = `http://localhost:${config.PORT}`]) => prove({ origin, digest }, print),
  },
  'verify-answer': {
    usage: 'verify-answer FILE ROOT_PEM',
    meaning: 'proves an archived answer with its receipt, offline; exit status 1 where it proves nothing',
    run: (_config, words) => Promise.resolve(verifyAnswer(words, print)),
  },
  'verify-reads': {
    usage: 'verify-reads KEY FILE [EARLIER]',
    meaning: 'proves a holder’s file of own reads, offline, also that it holds each read of an earlier file; exit status 1 where a read fails',
    run: (_config, words) => Promise.resolve(verifyReads(words, print)),
  },
  audit: {
    usage: 'audit',
    meaning: 're-verifies the whole store against the ledger; exit status 1 where anything departs from it',
    run: (config) => audit(config, print),
  },
  migrate: {
    usage: 'migrate',
    meaning: 'brings the database forward to this release; every start does the same',
    run: (config) => migrate(config, print),
  },
  ceremony: {
    usage: 'ceremony [CODE NAME_ZH NAME_EN TYPE_CODE…]',
    meaning: 'makes root, issuing CA and service keys; with a department, registers it and makes its signers',
    run: (config, words) => ceremony(config, words, AROUND),
  },
  'client-key': {
    usage: 'client-key',
    meaning: 'prints a new key pair for a department’s system: private JWK, then public JWK Set',
    run: () => Promise.resolve(clientKey(print)),
  },
  'register-client': {
    usage: 'register-client CLIENT DEPARTMENT NAME JWKS_FILE RIGHT:TYPE_CODE…',
    meaning: 'enters a department’s system and gives it rights for a year; TYPE_CODE * is every type',
    run: (config, words) => enrolClient(config, words, AROUND),
  },
  'sandbox-client': {
    usage: 'sandbox-client NAME [ORIGIN]',
    meaning: 'opens a sandbox at a running demonstration and prints a token, test holders and a first call to paste',
    run: (config, words) => openSandboxClient(config, words, AROUND),
  },
  quota: {
    usage: 'quota CLIENT HOLDERS_PER_DAY',
    meaning: 'lets a client ask about so many distinct holders in a day, in place of HOLDER_QUOTA',
    run: (config, words) => setQuota(config, words, AROUND),
  },
  alarms: {
    usage: 'alarms',
    meaning: 'lists the newest hundred alarms: who walked through codes, ran against the quota or guessed facts',
    run: (config) => alarms(config, AROUND),
  },
};

/** A client of the demonstration city by its name alone; any other with its private key and the rights that the token is asked for. */
function tokenOrder(config: Config, [clientId = '', origin = `http://localhost:${config.PORT}`, keyFile, ...scopes]: readonly string[]): TokenOrder {
  const order = config.MODE === 'service' ? { origin, clientId, audience: config.publicUrl + PROVIDER_PATH } : { origin, clientId };
  if (keyFile !== undefined) return { ...order, key: JSON.parse(readFileSync(keyFile, 'utf8')) as TokenOrder['key'], scope: scopes.join(' ') };
  const grants = CITY.clients.find((client) => client.clientId === clientId)?.grants ?? [];
  const scope = [...new Set(grants.map(({ right }) => right))].join(' ');
  return { ...order, key: new ClientKeyFolder(join(config.dataDir, 'clients')).read(clientId), scope };
}

/** `npm run cli -- COMMAND`. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command !== undefined) return command.run(readConfig(), words);
  print(['npm run cli -- COMMAND', ...Object.values(COMMANDS).map(({ usage, meaning }) => `  ${usage}\n      ${meaning}`)].join('\n'));
  return name === '' ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (fault: unknown) => {
    process.stderr.write(`${sentenceOf(fault)}\n`);
    process.exit(fault instanceof UsageFault ? 2 : 1);
  },
);

/** What a person at a terminal can act on; of anything else the stack, for whoever mends it. */
function sentenceOf(fault: unknown): string {
  if (fault instanceof Refusal) return [fault.message, ...fault.flaws.map(({ pointer, detail }) => `  ${pointer} ${detail}`)].join('\n');
  const isUnreadFile = (fault as NodeJS.ErrnoException | undefined)?.syscall === 'open';
  const isMendable = isUnreadFile || [ConfigFault, DatabaseFault, TokenRefused, UsageFault].some((kind) => fault instanceof kind);
  return fault instanceof Error ? (isMendable ? fault.message : (fault.stack ?? fault.message)) : String(fault);
}
