import type { Clock } from '../../../primitives/clock.js';
import type { Reader } from '../../../database/reader.js';
import type { UnitOfWork } from '../../../database/unit-of-work.js';
import { authoriseAtDoor } from '../../../access/authorise.js';
import type { OfficerSession } from '../../../access/sign-in/session.js';
import { caseBusy, caseUnknown, refuseWhenFull, type CaseContent, type OpenCase } from './counter-case.js';
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

  /** Nobody works at a desk whose department may look nothing up; a right taken back shuts also what is open. @throws Refusal RIGHT_MISSING, CASE_UNKNOWN */
  async open(id: Uint8Array, session: OfficerSession): Promise<OpenCase> {
    authoriseAtDoor(session, 'recognition:look-up', this.clock.now());
    const found = await this.cases.find(this.reader, id, ownerOf(session), this.clock.now());
    if (found === undefined) throw caseUnknown();
    return found;
  }

  /** The officer's open cases, newest first. */
  list(session: OfficerSession): Promise<OpenCase[]> {
    return this.cases.ofOfficer(this.reader, ownerOf(session), this.clock.now());
  }

  /** As `open`, for a step whose answer is to be kept. @throws Refusal CASE_FULL as well */
  async forStep(id: Uint8Array, session: OfficerSession): Promise<OpenCase> {
    const found = await this.open(id, session);
    refuseWhenFull(found);
    return found;
  }

  /**
   * Keeps what a step has added. Two windows may add at once: each adds to what the other left, since an answer that was given must not be lost.
   * @throws Refusal CASE_UNKNOWN where it was closed meanwhile, busy CASE_BUSY
   */
  async keep(id: Uint8Array, session: OfficerSession, add: (content: OpenCase) => CaseContent): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.open(id, session);
      const after = add(before);
      if (await this.units.run((unit) => this.cases.change(unit, before, after))) return;
    }
    throw caseBusy();
  }
}

export function ownerOf({ officer }: OfficerSession): CaseOwner {
  return { officer: officer.id, department: officer.department };
}
