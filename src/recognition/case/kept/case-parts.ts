import type { Clock } from '../../../primitives/clock.js';
import type { Reader } from '../../../database/reader.js';
import type { Unit, UnitOfWork } from '../../../database/unit-of-work.js';
import { authoriseAtDoor } from '../../../access/authorise.js';
import type { OfficerSession } from '../../../access/sign-in/session.js';
import { caseBusy, caseUnknown, refuseWhenFull, type CaseContent, type OpenCase } from './counter-case.js';
import type { CaseOwner, CasePage, CasePlace, CounterCaseStore } from './counter-case-store.js';

/** Open cases on one page. */
const PAGE = 20;

/** What becomes of a case by a step. */
type Add = (content: OpenCase) => CaseContent;

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

  /** The officer's open cases, newest first. @param behind where the page before this one ended */
  list(session: OfficerSession, behind?: CasePlace): Promise<CasePage> {
    return this.cases.ofOfficer(this.reader, ownerOf(session), { now: this.clock.now(), behind, limit: PAGE });
  }

  /** As `open`, for a step whose answer is to be kept. @throws Refusal CASE_FULL as well */
  async forStep(id: Uint8Array, session: OfficerSession): Promise<OpenCase> {
    const found = await this.open(id, session);
    refuseWhenFull(found);
    return found;
  }

  /**
   * Keeps what a step has added. Two windows may add at once: each adds to what the other left, since an answer that was given must not be lost.
   * @throws Refusal RIGHT_MISSING; CASE_UNKNOWN where it was closed meanwhile
   */
  keep(id: Uint8Array, session: OfficerSession, add: Add): Promise<void> {
    return this.units.run((unit) => this.keepIn(unit, id, { session, add }));
  }

  /** As `keep`, in the transaction that uses up what the step was made with: a code is not spent on an answer that nobody has. */
  async keepIn(unit: Unit, id: Uint8Array, { session, add }: { readonly session: OfficerSession; readonly add: Add }): Promise<void> {
    const now = this.clock.now();
    authoriseAtDoor(session, 'recognition:look-up', now);
    const before = await this.cases.hold(unit, id, ownerOf(session), now);
    if (before === undefined) throw caseUnknown();
    if (!(await this.cases.change(unit, before, add(before)))) throw caseBusy();
  }
}

export function ownerOf({ officer }: OfficerSession): CaseOwner {
  return { officer: officer.id, department: officer.department };
}
