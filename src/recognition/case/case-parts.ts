import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { caseUnknown, type CaseContent, type OpenCase } from './counter-case.js';
import type { CaseOwner, CounterCaseStore } from './counter-case-store.js';

const ATTEMPTS = 8;

/** What every step of a case needs: to read it as its officer, and to keep what has come of the step. */
export class CaseParts {
  constructor(
    readonly cases: CounterCaseStore,
    readonly units: UnitOfWork,
    readonly reader: Reader,
    readonly clock: Clock,
  ) {}

  /** @throws Refusal CASE_UNKNOWN */
  async open(id: Uint8Array, session: OfficerSession): Promise<OpenCase> {
    const found = await this.cases.find(this.reader, id, ownerOf(session), this.clock.now());
    if (found === undefined) throw caseUnknown();
    return found;
  }

  /**
   * Keeps what a step has added. Two windows may add at once: each adds to what the other left, since an answer that was given must not be lost.
   * @throws Refusal CASE_UNKNOWN where it was closed meanwhile, CASE_FULL, busy CASE_BUSY
   */
  async keep(id: Uint8Array, session: OfficerSession, add: (content: OpenCase) => CaseContent): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.open(id, session);
      const after = add(before);
      if (await this.units.run((unit) => this.cases.change(unit, before, after))) return;
    }
    throw new Refusal('busy', 'CASE_BUSY', '本件正在多个窗口同时办理，请稍后再试。This case is being changed in several windows: try again in a moment.');
  }
}

export function ownerOf({ officer }: OfficerSession): CaseOwner {
  return { officer: officer.id, department: officer.department };
}
