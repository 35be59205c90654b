import { z } from 'zod';
import { touched } from '../../ledger/record/record-act.js';
import type { ActParts } from '../act-parts.js';
import { clientUnknown } from '../grant-right.js';
import { clientIdSchema } from '../register/client-id.js';
import type { ClientStore } from '../register/client-store.js';
import { ClientQuotaRow } from './client-quota-row.js';
import type { QuotaStore } from './quota-store.js';

/** What has to be told of a client's own quota: distinct holders in a day of China, 1 to 1,000,000. */
export const quotaOrder = z.strictObject({ clientId: clientIdSchema, holdersPerDay: z.int().min(1).max(1_000_000) });
export type QuotaOrder = z.infer<typeof quotaOrder>;

/** Gives a client a quota of its own: within ten seconds it is the one that counts, on every instance. */
export class SetQuota {
  constructor(
    private readonly clients: ClientStore,
    private readonly quotas: QuotaStore,
    private readonly parts: ActParts,
  ) {}

  /** @throws Refusal notFound CLIENT_UNKNOWN */
  async run({ clientId, holdersPerDay }: QuotaOrder, actor: string): Promise<void> {
    const { units, record, clock } = this.parts;
    const at = clock.now();
    await units.run(async (unit) => {
      const client = await this.clients.rowOf(unit, clientId);
      if (client === undefined) throw clientUnknown();
      const row = Object.assign(new ClientQuotaRow(), { client: client.id, holdersPerDay });
      await this.quotas.set(unit, row);
      const facts = new Map<string, string | number>([['client', clientId], ['holdersPerDay', holdersPerDay]]);
      await record.run(unit, { log: 'acts', name: 'access/set-quota', at, actor, subject: client.id, facts }, touched(ClientQuotaRow, row));
    });
  }
}
