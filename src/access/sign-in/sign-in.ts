import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import { CALLBACK_PATH } from '../provider/client-metadata.js';
import type { BeginSession, BegunSession } from './begin-session.js';
import { ATTEMPT_SECONDS, openAttempt, sealAttempt } from './sign-in-attempt.js';
import type { SignInClient } from './sign-in-client.js';

/** A sign-in that has begun: where the browser goes, and what it keeps. */
export interface Begun {
  readonly location: string;
  readonly attempt: string;
}

/** What the browser brought back from the provider. */
export interface Return {
  readonly origin: string;
  /** What stood after `?`. */
  readonly query: string;
  readonly attempt: string | undefined;
  /** Secret of the session that it had. */
  readonly former: string | undefined;
}

/** Signs people in: to the provider, back, and a session. */
export class SignIn {
  /**
   * @param client undefined where no provider is configured
   * @param secret 32 bytes, signs what the browser keeps
   */
  constructor(
    private readonly client: SignInClient | undefined,
    private readonly sessions: BeginSession,
    private readonly secret: Uint8Array,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @param returnTo a path of this service. @throws Refusal notFound SIGN_IN_NOT_CONFIGURED · busy SIGN_IN_PROVIDER_DOWN */
  async begin(origin: string, returnTo: string): Promise<Begun> {
    const attempt = { state: this.word(), nonce: this.word(), verifier: this.word(), returnTo, expiresAt: this.clock.now() + ATTEMPT_SECONDS * 1000 };
    const location = await this.provider().authorizationUrl(attempt, new URL(CALLBACK_PATH, origin));
    return { location: location.href, attempt: sealAttempt(attempt, this.secret) };
  }

  /**
   * @returns the session's secret, and where to go now
   * @throws Refusal unauthenticated SIGN_IN_EXPIRED · SIGN_IN_REFUSED; forbidden SIGN_IN_UNKNOWN; notFound SIGN_IN_NOT_CONFIGURED; busy SIGN_IN_PROVIDER_DOWN
   */
  async finish({ origin, query, attempt, former }: Return): Promise<BegunSession & { readonly returnTo: string }> {
    const client = this.provider();
    const begun = openAttempt(attempt, this.secret, this.clock.now());
    if (begun === undefined) throw new Refusal('unauthenticated', 'SIGN_IN_EXPIRED', '登录已超时，请重新登录。This sign-in took too long: begin again.');
    const signedIn = await client.finish(begun, new URL(`${CALLBACK_PATH}?${query}`, origin));
    return { ...(await this.sessions.run(signedIn, former)), returnTo: begun.returnTo };
  }

  private provider(): SignInClient {
    if (this.client !== undefined) return this.client;
    throw new Refusal('notFound', 'SIGN_IN_NOT_CONFIGURED', '本系统未配置统一身份认证。No sign-in service is configured: the operator sets OIDC_ISSUER.');
  }

  /** 32 random bytes, base64url. */
  private word(): string {
    return Buffer.from(this.random.bytes(32)).toString('base64url');
  }
}
