import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { Clock } from '../../primitives/clock.js';
import type { UsedCodeStore } from './used-code-store.js';

/** An expired code is refused for its time alone; an hour bears every clock of every instance. */
const KEPT_MS = 3_600_000;

/** Forgets the used codes that expired an hour ago. A timer runs it. */
export class SweepCodes {
  constructor(
    private readonly used: UsedCodeStore,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many rows went */
  async run(): Promise<number> {
    return this.units.run((unit) => this.used.forget(unit, this.clock.now() - KEPT_MS));
  }
}
