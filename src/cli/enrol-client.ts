import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../config.js';
import { isoInstant } from '../primitives/clock.js';
import { makeClientKey } from '../pki/vault/key-vault-client-key.js';
import { GrantRight } from '../access/grant-right.js';
import { RegisterClient } from '../access/register-client.js';
import { clientOrder } from '../access/register/client.js';
import { grantOrder, type GrantOrder } from '../access/register/grant.js';
import { appPlan, type Surroundings } from './app-plan.js';
import { unlessDone } from './found-city.js';
import { withApp } from './open-app.js';
import { told, UsageFault } from './usage-fault.js';

/** Rights are given for a year; told again they run a year from then. */
const GRANT_MS = 365 * 86_400_000;
const ACTOR = 'service';

/** `npm run cli -- client-key`: a key pair for a department that has no tool for it. Two lines: the private JWK, which stays there; the public JWK Set, which comes here. */
export function clientKey(print: (line: string) => void): number {
  const { privateJwk, publicJwk } = makeClientKey();
  print(JSON.stringify(privateJwk));
  print(JSON.stringify({ keys: [publicJwk] }));
  return 0;
}

/**
 * `npm run cli -- register-client`: enters a department's system with its public keys and gives it rights. A client that is registered
 * keeps its keys and gets the rights.
 */
export async function enrolClient(config: Config, words: readonly string[], around: Surroundings): Promise<number> {
  const [clientId, department, name, jwksFile, ...rights] = words;
  if (jwksFile === undefined || rights.length === 0) throw new UsageFault('A client is told by its identifier, its department’s credit code, its name, the file of its JWK Set, and at least one RIGHT:TYPE_CODE.');
  const client = told(clientOrder, { clientId, department, name, jwks: jsonOf(jwksFile) });
  const validUntil = around.clock.now() + GRANT_MS;
  const grants = told(z.array(grantOrder), rights.map((text) => ({ clientId, ...rightOf(text), validUntil })));
  return withApp(appPlan(config, around), async (app) => {
    await unlessDone(() => app.get(RegisterClient).run(client, ACTOR));
    for (const grant of grants) await give(grant);
    if (config.SANDBOX_URL !== undefined) around.write(`沙箱 sandbox  ${config.SANDBOX_URL}  POST /sandbox/clients`);
    return 0;

    async function give(grant: GrantOrder): Promise<void> {
      await app.get(GrantRight).run(grant, ACTOR);
      around.write(`${grant.clientId}  ${grant.right}  ${grant.typeCode}  至 until ${isoInstant(validUntil).slice(0, 10)}`);
    }
  });
}

/** `licences:issue:11990101MA990001XX002`: the last part is the licence type's code, or `*`. */
function rightOf(text: string): { readonly right: string; readonly typeCode: string } {
  const colon = text.lastIndexOf(':');
  return { right: text.slice(0, Math.max(colon, 0)), typeCode: text.slice(colon + 1) };
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new UsageFault(`${path} cannot be read as JSON`, { cause });
  }
}
