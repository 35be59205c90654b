import { Provider, errors, type Configuration, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { epochSeconds } from '../../primitives/clock.js';
import type { Origins } from '../browser/origins.js';
import type { ClientDirectory } from '../register/client-directory.js';
import { RIGHTS } from '../register/right.js';
import { WEB_CLIENT_ID, departmentMetadata, webMetadata } from './client-metadata.js';
import type { DemonstrationPerson } from './demonstration-person.js';
import { oidcAdapter, type OidcMemory } from './oidc-adapter.js';
import { ProviderSigningKey, TOKEN_ALGORITHM, type TokenKey } from './token-key.js';

/** What the embedded provider is told. */
export interface ProviderPlan {
  /** `https://…/oidc`: in every token, and good as the audience of a client's assertion. */
  readonly issuer: string;
  /** `https://…/v1`: whom access tokens are for. */
  readonly audience: string;
  readonly tokenLifetimeSeconds: number;
  /** 32 bytes: signs the provider's cookies. */
  readonly cookieSecret: Uint8Array;
  /** Whom one may sign in as; undefined: this provider signs nobody in. */
  readonly people: readonly DemonstrationPerson[] | undefined;
}

/** What the embedded provider is built from. */
export interface ProviderParts {
  readonly memory: OidcMemory;
  readonly clients: ClientDirectory;
  readonly origins: Origins;
  readonly key: TokenKey;
  /** Takes the errors that are not the caller's. */
  readonly onFault: (fault: unknown) => void;
}

/** A client signs a new assertion for each token; one that lives longer would have to be remembered longer. */
const ASSERTION_SECONDS = 600;
/** How long a person has to choose, and how long the provider remembers having asked. */
const INTERACTION_SECONDS = 600;
/** How long the code lies between the redirect and our own callback. */
const CODE_SECONDS = 60;
const CLIENT_ALGORITHMS = ['ES256', 'EdDSA'] as const;

/** oidc-provider, cut down to what is used: client credentials for departments' systems, authorization code with PKCE for our own pages. */
export function embeddedProvider(plan: ProviderPlan, parts: ProviderParts): Provider {
  const provider = new Provider(plan.issuer, {
    adapter: oidcAdapter(parts.memory, (clientId) => metadataOf(clientId, plan, parts)),
    jwks: { keys: [new ProviderSigningKey(parts.key)] },
    scopes: ['openid', ...RIGHTS],
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt', 'none'],
    clientDefaults: { id_token_signed_response_alg: TOKEN_ALGORITHM },
    enabledJWA: { clientAuthSigningAlgValues: CLIENT_ALGORITHMS, idTokenSigningAlgValues: [TOKEN_ALGORITHM] },
    assertJwtClientAuthClaimsAndHeader: (_context, claims) => refuseLongAssertion(claims, epochSeconds(parts.memory.clock.now())),
    pkce: { required: () => true },
    cookies: { keys: [Buffer.from(plan.cookieSecret).toString('base64url')] },
    routes: ROUTES,
    ttl: ttlOf(plan),
    findAccount: (_context, subject) => accountOf(subject, plan),
    loadExistingGrant: grantOf,
    interactions: { url: (_context, interaction) => `/oidc/interaction/${interaction.uid}` },
    renderError: (context, out) => {
      context.type = 'text/plain';
      context.body = `${out.error}: ${out.error_description ?? ''}`;
    },
    features: featuresOf(plan, parts),
  });
  // mountProvider writes these headers itself, from the origins that are ours.
  provider.proxy = true;
  provider.on('server_error', (_context, fault) => parts.onFault(fault));
  return provider;
}

const ROUTES = { authorization: '/auth', jwks: '/jwks', token: '/token' };

function featuresOf({ audience, tokenLifetimeSeconds }: ProviderPlan, { key }: ProviderParts): NonNullable<Configuration['features']> {
  const off = { enabled: false };
  const api = (scope: string): ResourceServer => ({
    scope,
    audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: tokenLifetimeSeconds,
    jwt: { sign: { alg: TOKEN_ALGORITHM, kid: key.kid } },
  });
  return {
    clientCredentials: { enabled: true },
    externalSigningSupport: { enabled: true, ack: 'experimental-01' },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_context, client) => (client.clientId === WEB_CLIENT_ID ? [] : audience),
      getResourceServerInfo: (_context, resource, client) => {
        if (resource !== audience || client.clientId === WEB_CLIENT_ID) throw new errors.InvalidTarget();
        return api(client.scope ?? '');
      },
    },
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    rpInitiatedLogout: off,
    userinfo: off,
  };
}

function ttlOf({ tokenLifetimeSeconds }: ProviderPlan): NonNullable<Configuration['ttl']> {
  return {
    ClientCredentials: tokenLifetimeSeconds,
    AccessToken: CODE_SECONDS,
    AuthorizationCode: CODE_SECONDS,
    IdToken: CODE_SECONDS,
    Grant: INTERACTION_SECONDS,
    Interaction: INTERACTION_SECONDS,
    Session: INTERACTION_SECONDS,
  };
}

async function metadataOf(clientId: string, { people }: ProviderPlan, { clients, memory, origins }: ProviderParts): Promise<ReturnType<typeof webMetadata> | undefined> {
  if (clientId === WEB_CLIENT_ID) return people && webMetadata(origins.all());
  const client = await clients.find(clientId);
  return client?.state === 'enabled' ? departmentMetadata(client, memory.clock.now()) : undefined;
}

function accountOf(subject: string, { people }: ProviderPlan): { accountId: string; claims: () => { sub: string } } | undefined {
  if (people?.some((person) => person.subject === subject) !== true) return undefined;
  return { accountId: subject, claims: () => ({ sub: subject }) };
}

/** Our own pages are not asked for consent: they learn the subject and nothing else. */
async function grantOf({ oidc }: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = oidc;
  if (client?.clientId !== WEB_CLIENT_ID || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function refuseLongAssertion(claims: Readonly<Record<string, unknown>>, now: number): void {
  if (typeof claims['exp'] === 'number' && claims['exp'] <= now + ASSERTION_SECONDS) return;
  throw new errors.InvalidClientAuth(`exp must be at most ${ASSERTION_SECONDS} s ahead`);
}

