import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Clock } from '../primitives/clock.js';
import type { Idempotency } from './idempotency/idempotency.js';
import type { OidcStateStore } from './provider/oidc-state-store.js';
import type { SessionStore } from './sign-in/session-store.js';

/** Forgets what is over: sessions, the provider's requests and assertions, calls older than a month. A timer runs it. */
export class SweepAccess {
  constructor(
    private readonly stores: { readonly sessions: SessionStore; readonly states: OidcStateStore; readonly calls: Idempotency },
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many rows went */
  async run(): Promise<number> {
    const now = this.clock.now();
    const { sessions, states, calls } = this.stores;
    const gone = await this.units.run(async (unit) => [await sessions.dropExpired(unit, now), await states.dropExpired(unit, now), await calls.forgetOld(unit)]);
    return gone.reduce((total, count) => total + count, 0);
  }
}
