import type { Reader } from '../../database/reader.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import type { SignedIn } from '../register/officer.js';
import type { OfficerStore } from '../register/officer-store.js';
import type { SessionFacts } from './session-mac.js';
import type { SessionStore } from './session-store.js';
import { sessionId } from './session.js';

type Bound = Pick<SessionFacts, 'kind' | 'holderIndex' | 'indexKey' | 'codeType' | 'officer'>;

/** What the browser's cookie is made of. */
export interface BegunSession {
  readonly secret: string;
  readonly lifetimeSeconds: number;
}

/** Begins the session of somebody whom a provider has signed in, and ends the one that the browser had before. */
export class BeginSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly officers: OfficerStore,
    private readonly units: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly lifetimeSeconds: number,
  ) {}

  /**
   * @param former the secret that the browser sent along: a session is never carried over a sign-in
   * @returns the new secret, for the cookie alone, and how long it is good
   * @throws Refusal forbidden SIGN_IN_UNKNOWN where the sign-in is bound to nobody
   */
  async run(signedIn: SignedIn, former: string | undefined): Promise<BegunSession> {
    const bound = await this.boundTo(signedIn);
    const { clock, random, lifetimeSeconds } = this;
    const secret = Buffer.from(random.bytes(32)).toString('base64url');
    const facts = { ...bound, id: sessionId(secret), expiresAt: clock.now() + lifetimeSeconds * 1000 };
    await this.units.run(async (unit) => {
      if (former !== undefined) await this.sessions.drop(unit, sessionId(former));
      await this.sessions.add(unit, facts);
    });
    return { secret, lifetimeSeconds };
  }

  private async boundTo(signedIn: SignedIn): Promise<Bound> {
    const none = { holderIndex: null, indexKey: null, codeType: null, officer: null };
    const officer = await this.officers.officerBySignIn(this.reader, signedIn);
    if (officer?.state === 'active') return { ...none, kind: 'officer', officer: officer.id };
    const person = await this.officers.personBySignIn(this.reader, signedIn);
    if (person !== undefined) {
      const { holderIndex, indexKey, codeType } = person;
      return { ...none, kind: 'holder', holderIndex, indexKey, codeType };
    }
    throw new Refusal('forbidden', 'SIGN_IN_UNKNOWN', '该账号尚未与持证主体或工作人员绑定。This sign-in is not bound to a holder or an officer: ask the operator.');
  }
}
