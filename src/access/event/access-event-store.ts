import type { Unit } from '../../database/unit-of-work.js';
import { AccessDelayRow, AccessEventRow, AccessProofRow, AccessSubjectRow } from './access-event-row.js';

/** Everything that one read writes. */
export interface AccessRows {
  readonly event: AccessEventRow;
  readonly subjects: readonly AccessSubjectRow[];
  readonly proofs: readonly AccessProofRow[];
  readonly delays: readonly AccessDelayRow[];
}

/** Memory of reads. */
export class AccessEventStore {
  async add(unit: Unit, { event, subjects, proofs, delays }: AccessRows): Promise<void> {
    await unit.insert(AccessEventRow, [event]);
    await unit.insert(AccessSubjectRow, subjects);
    await unit.insert(AccessProofRow, proofs);
    await unit.insert(AccessDelayRow, delays);
  }
}
