import type { Server } from 'node:http';
import type { Config } from '../config.js';
import { part } from '../nest/wire.js';
import { WEB_CLIENT_ID } from './provider/client-metadata.js';
import type { DemonstrationPerson } from './provider/demonstration-person.js';
import { PROVIDER_PATH } from './provider/mount-provider.js';
import { inProcessFetch, SignInClient } from './sign-in/sign-in-client.js';

/** An OpenID provider elsewhere. */
export interface OutsideProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

/** How people and systems get in. */
export interface AccessPlan {
  /** Scheme, host and port, no slash at the end. */
  readonly publicUrl: string;
  /** Issuer of access tokens, and of the demonstration's sign-ins. */
  readonly issuer: string;
  /** Whom access tokens are for, and the only resource that one can be asked for (RFC 8707). */
  readonly audience: string;
  readonly tokenLifetimeSeconds: number;
  readonly sessionLifetimeSeconds: number;
  /** 32 bytes, the same in every instance: authenticates the cookies of sign-ins under way and the rows of sessions. */
  readonly cookieSecret: Uint8Array;
  /** This machine's own addresses; empty in service, where only the public one counts. */
  readonly ownOrigins: () => readonly string[];
  /** Whom one may sign in as by choosing; undefined: nobody. */
  readonly people: readonly DemonstrationPerson[] | undefined;
  readonly outside: OutsideProvider | undefined;
}

export const ACCESS_PLAN = part<AccessPlan>('AccessPlan');

/** What the environment does not say. */
export interface AccessMeans extends Pick<AccessPlan, 'cookieSecret' | 'ownOrigins'> {
  /** The demonstration city; taken only in demonstration without an outside provider. */
  readonly people: readonly DemonstrationPerson[];
}

export function accessPlan(config: Config, { cookieSecret, ownOrigins, people }: AccessMeans): AccessPlan {
  const { publicUrl } = config;
  const isDemonstration = config.MODE === 'demonstration';
  const outside = outsideOf(config);
  return {
    publicUrl,
    issuer: publicUrl + PROVIDER_PATH,
    audience: `${publicUrl}/v1`,
    tokenLifetimeSeconds: config.TOKEN_LIFETIME,
    sessionLifetimeSeconds: config.SESSION_LIFETIME,
    cookieSecret,
    ownOrigins: isDemonstration ? ownOrigins : () => [],
    people: isDemonstration && outside === undefined ? people : undefined,
    outside,
  };
}

function outsideOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Config): OutsideProvider | undefined {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return undefined;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
}

/** An outside provider where one is configured, else the demonstration's own in this process, else nobody can sign in. */
export function signInClient({ outside, people, issuer }: AccessPlan, server: () => Server): SignInClient | undefined {
  if (outside !== undefined) return new SignInClient({ ...outside, place: 'outside' });
  if (people === undefined) return undefined;
  return new SignInClient({ issuer, clientId: WEB_CLIENT_ID, clientSecret: undefined, place: 'embedded', fetch: inProcessFetch(server) });
}
