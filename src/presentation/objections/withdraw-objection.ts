import { compareBytes } from '../../primitives/cbor/cbor.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { actorOf } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { CloseObjection } from './close-objection.js';

/** A holder takes an objection back. */
export class WithdrawObjection {
  constructor(
    private readonly close: CloseObjection,
    private readonly idempotency: Idempotency,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal notFound OBJECTION_UNKNOWN, for others' too · conflict OBJECTION_CLOSED · IDEMPOTENCY_… */
  async run(session: HolderSession, id: Uint8Array, call: MarkedCall): Promise<void> {
    const closing = { state: 'withdrawn', act: 'presentation/withdraw-objection', actor: actorOf(session) } as const;
    const isOwn = (row: { readonly holderIndex: Uint8Array }): boolean => compareBytes(row.holderIndex, session.holderIndex) === 0;
    await this.units.run(async (unit) => {
      if ((await this.idempotency.begin(unit, call)).state === 'replay') return;
      await this.close.run(unit, id, isOwn, { at: this.clock.now(), closing });
      await this.idempotency.finish(unit, call, hex(id));
    });
  }
}
