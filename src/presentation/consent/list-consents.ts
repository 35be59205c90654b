import type { Clock, Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { Purpose } from '../../access/purpose.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { Department } from '../../access/register/department.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { consentOf, licenceTypesOf, purposeOf, standingAt, type ConsentStanding } from './consent.js';
import type { ConsentRow } from './consent-row.js';
import type { ConsentStore } from './consent-store.js';

/** Requests that one page shows at the most. */
const LIMIT = 50;

/** A request as its holder sees it. */
export interface HolderConsent {
  readonly id: Uint8Array;
  readonly standing: ConsentStanding;
  readonly department: Pick<Department, 'code' | 'nameZh' | 'nameEn'>;
  readonly purpose: Purpose;
  readonly licenceTypes: readonly LicenceTypeCode[];
  readonly askedAt: Instant;
  readonly answerUntil: Instant;
  /** Null: was never approved. */
  readonly goodUntil: Instant | null;
}

/** The holder sees who asks, and who has asked. */
export class ListConsents {
  constructor(
    private readonly consents: ConsentStore,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Open ones first, the most urgent at the top; then the others, newest first. */
  async run(session: HolderSession): Promise<{ readonly open: readonly HolderConsent[]; readonly past: readonly HolderConsent[] }> {
    const now = this.clock.now();
    const rows = await this.consents.ofHolder(this.reader, session.holderIndex, { now, limit: LIMIT });
    const all = await Promise.all(rows.map((row) => this.seen(row, now)));
    const open = all.filter(({ standing }) => standing === 'asked').sort((left, right) => left.answerUntil - right.answerUntil);
    return { open, past: all.filter(({ standing }) => standing !== 'asked') };
  }

  /** How many wait for an answer: the badge. */
  countOpen(session: HolderSession): Promise<number> {
    return this.consents.countOpen(this.reader, session.holderIndex, this.clock.now());
  }

  private async seen(row: ConsentRow, now: Instant): Promise<HolderConsent> {
    const { id, department: code, askedAt, answerUntil, goodUntil } = row;
    const department = (await this.departments.byCode(this.reader, code as Department['code'])) ?? { code: code as Department['code'], nameZh: code, nameEn: code };
    return { id, standing: standingAt(consentOf(row), now), department, purpose: purposeOf(row), licenceTypes: licenceTypesOf(row), askedAt, answerUntil, goodUntil };
  }
}
