import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { readConfig } from '../../src/config.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { systemRandom } from '../../src/primitives/random.js';
import { appPlan } from '../../src/cli/app-plan.js';
import { CITY } from '../../src/cli/city/city.js';
import { withApp } from '../../src/cli/open-app.js';
import { ApiDocument } from '../../src/web/api-document.js';

const HEAD = '/** Generated from the interface’s own document (`npm run client`): not to be edited. */\n\n';

/** The types of the interface, as `clients/typescript/src/interface.ts` holds them. */
export async function interfaceTypes(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengku-interface-'));
  try {
    const config = readConfig({ DATA_DIR: folder, HTTPS_PORT: '0', LOG_LEVEL: 'silent' });
    const plan = appPlan(config, { clock: new FrozenClock(Date.UTC(2026, 10, 28)), random: systemRandom, write: () => undefined, city: CITY, origins: [] });
    const document = await withApp(plan, (app) => Promise.resolve(app.get(ApiDocument).get()));
    return HEAD + astToString(await openapiTS(document as unknown as OpenAPI3, { silent: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
