import { once } from 'node:events';
import { request, type IncomingMessage, type Server } from 'node:http';
import { duplexPair } from 'node:stream';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import { Refusal } from '../../primitives/refusal.js';
import type { SignedIn } from '../register/officer.js';
import { challengeOf, type SignInAttempt } from './sign-in-attempt.js';

/** The OpenID provider that signs people in. */
export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  /** `embedded` lives in this process and is found at whichever origin the browser came to. */
  readonly place: 'embedded' | 'outside';
  /** Absent: the platform's own. */
  readonly fetch?: CustomFetch;
}

const DEADLINE_SECONDS = 10;

/** Authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1, RFC 9700 §2.1.1) at the embedded or an outside provider. */
export class SignInClient {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly provider: SignInProvider) {}

  /** Where the browser is to go. @param callback our own address, `https://…/sign-in/callback` */
  async authorizationUrl(attempt: SignInAttempt, callback: URL): Promise<URL> {
    const address = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: callback.href,
      response_type: 'code',
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: challengeOf(attempt),
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    return this.provider.place === 'embedded' ? new URL(address.pathname + address.search, callback) : address;
  }

  /** @param callback our own address with what the provider added. @throws Refusal unauthenticated SIGN_IN_REFUSED · busy SIGN_IN_PROVIDER_DOWN */
  async finish(attempt: SignInAttempt, callback: URL): Promise<SignedIn> {
    const configuration = await this.configuration();
    const checks = { expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier, idTokenExpected: true };
    const tokens = await authorizationCodeGrant(configuration, callback, checks).catch(refuse);
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('an ID token was expected, and the library let its absence pass');
    return { issuer: claims.iss, subject: claims.sub };
  }

  /** Discovered once; a provider that was down is asked again by the next sign-in. */
  private configuration(): Promise<Configuration> {
    this.known ??= this.discover().catch((cause: unknown) => {
      this.known = undefined;
      throw providerDown(cause);
    });
    return this.known;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, place, fetch } = this.provider;
    const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
    // Inside this process nothing can listen in, and demonstration may run without TLS.
    const execute = place === 'embedded' ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks];
    const metadata = place === 'embedded' ? { id_token_signed_response_alg: 'ES256' } : {};
    return discovery(new URL(issuer), clientId, metadata, authentication, { execute, timeout: DEADLINE_SECONDS, ...(fetch && { [customFetch]: fetch }) });
  }
}

/**
 * Reaches a server of this process over a pair of streams: no port, no TLS, no name that only the outside can resolve.
 * @param server asked at each call, since it may not listen yet
 */
export function inProcessFetch(server: () => Server): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const { pathname, search, host } = new URL(address);
    const payload = Buffer.from(await new Response(body ?? null).arrayBuffer());
    const [near, far] = duplexPair();
    server().emit('connection', far);
    const told = { ...headers, host, connection: 'close', 'content-length': payload.length };
    const asked = request({ method, path: pathname + search, headers: told, createConnection: () => near, ...(signal && { signal }) }).end(payload);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const contents = Buffer.concat((await answer.toArray()) as Buffer[]);
    const lines = Object.entries(answer.headers).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    return new Response(contents.length > 0 ? contents : null, { status: answer.statusCode ?? 502, headers: lines });
  };
}

/** Whatever the provider or the redirect said that does not fit ends the sign-in; only a silent network is another thing. */
function refuse(cause: unknown): never {
  const { code, name } = cause as { readonly code?: unknown; readonly name?: unknown };
  if (code === 'OAUTH_TIMEOUT' || typeof code !== 'string') throw name === 'TypeError' || code === 'OAUTH_TIMEOUT' ? providerDown(cause) : cause;
  const refusal = new Refusal('unauthenticated', 'SIGN_IN_REFUSED', '登录未成功，请重新登录。The sign-in did not succeed: begin again.');
  throw Object.assign(refusal, { cause });
}

function providerDown(cause: unknown): Refusal {
  const refusal = new Refusal('busy', 'SIGN_IN_PROVIDER_DOWN', '统一身份认证暂不可用，请稍后再试。The sign-in service does not answer: try again in a moment.');
  return Object.assign(refusal, { cause });
}
