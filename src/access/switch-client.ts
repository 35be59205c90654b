import { touched } from '../ledger/record/record-act.js';
import { Refusal } from '../primitives/refusal.js';
import type { ActParts } from './act-parts.js';
import { clientUnknown } from './grant-right.js';
import { ClientRow } from './register/client-row.js';
import type { ClientStore } from './register/client-store.js';
import type { ClientState } from './register/client.js';

/** Disables a client, or enables it again: at the latest five seconds later every request of it is refused. */
export class SwitchClient {
  constructor(
    private readonly clients: ClientStore,
    private readonly parts: ActParts,
  ) {}

  /** @throws Refusal notFound CLIENT_UNKNOWN · conflict CLIENT_STATE_SAME */
  async run(clientId: string, to: ClientState, actor: string): Promise<void> {
    const { units, record, clock } = this.parts;
    const at = clock.now();
    await units.run(async (unit) => {
      const client = await this.clients.rowOf(unit, clientId);
      if (client === undefined) throw clientUnknown();
      if (!(await this.clients.move(unit, client.id, to))) throw new Refusal('conflict', 'CLIENT_STATE_SAME', '客户端已是该状态。The client is in this state already.');
      const row = Object.assign(new ClientRow(), client, { state: to });
      const facts = new Map([['client', clientId], ['state', to]]);
      await record.run(unit, { log: 'acts', name: 'access/switch-client', at, actor, subject: client.id, facts }, touched(ClientRow, row));
    });
  }
}
