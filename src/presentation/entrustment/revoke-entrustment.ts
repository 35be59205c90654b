import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf } from '../../access/caller.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { EntrustmentRow } from './entrustment-row.js';
import type { EntrustmentStore } from './entrustment-store.js';

/** The grantor takes an entrustment back: from this moment it opens nothing. Again changes nothing. */
export class RevokeEntrustment {
  constructor(
    private readonly units: UnitOfWork,
    private readonly entrustments: EntrustmentStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal ENTRUSTMENT_UNKNOWN, for somebody else's too */
  async run(session: HolderSession, id: Uint8Array): Promise<void> {
    await this.units.run(async (unit) => {
      const row = await this.entrustments.byId(unit, id);
      if (row === undefined || hex(row.grantorIndex) !== hex(session.holderIndex)) {
        throw new Refusal('notFound', 'ENTRUSTMENT_UNKNOWN', '您没有作出这项委托。You have given no such entrustment.');
      }
      const at = this.clock.now();
      const revoked = await this.entrustments.revoke(unit, id, at);
      if (revoked === undefined) return;
      const facts = new Map([['usesMade', revoked.usesMade]]);
      const act = { log: 'acts', name: 'presentation/revoke-entrustment', at, actor: actorOf(session), subject: id, facts } as const;
      await this.recordAct.run(unit, act, touched(EntrustmentRow, revoked));
    });
  }
}
