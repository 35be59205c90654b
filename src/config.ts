import { z } from 'zod';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';

interface Variable<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly unit: string;
  readonly meaning: string;
  readonly secret?: true;
}

const variable = <Schema extends z.ZodType>(schema: Schema, unit: string, meaning: string): Variable<Schema> => ({ schema, unit, meaning });
const secret = <Schema extends z.ZodType>(schema: Schema, meaning: string): Variable<Schema> => ({ schema, unit: 'text', meaning, secret: true });
const whole = (low: number, high: number, preset: number) => z.coerce.number().int().min(low).max(high).default(preset);
const optionalText = z.string().min(1).optional();

/** BODY_LIMIT where it is not set. */
export const USUAL_BODY_LIMIT = 1_048_576;

/** Every environment variable that the service reads, with unit, bounds, default and meaning. */
export const VARIABLES = {
  MODE: variable(z.enum(['demonstration', 'service']).default('demonstration'), 'name', 'demonstration: own keys, synthetic city, sign-in by choosing a person; service: nothing is made up'),
  HOST: variable(z.string().default('127.0.0.1'), 'address', 'where plain HTTP listens; behind a balancer 0.0.0.0'),
  PORT: variable(whole(0, 65_535, 8080), 'port', 'plain HTTP; 0 takes a free one'),
  HTTPS_HOST: variable(z.string().default('0.0.0.0'), 'address', 'where HTTPS for phones on the same network listens'),
  HTTPS_PORT: variable(whole(0, 65_535, 8443), 'port', 'HTTPS for phones, demonstration only; 0 turns it off'),
  DATA_DIR: variable(z.string().min(1).default('data'), 'folder', 'embedded database, key vault, ledger heads'),
  DATABASE_URL: secret(z.string().regex(/^mysql:\/\//, 'must begin with mysql://').optional(), 'mysql://user:password@host:port/name; absent: SQLite in DATA_DIR'),
  DATABASE_POOL: variable(whole(1, 200, 16), 'connections', 'MariaDB connections for writing, and as many for reading'),
  DATABASE_DEADLINE: variable(whole(100, 60_000, 10_000), 'ms', 'longest that one unit of work or query may take'),
  DURABILITY_OVERRIDE: variable(z.enum(['none', 'accept-loss']).default('none'), 'name', 'accept-loss starts although the database may lose acknowledged acts'),
  PUBLIC_URL: variable(z.string().refine(isBareOrigin, 'must be https://host or https://host:port, without user, path or query').optional(), 'https URL', 'address that printed codes and status references carry; absent: the HTTPS address on this network'),
  REGION_CODE: variable(z.string().regex(/^\d{6}$/).default('990101'), '6 digits', 'administrative division of this repository (GB/T 2260)'),
  REGION_NAME: variable(z.string().default('演示市'), 'text', 'name of this region in Chinese'),
  REGION_NAME_EN: variable(z.string().default('Demonstration City'), 'text', 'name of this region in English'),
  OPERATOR_CODE: variable(z.string().regex(/^[0-9A-Z]{18}$/).optional(), 'credit code', 'who runs this repository: its CAs and its own keys bear this code'),
  OPERATOR_NAME: variable(z.string().optional(), 'text', 'name of who runs this repository'),
  VAULT_PASSPHRASE: secret(z.string().min(16).optional(), 'opens the key vault; absent in demonstration: one is made in DATA_DIR'),
  ROOT_PASSPHRASE: secret(z.string().min(16).optional(), 'opens the root key, needed by the ceremony only; absent in demonstration: one is made in DATA_DIR'),
  OIDC_ISSUER: variable(z.url({ protocol: /^https?$/ }).optional(), 'URL', 'outside OpenID provider that signs people in; absent: the embedded one'),
  OIDC_CLIENT_ID: variable(optionalText, 'text', 'this service at the outside provider'),
  OIDC_CLIENT_SECRET: secret(optionalText, 'secret of this service at the outside provider'),
  TOKEN_LIFETIME: variable(whole(60, 3600, 600), 's', 'lifetime of a department’s access token'),
  SESSION_LIFETIME: variable(whole(300, 43_200, 3600), 's', 'lifetime of a person’s sign-in'),
  CHECKPOINT_INTERVAL: variable(whole(100, 60_000, 1000), 'ms', 'longest wait until new ledger entries are under a signed checkpoint'),
  STATUS_LIFETIME: variable(whole(60, 86_400, 300), 's', 'how long a signed status list may be relied on'),
  BODY_LIMIT: variable(whole(1024, 16_777_216, USUAL_BODY_LIMIT), 'bytes', 'largest request body; a file to be verified is in it as base64, a third longer'),
  IN_FLIGHT_LIMIT: variable(whole(1, 100_000, 512), 'requests', 'API requests worked on at once at the most, fewer while answers queue; more are shed with 503'),
  SANDBOX_URL: variable(z.url({ protocol: /^https?$/ }).optional(), 'URL', 'a demonstration in which departments that connect may try the interface; told to them where their own systems are registered and in /docs'),
  HOLDER_QUOTA: variable(whole(1, 1_000_000, 5000), 'holders', 'distinct holders that one system or officer may ask about in a day (China); a system may be given its own by the command quota'),
  LOG_LEVEL: variable(z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'), 'name', 'what the log holds'),
} as const;

type Variables = typeof VARIABLES;
type Settings = { readonly [Name in keyof Variables]: z.output<Variables[Name]['schema']> };

/** The effective configuration. */
export interface Config extends Settings {
  /** Where codes and status references point: scheme, host and port, no slash at the end. */
  readonly publicUrl: string;
  /** Absolute path of DATA_DIR. */
  readonly dataDir: string;
}

/** The settings of one start are wrong; the message names each variable, what is wrong and what it takes. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/** Reads and checks the environment. @throws ConfigFault naming every wrong variable at once */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const settings: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, { schema, unit, meaning }] of Object.entries(VARIABLES)) {
    const given = environment[name];
    const read = schema.safeParse(given === '' ? undefined : given);
    if (read.success) settings[name] = read.data;
    else wrong.push(`${name}: ${read.error.issues.map((issue) => issue.message).join('; ')} (${unit}: ${meaning})`);
  }
  const read = settings as unknown as Settings;
  if (wrong.length === 0) wrong.push(...unfitTogether(read));
  if (wrong.length > 0) throw new ConfigFault(`The configuration is wrong.\n  ${wrong.join('\n  ')}`);
  return Object.freeze({ ...read, publicUrl: publicUrlOf(read), dataDir: resolve(read.DATA_DIR) });
}

/** One line a variable: name, effective value (secrets masked), unit, meaning. */
export function describeConfig(config: Config): string[] {
  return Object.entries(VARIABLES).map(([name, { unit, meaning, ...rest }]) => {
    const value = config[name as keyof Settings];
    const shown = value === undefined ? '(not set)' : 'secret' in rest ? '••••••' : String(value);
    return `${name.padEnd(20)} ${shown.padEnd(26)} ${unit.padEnd(12)} ${meaning}`;
  });
}

/** What is wrong although each variable by itself is right. */
function unfitTogether(settings: Settings): string[] {
  const unfit: string[] = [];
  const { MODE, OIDC_ISSUER, OIDC_CLIENT_ID } = settings;
  if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID === undefined) unfit.push(`OIDC_CLIENT_ID: must be set with OIDC_ISSUER (${VARIABLES.OIDC_CLIENT_ID.meaning})`);
  if (MODE !== 'service') return unfit;
  if (OIDC_ISSUER !== undefined && !OIDC_ISSUER.startsWith('https:')) unfit.push('OIDC_ISSUER: must be https when MODE=service');
  return [...missingInService(settings), ...unfit];
}

function missingInService(settings: Settings): string[] {
  const needed = ['PUBLIC_URL', 'VAULT_PASSPHRASE', 'OPERATOR_CODE', 'OPERATOR_NAME'] as const;
  return needed
    .filter((name) => settings[name] === undefined)
    .map((name) => `${name}: must be set when MODE=service (${VARIABLES[name].meaning})`);
}

/** An https origin as RFC 6454 §6.2 writes it; one slash may follow. */
function isBareOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' && text.replace(/\/$/, '') === origin;
}

function publicUrlOf(settings: Settings): string {
  if (settings.PUBLIC_URL !== undefined) return settings.PUBLIC_URL.replace(/\/$/, '');
  if (settings.HTTPS_PORT === 0) return 'https://localhost';
  return `https://${networkAddress()}:${settings.HTTPS_PORT}`;
}

/** This machine's first IPv4 address that other machines can reach, else `localhost`. */
export function networkAddress(): string {
  for (const addresses of Object.values(networkInterfaces())) {
    for (const address of addresses ?? []) {
      if (address.family === 'IPv4' && !address.internal) return address.address;
    }
  }
  return 'localhost';
}
