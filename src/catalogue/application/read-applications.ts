import { isoInstant, type Clock, type Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Reader } from '../../database/reader.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { Catalogue } from '../catalogue.js';
import { applicationUnknown, type Application, type ApplicationState } from './application.js';
import type { AccessApplicationRow } from './application-row.js';
import type { ApplicationStore } from './application-store.js';
import { applicationId, isSteward } from './steward.js';

/** Told of each kind at the most: the newest. */
const LIMIT = 200;

/** What a caller may see. */
export interface Applications {
  /** The own department's. */
  readonly own: readonly Application[];
  /** For licence types that the caller answers for. */
  readonly forSteward: readonly Application[];
  /** `false`: there are older ones that are not told. */
  readonly isComplete: boolean;
}

/** Applications as those see them who made them and those who decide them; to all others they do not exist. */
export class ReadApplications {
  constructor(
    private readonly applications: ApplicationStore,
    private readonly departments: DepartmentStore,
    private readonly catalogue: Catalogue,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async list(caller: DepartmentCaller): Promise<Applications> {
    const now = this.clock.now();
    const department = departmentOf(caller);
    const own = await this.applications.ofDepartment(this.reader, department, LIMIT + 1);
    const defined = await this.applications.forSteward(this.reader, department, LIMIT + 1);
    const toView = (rows: readonly AccessApplicationRow[]): Promise<Application[]> => Promise.all(rows.slice(0, LIMIT).map((row) => this.view(row, caller, now)));
    return {
      own: await toView(own),
      forSteward: await toView(defined.filter((row) => isSteward(caller, row, now))),
      isComplete: own.length <= LIMIT && defined.length <= LIMIT,
    };
  }

  /** @throws Refusal APPLICATION_UNKNOWN */
  async one(id: string, caller: DepartmentCaller): Promise<Application> {
    const now = this.clock.now();
    const row = await this.applications.byId(this.reader, applicationId(id));
    if (row === undefined || (row.department !== departmentOf(caller) && !isSteward(caller, row, now))) throw applicationUnknown();
    return this.view(row, caller, now);
  }

  private async view(row: AccessApplicationRow, caller: DepartmentCaller, now: Instant): Promise<Application> {
    const { names } = await this.catalogue.current(row.licenceType);
    const department = await this.departments.byCode(this.reader, row.department as CreditCode);
    const { clientId: client, until, reason, legalBasis } = row;
    return {
      id: hex(row.id),
      department: { code: row.department, names: { zh: department?.nameZh ?? '', en: department?.nameEn ?? '' } },
      client,
      licenceType: { code: row.licenceType, names },
      rights: row.rights.split(' '),
      serviceItems: row.serviceItems.split(' '),
      until,
      reason,
      legalBasis,
      state: row.state as ApplicationState,
      appliedAt: isoInstant(row.appliedAt),
      decision: row.decidedAt === null ? null : { answer: row.answer ?? '', until: row.grantedUntil, at: isoInstant(row.decidedAt) },
      mayDecide: row.state === 'submitted' && isSteward(caller, row, now),
    };
  }
}
