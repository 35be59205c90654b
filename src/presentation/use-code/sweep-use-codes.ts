import type { Clock } from '../../primitives/clock.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { UseCodeStore } from './use-code-store.js';

/** So long a code that is over is kept, so that its maker sees what became of it. */
const KEPT_MS = 600_000;

/** Forgets use codes that are over. A timer runs it. */
export class SweepUseCodes {
  constructor(
    private readonly codes: UseCodeStore,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many went */
  run(): Promise<number> {
    return this.units.run((unit) => this.codes.dropExpired(unit, this.clock.now() - KEPT_MS));
  }
}
