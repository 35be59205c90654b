import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf, departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Purpose } from '../../access/purpose.js';
import type { Proof } from '../proof.js';
import { consentOf, consentUnknown, isSamePurpose, licenceTypesOf, purposeOf, standingForDepartment, use, type ApprovedConsent } from './consent.js';
import { ConsentRow } from './consent-row.js';
import type { ConsentStore } from './consent-store.js';

/** Who presents a proof, and for which case. */
export interface PresentedConsent {
  readonly caller: DepartmentCaller;
  readonly purpose: Purpose;
}

/** Holds a consent against the look that it is to open: the department that asked, the item and case that it asked for, approved, in time, unused. */
export class ExamineConsent {
  constructor(
    private readonly consents: ConsentStore,
    private readonly recordAct: RecordAct,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal CONSENT_UNKNOWN, for another department's too · CONSENT_PURPOSE_OTHER, CONSENT_NOT_GIVEN, CONSENT_USED */
  async run(id: Uint8Array, { caller, purpose }: PresentedConsent): Promise<Proof> {
    const row = await this.consents.byId(this.reader, id);
    if (row === undefined || row.department !== departmentOf(caller)) throw consentUnknown();
    if (!isSamePurpose(purposeOf(row), purpose)) throw purposeOther();
    const consent = consentOf(row);
    const standing = standingForDepartment(consent, this.clock.now());
    if (standing === 'used') throw consentUsed();
    if (consent.state !== 'approved' || standing !== 'approved') throw notGiven();
    return {
      kind: 'consent',
      ground: 'holderPresent',
      reference: row.id,
      holderIndexes: [row.holderIndex],
      licenceTypes: licenceTypesOf(row),
      strength: 'strong',
      consume: (unit) => this.consume(unit, { row, consent, actor: actorOf(caller) }),
    };
  }

  private async consume(unit: Unit, { row, consent, actor }: { row: ConsentRow; consent: ApprovedConsent; actor: string }): Promise<void> {
    const moved = await this.consents.move(unit, row, use(consent));
    if (moved === undefined) throw consentUsed();
    const act = { log: 'acts', name: 'presentation/use-consent', at: this.clock.now(), actor, subject: row.id, facts: new Map() } as const;
    await this.recordAct.run(unit, act, touched(ConsentRow, moved));
  }
}

function purposeOther(): Refusal {
  const flaws = [{ pointer: '/purpose', detail: 'service item and case number must be those that the holder approved' }];
  return new Refusal('unprocessable', 'CONSENT_PURPOSE_OTHER', '事项或办件编号与持证人同意的不一致。The holder consented for another service item or case.', flaws);
}

function notGiven(): Refusal {
  return new Refusal('conflict', 'CONSENT_NOT_GIVEN', '持证人尚未同意、已拒绝或同意已过期。The holder has not consented, has refused, or the consent is over: ask again.');
}

function consentUsed(): Refusal {
  return new Refusal('conflict', 'CONSENT_USED', '该同意已使用或已被收回，请重新征得同意。The consent has been used or taken back: ask again.');
}
