import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppPlan } from '../app.module.js';
import { ConfigFault, networkAddress, type Config } from '../config.js';
import { dateInChina } from '../primitives/calendar-date.js';
import type { Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import type { Random } from '../primitives/random.js';
import { Log } from '../nest/log.js';
import type { DatabasePlan } from '../database/database.js';
import type { Authority } from '../pki/ceremony/issue-signer.js';
import type { CeremonyPlan } from '../pki/ceremony/hold.js';
import type { City } from './city/city.js';
import { ROWS } from './rows.js';
import { sandboxPlan } from './sandbox/sandbox-plan.js';

/** What a start is made of besides its settings; tests freeze the clock and leave the city out. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  /** One line of the log. */
  readonly write: (line: string) => void;
  /** Founded in demonstration only. */
  readonly city: City;
  /** This machine's own addresses, filled once it listens. */
  readonly origins: readonly string[];
}

const PROFILES = fileURLToPath(new URL('../../../certs/profiles/', import.meta.url));

/** Turns settings into the plan of the house. @throws ConfigFault where the root was never made and this is no demonstration */
export function appPlan(config: Config, around: Surroundings): AppPlan {
  const certificates = join(config.dataDir, 'certificates');
  if (config.MODE === 'service' && !existsSync(join(certificates, 'root.pem')) && config.ROOT_PASSPHRASE === undefined) {
    throw new ConfigFault(`There are no keys in ${config.dataDir} yet: hold the ceremony once, with ROOT_PASSPHRASE set (npm run cli -- ceremony).`);
  }
  return {
    config,
    clock: around.clock,
    random: around.random,
    log: new Log(config.LOG_LEVEL, around.write),
    database: databasePlan(config),
    pki: {
      vault: { folder: join(config.dataDir, 'vault'), passphrase: config.VAULT_PASSPHRASE ?? ownPassphrase(config, 'vault', around.random) },
      folders: { profiles: PROFILES, certificates },
      ceremony: ceremonyPlan(config, around),
    },
    headFolder: join(config.dataDir, 'ledger'),
    people: config.MODE === 'demonstration' ? [...around.city.signingHolders, ...around.city.signingOfficers] : [],
    sandboxes: config.MODE === 'demonstration' ? [sandboxPlan(around.city, dateInChina(around.clock.now()))] : [],
    ownOrigins: () => around.origins,
  };
}

/** Where the database is, and how it is treated. */
export function databasePlan(config: Config): DatabasePlan {
  const location = config.DATABASE_URL === undefined ? { file: join(config.dataDir, 'zhengku.sqlite') } : { url: config.DATABASE_URL };
  return { location, poolSize: config.DATABASE_POOL, deadlineMs: config.DATABASE_DEADLINE, acceptsLoss: config.DURABILITY_OVERRIDE, rows: ROWS };
}

function ceremonyPlan(config: Config, { city, random }: Surroundings): CeremonyPlan {
  const isDemonstration = config.MODE === 'demonstration';
  const offline = { folder: join(config.dataDir, 'root-vault'), passphrase: config.ROOT_PASSPHRASE ?? (isDemonstration ? ownPassphrase(config, 'root-vault', random) : '') };
  const tls = isDemonstration && config.HTTPS_PORT !== 0 ? { tlsHosts: [...new Set(['localhost', '127.0.0.1', networkAddress()])] } : {};
  return { offline, operator: operatorOf(config, city), departments: isDemonstration ? city.issuers.map(authorityOf) : [], ...tls };
}

function operatorOf({ OPERATOR_CODE, OPERATOR_NAME }: Config, { operator }: City): Authority {
  return OPERATOR_CODE === undefined || OPERATOR_NAME === undefined ? authorityOf(operator) : { code: OPERATOR_CODE, name: OPERATOR_NAME };
}

function authorityOf({ code, nameZh }: City['operator']): Authority {
  return { code, name: nameZh };
}

/** The demonstration's own passphrase: made once, beside what it opens. In service it comes from outside and is never on this disc. */
function ownPassphrase(config: Config, name: string, random: Random): string {
  const path = join(config.dataDir, `${name}.passphrase`);
  if (!existsSync(path)) {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, hex(random.bytes(24)), { mode: 0o600, flag: 'wx', flush: true });
  }
  return readFileSync(path, 'utf8').trim();
}
