import { touched } from '../ledger/record/record-act.js';
import { Refusal } from '../primitives/refusal.js';
import type { ActParts } from './act-parts.js';
import { ClientRightRow } from './register/client-row.js';
import type { ClientStore } from './register/client-store.js';
import type { GrantOrder } from './register/grant.js';

/** Gives a client a right on a licence type until an instant; given again, the instant moves: one in the past takes the right back. */
export class GrantRight {
  constructor(
    private readonly clients: ClientStore,
    private readonly parts: ActParts,
  ) {}

  /** @throws Refusal notFound CLIENT_UNKNOWN */
  async run({ clientId, right, typeCode, validUntil }: GrantOrder, actor: string): Promise<void> {
    const { units, record, clock } = this.parts;
    const at = clock.now();
    await units.run(async (unit) => {
      const client = await this.clients.rowOf(unit, clientId);
      if (client === undefined) throw clientUnknown();
      const row = Object.assign(new ClientRightRow(), { client: client.id, right, typeCode, validUntil });
      await this.clients.grant(unit, row);
      const facts = new Map<string, string | number>([['client', clientId], ['right', right], ['licenceType', typeCode], ['validUntil', validUntil]]);
      await record.run(unit, { log: 'acts', name: 'access/grant-right', at, actor, subject: client.id, facts }, touched(ClientRightRow, row));
    });
  }
}

export function clientUnknown(): Refusal {
  return new Refusal('notFound', 'CLIENT_UNKNOWN', '没有这个客户端。There is no such client.');
}
