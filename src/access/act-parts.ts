import type { UnitOfWork } from '../database/unit-of-work.js';
import type { RecordAct } from '../ledger/record/record-act.js';
import type { Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';

/** What every act on the register of departments, clients and officers needs: a transaction, its leaf, a time and an id. */
export class ActParts {
  constructor(
    readonly units: UnitOfWork,
    readonly record: RecordAct,
    readonly clock: Clock,
    readonly random: Random,
  ) {}
}
