import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { authorise } from '../../access/authorise.js';
import { actorOf, departmentOf, type DepartmentCaller } from '../../access/caller.js';
import { clientUnknown } from '../../access/grant-right.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { ClientStore } from '../../access/register/client-store.js';
import type { ClientRow } from '../../access/register/client-row.js';
import type { Catalogue } from '../catalogue.js';
import type { LicenceType } from '../licence-type.js';
import type { ServiceItems } from '../service-item/service-items.js';
import { checkTerm, type AccessOrder, type ApplicationAnswer } from './application.js';
import { AccessApplicationRow } from './application-row.js';
import type { ApplicationStore } from './application-store.js';

/** Applications of one department that may wait at once. */
const MOST_OPEN = 200;

/** A department applies to look up or verify licences of one type, for its own stated service items and a term. */
export class ApplyForAccess {
  constructor(
    private readonly units: UnitOfWork,
    private readonly applications: ApplicationStore,
    private readonly clients: ClientStore,
    private readonly catalogue: Catalogue,
    private readonly items: ServiceItems,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @throws Refusal RIGHT_MISSING, LICENCE_TYPE_UNKNOWN, CLIENT_UNKNOWN, APPLICATION_ITEM, APPLICATION_TERM, APPLICATIONS_OPEN */
  async run(order: AccessOrder, caller: DepartmentCaller, call: MarkedCall): Promise<ApplicationAnswer> {
    authorise(caller, { right: 'access:apply', typeCode: order.licenceType }, this.clock.now());
    const type = await this.catalogue.current(order.licenceType);
    await this.checkItems(order.serviceItems, departmentOf(caller));
    return this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return { id: begun.answerRef, state: 'submitted', until: order.until };
      const row = await this.rowOf(unit, order, { caller, type });
      await this.applications.add(unit, row);
      const facts = new Map([['department', row.department], ['client', row.clientId], ['licenceType', row.licenceType], ['until', row.until]]);
      const act = { log: 'acts', name: 'catalogue/apply-for-access', at: row.appliedAt, actor: row.appliedBy, subject: row.id, facts } as const;
      await this.recordAct.run(unit, act, touched(AccessApplicationRow, row));
      await this.idempotency.finish(unit, call, hex(row.id));
      return { id: hex(row.id), state: 'submitted', until: row.until };
    });
  }

  private async checkItems(codes: readonly string[], department: string): Promise<void> {
    const items = await Promise.all(codes.map((code) => this.items.effective(code)));
    const flaws = items.flatMap((item, index) => (item?.department === department ? [] : [{ pointer: `/serviceItems/${index}`, detail: 'is no service item of your department, or not in effect today: see /v1/service-items' }]));
    if (flaws.length > 0) throw new Refusal('unprocessable', 'APPLICATION_ITEM', '只能为本部门已登记并生效的事项申请。Apply for service items of your own department that are registered and in effect.', flaws);
  }

  private async rowOf(unit: Unit, order: AccessOrder, { caller, type }: { caller: DepartmentCaller; type: LicenceType }): Promise<AccessApplicationRow> {
    const { licenceType, rights, serviceItems, until, reason, legalBasis } = order;
    const appliedAt = this.clock.now();
    checkTerm(until, appliedAt);
    const department = departmentOf(caller);
    const client = await this.ownClient(unit, order.client, caller);
    if ((await this.applications.countOpen(unit, department)) >= MOST_OPEN) {
      throw new Refusal('conflict', 'APPLICATIONS_OPEN', '贵部门待答复的申请过多，请等待答复。Too many applications of your department wait for an answer: wait for some of them.');
    }
    return Object.assign(new AccessApplicationRow(), {
      ...{ id: this.random.bytes(16), department, client: client.id, clientId: client.clientId, licenceType, definingAuthority: type.definingAuthority.code },
      ...{ rights: rights.join(' '), serviceItems: serviceItems.join(' '), until, reason, legalBasis, appliedBy: actorOf(caller), appliedAt, state: 'submitted' },
      ...{ answer: null, grantedUntil: null, decidedBy: null, decidedAt: null },
    });
  }

  /** Another department's system and none at all look alike. */
  private async ownClient(unit: Unit, named: string | undefined, caller: DepartmentCaller): Promise<ClientRow> {
    const clientId = named ?? (caller.kind === 'client' ? caller.client.clientId : undefined);
    const client = clientId === undefined ? undefined : await this.clients.rowOf(unit, clientId);
    if (client?.department !== departmentOf(caller)) throw clientUnknown();
    return client;
  }
}
