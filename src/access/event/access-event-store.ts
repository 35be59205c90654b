import type { Unit } from '../../database/unit-of-work.js';
import { AccessEventRow, AccessSubjectRow } from './access-event-row.js';

/** Memory of reads. */
export class AccessEventStore {
  async add(unit: Unit, event: AccessEventRow, subjects: readonly AccessSubjectRow[]): Promise<void> {
    await unit.insert(AccessEventRow, [event]);
    if (subjects.length > 0) await unit.insert(AccessSubjectRow, subjects);
  }
}
