import { join } from 'node:path';
import { systemRandom } from '../../src/primitives/random.js';
import { GrantRight } from '../../src/access/grant-right.js';
import { RegisterClient } from '../../src/access/register-client.js';
import type { CreditCode } from '../../src/holder/credit-code.js';
import type { Grant } from '../../src/access/register/grant.js';
import { ClientKeyFolder } from '../../src/cli/client-key-folder.js';
import { fetchToken } from '../../src/cli/token-client.js';
import type { WholeService } from './service.js';

/** A system that the demonstration city does not have, for as long as a test runs. */
export interface ExtraClient {
  readonly clientId: string;
  readonly department: CreditCode;
  /** For a year, unless they say until when. */
  readonly grants: readonly (Omit<Grant, 'validUntil' | 'serviceItem'> & Partial<Pick<Grant, 'validUntil'>>)[];
}

/** Registers the client with its rights. @returns an access token with all of them */
export async function extraClient(service: WholeService, { clientId, department, grants }: ExtraClient): Promise<string> {
  const keys = new ClientKeyFolder(join(service.config.dataDir, 'clients'));
  const { app, clock, origin } = service;
  await app.get(RegisterClient).run({ clientId, department, name: '试验系统', jwks: { keys: [keys.publicKey(clientId)] } }, 'service');
  const validUntil = clock.now() + 365 * 86_400_000;
  for (const grant of grants) await app.get(GrantRight).run({ clientId, validUntil, ...grant }, 'service');
  const scope = [...new Set(grants.map(({ right }) => right))].join(' ');
  return fetchToken({ origin, clientId, key: keys.read(clientId), scope }, clock, systemRandom);
}
