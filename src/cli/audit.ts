import type { INestApplicationContext } from '@nestjs/common';
import { systemClock } from '../primitives/clock.js';
import { systemRandom } from '../primitives/random.js';
import type { Config } from '../config.js';
import { tokenOf } from '../nest/wire.js';
import { Database } from '../database/database.js';
import { AuditActs } from '../ledger/audit/audit-acts.js';
import { AuditLeaves } from '../ledger/audit/audit-leaves.js';
import { AuditRows } from '../ledger/audit/audit-rows.js';
import { AuditStore } from '../ledger/audit/audit-store.js';
import { AuditTree } from '../ledger/audit/audit-tree.js';
import { AuditLedger } from '../ledger/audit/audit.js';
import { OutboxSeal } from '../ledger/record/outbox-seal.js';
import { HeadStore } from '../ledger/head-store.js';
import { CHECKPOINT_SIGNERS } from '../ledger/ledger.controller.js';
import { appPlan } from './app-plan.js';
import { CITY } from './city/city.js';
import { withApp } from './open-app.js';
import { PROTECTED_ROWS } from './rows.js';

/** The auditor of an open service: every protected table against both logs. */
export function auditorOf(app: INestApplicationContext): AuditLedger {
  const { reader, mappings } = app.get(Database);
  const store = new AuditStore(reader, mappings);
  const tree = new AuditTree(store, new AuditLeaves(store), app.get(HeadStore), app.get(tokenOf(CHECKPOINT_SIGNERS)));
  return new AuditLedger(new AuditActs(store, app.get(OutboxSeal)), tree, new AuditRows(store, PROTECTED_ROWS));
}

/** `npm run cli -- audit`: prints each departure of the store from the ledger. @returns 0 for a sound store, else 1 */
export async function audit(config: Config, print: (line: string) => void): Promise<number> {
  const plan = appPlan(config, { clock: systemClock, random: systemRandom, write: print, city: CITY, origins: [] });
  const findings = await withApp(plan, (app) => auditorOf(app).run());
  for (const { kind, table, key, detail } of findings) print(`${kind}  ${table}  ${key}  ${detail}`);
  print(findings.length === 0 ? '账本与库一致，未发现改动。The store is as the ledger has it.' : `${findings.length} 处不符 departures from the ledger.`);
  return findings.length === 0 ? 0 : 1;
}
