import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { isDuplicate, type Unit, type UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf, type DepartmentCaller } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { ClientItemRightRow } from '../../access/register/client-row.js';
import type { ClientStore } from '../../access/register/client-store.js';
import { applicationUnknown, checkTerm, endOf, type ApplicationAnswer, type ApplicationState, type Decision } from './application.js';
import { AccessApplicationRow } from './application-row.js';
import type { ApplicationStore } from './application-store.js';
import { applicationId, isSteward } from './steward.js';

/** Who decides, and how the call is marked. */
export interface DecidedBy {
  readonly caller: DepartmentCaller;
  readonly call: MarkedCall;
}

/** The steward, the authority that defines the licence type, grants or refuses. What is granted is in force with the same commit, and ends by itself. */
export class DecideApplication {
  constructor(
    private readonly units: UnitOfWork,
    private readonly applications: ApplicationStore,
    private readonly clients: ClientStore,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal APPLICATION_UNKNOWN, APPLICATION_DECIDED, APPLICATION_TERM */
  async run(id: string, decision: Decision, by: DecidedBy): Promise<ApplicationAnswer> {
    const decide = (): Promise<ApplicationAnswer> => this.units.run((unit) => this.decide(unit, { id, decision }, by));
    // Of two decisions that give one client the same right at once, the second finds it taken: looking again, it finds the row.
    return decide().catch((error: unknown) => (isDuplicate(error) ? decide() : Promise.reject(error as Error)));
  }

  private async decide(unit: Unit, { id, decision }: { id: string; decision: Decision }, { caller, call }: DecidedBy): Promise<ApplicationAnswer> {
    const begun = await this.idempotency.begin(unit, call);
    if (begun.state === 'replay') return answerOf(id, begun.answerRef);
    const at = this.clock.now();
    const before = await this.applications.byId(unit, applicationId(id));
    if (before === undefined || !isSteward(caller, before, at)) throw applicationUnknown();
    const grantedUntil = decision.state === 'granted' ? (decision.until ?? before.until) : null;
    const { state, answer } = decision;
    const after = Object.assign(new AccessApplicationRow(), before, { state, answer, grantedUntil, decidedBy: actorOf(caller), decidedAt: at });
    if (!(await this.applications.decide(unit, after))) throw decided();
    if (grantedUntil !== null) checkTerm(grantedUntil, at, before.until);
    const rights = grantedUntil === null ? [] : await this.give(unit, after, grantedUntil);
    const facts = new Map<string, string>([['client', after.clientId], ['licenceType', after.licenceType], ['state', state], ['until', grantedUntil ?? '']]);
    const act = { log: 'acts', name: 'catalogue/decide-application', at, actor: actorOf(caller), subject: after.id, facts } as const;
    await this.recordAct.run(unit, act, [...touched(AccessApplicationRow, after), ...touched(ClientItemRightRow, ...rights)]);
    const reference = `${state} ${grantedUntil ?? ''}`;
    await this.idempotency.finish(unit, call, reference);
    return answerOf(id, reference);
  }

  /** A right that the client has already for longer stays as it is. @returns the rows that were written */
  private async give(unit: Unit, { client, licenceType, rights, serviceItems }: AccessApplicationRow, until: string): Promise<ClientItemRightRow[]> {
    const validUntil = endOf(until);
    const had = await this.clients.itemRights(unit, client);
    const rows = rights.split(' ').flatMap((right) => serviceItems.split(' ').map((serviceItem) => Object.assign(new ClientItemRightRow(), { client, right, typeCode: licenceType, serviceItem, validUntil })));
    const given = rows.filter((row) => !had.some((each) => isSame(each, row) && each.validUntil >= validUntil));
    for (const row of given) await this.clients.grantForItem(unit, row);
    return given;
  }
}

function isSame(one: ClientItemRightRow, other: ClientItemRightRow): boolean {
  return one.right === other.right && one.typeCode === other.typeCode && one.serviceItem === other.serviceItem;
}

function answerOf(id: string, reference: string): ApplicationAnswer {
  const [state = '', until = ''] = reference.split(' ');
  return { id, state: state as ApplicationState, until: until === '' ? null : until };
}

function decided(): Refusal {
  return new Refusal('conflict', 'APPLICATION_DECIDED', '该申请已有答复。This application has been decided already: read it again.');
}
