import { readConfig, type Config } from '../src/config.js';

/** The settings of every process that opens the measured store: as in service, but for free ports, a quiet log and a quota that no load uses up. */
export function storeConfig(): Config {
  return readConfig({ ...process.env, PORT: '0', HTTPS_PORT: '0', LOG_LEVEL: 'warn', TOKEN_LIFETIME: '3600', HOLDER_QUOTA: '1000000' });
}
