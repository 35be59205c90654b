import { LOG_NAMES } from '../record/act.js';
import type { AuditActs } from './audit-acts.js';
import type { AuditFinding } from './audit-finding.js';
import type { AuditRows } from './audit-rows.js';
import type { AuditTree } from './audit-tree.js';

/**
 * Re-verifies the whole store against both logs: that each act fits its leaf and has its place; that leaves, tiles, signed checkpoints
 * and head files are one tree; that every row of the protected tables is as the last act on it recorded it, that none is missing and none
 * has come from elsewhere. Reads page by page; memory: see `AuditRows`. To be run on a store at rest or on a copy: what acts change while
 * it reads may be reported. Not found, since nothing signed says otherwise: changes to acts that are under no checkpoint yet, where
 * act, outbox and rows were all changed to fit; and the order numbers of the outbox.
 */
export class AuditLedger {
  constructor(
    private readonly acts: AuditActs,
    private readonly trees: AuditTree,
    private readonly rows: AuditRows,
  ) {}

  /** @returns every departure; none for a sound store */
  async run(): Promise<AuditFinding[]> {
    const findings: AuditFinding[] = [];
    for (const log of LOG_NAMES) findings.push(...(await this.trees.run(log)));
    findings.push(...(await this.acts.run()));
    findings.push(...(await this.rows.run()));
    return findings;
  }
}
