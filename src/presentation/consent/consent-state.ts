import type { Clock } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import { consentOf, consentUnknown, consentView, standingForDepartment, type ConsentView } from './consent.js';
import type { ConsentStore } from './consent-store.js';

/** The department that asked sees how its request stands. */
export class ConsentState {
  constructor(
    private readonly consents: ConsentStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal CONSENT_UNKNOWN, for another department's request too */
  async run(id: Uint8Array, caller: DepartmentCaller): Promise<ConsentView> {
    const row = await this.consents.byId(this.reader, id);
    if (row === undefined || row.department !== departmentOf(caller)) throw consentUnknown();
    const consent = consentOf(row);
    return consentView(row.id, consent, standingForDepartment(consent, this.clock.now()));
  }
}
