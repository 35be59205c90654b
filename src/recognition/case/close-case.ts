import type { OfficerSession } from '../../access/sign-in/session.js';
import type { CaseParts } from './kept/case-parts.js';

/** Puts a case away: what was seen is kept by whoever archived its file, and by nobody here. */
export class CloseCase {
  constructor(private readonly parts: CaseParts) {}

  /** @returns the service item, for which the next citizen may be waiting @throws Refusal CASE_UNKNOWN */
  async run(id: Uint8Array, session: OfficerSession): Promise<string> {
    const { purpose } = await this.parts.open(id, session);
    await this.parts.units.run((unit) => this.parts.cases.drop(unit, id));
    return purpose.serviceItemCode;
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
