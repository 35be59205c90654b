import type { OfficerSession } from '../../access/sign-in/session.js';
import type { CaseParts } from './case-parts.js';

/** Puts a case away: what was seen is kept by whoever archived its file, and by nobody here. */
export class CloseCase {
  constructor(private readonly parts: CaseParts) {}

  /** @throws Refusal CASE_UNKNOWN */
  async run(id: Uint8Array, session: OfficerSession): Promise<void> {
    await this.parts.open(id, session);
    await this.parts.units.run((unit) => this.parts.cases.drop(unit, id));
  }
}

/** Puts away what has been open for half a day. A timer runs it. */
export class SweepCases {
  constructor(private readonly parts: CaseParts) {}

  /** @returns how many went */
  run(): Promise<number> {
    const { cases, units, clock } = this.parts;
    return units.run((unit) => cases.dropExpired(unit, clock.now()));
  }
}
