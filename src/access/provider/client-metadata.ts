import type { AdapterPayload } from 'oidc-provider';
import type { Instant } from '../../primitives/clock.js';
import type { Client } from '../register/client.js';
import { rightsInForce } from '../register/grant.js';
import { TOKEN_ALGORITHM } from './token-key.js';

/** The client identifier of this service's own pages; no department can have it. */
export const WEB_CLIENT_ID = 'zhengku-web';
export const CALLBACK_PATH = '/sign-in/callback';

/** A department's client as the provider takes it (RFC 7591 §2): signed assertions only, and no scope beyond its rights. */
export function departmentMetadata(client: Client, now: Instant): AdapterPayload {
  return {
    client_id: client.clientId,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: TOKEN_ALGORITHM,
    jwks: JSON.parse(client.jwks) as NonNullable<AdapterPayload['jwks']>,
    scope: [...rightsInForce(client.grants, now)].sort().join(' '),
  };
}

/** The client through which people sign in on our pages: public, with PKCE; its callback lies on our own origins only. */
export function webMetadata(origins: readonly string[]): AdapterPayload {
  return {
    client_id: WEB_CLIENT_ID,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: origins.map((origin) => origin + CALLBACK_PATH),
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: TOKEN_ALGORITHM,
    scope: 'openid',
  };
}
