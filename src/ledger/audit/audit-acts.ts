import { hex } from '../../primitives/digest.js';
import { flawOfAct } from '../record/act-flaw.js';
import { OutboxRow } from '../record/act-row.js';
import type { OutboxSeal } from '../record/outbox-seal.js';
import { keyText, type AuditFinding } from './audit-finding.js';
import { isSameBytes, type AuditStore } from './audit-store.js';

/** Sees that every act either waits or has its place, that the waiting ones are what the outbox says, and that nothing belongs to no log. */
export class AuditActs {
  constructor(
    private readonly store: AuditStore,
    private readonly seal: OutboxSeal,
  ) {}

  async run(): Promise<AuditFinding[]> {
    const findings: AuditFinding[] = (await this.store.unplacedActs()).map((id) => ({
      table: 'act',
      key: hex(id),
      kind: 'unplaced',
      detail: 'the act neither waits nor has a place in its log',
    }));
    for (const { table, key } of await this.store.strangers()) findings.push({ table, key: keyText(key), kind: 'inserted', detail: 'there is no such log' });
    for await (const waiting of this.store.rows(OutboxRow)) findings.push(...(await this.findingsOf(waiting)));
    return findings;
  }

  private async findingsOf(waiting: OutboxRow): Promise<AuditFinding[]> {
    const at = { table: 'ledger_outbox', key: keyText([waiting.actId]) };
    const act = await this.store.act(waiting.actId);
    if (act === undefined) return [{ ...at, kind: 'inserted', detail: 'there is no such act: it was deleted, or it never was' }];
    const findings: AuditFinding[] = [];
    const flaw = flawOfAct(act);
    if (flaw !== undefined) findings.push({ table: 'act', key: keyText([act.id]), kind: 'edited', detail: flaw });
    if (act.log !== waiting.log || act.at !== waiting.at || !isSameBytes(act.leafHash, waiting.leafHash)) {
      findings.push({ ...at, kind: 'edited', detail: 'the act says something else' });
    }
    if (!this.seal.fits(waiting)) findings.push({ ...at, kind: 'inserted', detail: 'this service did not put it there' });
    if (await this.store.isPlaced(waiting)) findings.push({ ...at, kind: 'inserted', detail: 'the act has its place already' });
    return findings;
  }
}
