import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { SessionStore } from './session-store.js';
import { sessionId } from './session.js';

/** Ends a session, here and now: the cookie's secret opens nothing any more. */
export class SignOut {
  constructor(
    private readonly sessions: SessionStore,
    private readonly units: UnitOfWork,
  ) {}

  async run(secret: string): Promise<void> {
    await this.units.run((unit) => this.sessions.drop(unit, sessionId(secret)));
  }
}
