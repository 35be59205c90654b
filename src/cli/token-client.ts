import { importJWK, SignJWT } from 'jose';
import { hex } from '../primitives/digest.js';
import { epochSeconds, type Clock } from '../primitives/clock.js';
import type { Random } from '../primitives/random.js';
import type { ClientKey } from '../pki/vault/key-vault-client-key.js';

/** Which service, which client, with which key. */
export interface TokenOrder {
  /** Where the service answers, `http://localhost:8080`. */
  readonly origin: string;
  /** Whom the assertion is for; absent: the endpoint itself. In service the issuer of the tokens, whose name is its public address. */
  readonly audience?: string;
  readonly clientId: string;
  readonly key: ClientKey['privateJwk'];
  readonly scope: string;
}

/** The service gave no token; the message is its own. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFETIME_SECONDS = 60;

/** Gets an access token by a signed assertion (RFC 7523 §2.2), as a department's system does. @throws TokenRefused */
export async function fetchToken(order: TokenOrder, clock: Clock, random: Random): Promise<string> {
  const endpoint = `${order.origin}/oidc/token`;
  const now = epochSeconds(clock.now());
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(order.clientId)
    .setSubject(order.clientId)
    .setAudience(order.audience ?? endpoint)
    .setJti(hex(random.bytes(16)))
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(await importJWK(order.key, 'ES256'));
  const form = { grant_type: 'client_credentials', scope: order.scope, client_assertion_type: ASSERTION, client_assertion: assertion };
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  const told = (await answer.json()) as { access_token?: string; error_description?: string; error?: string };
  if (told.access_token === undefined) throw new TokenRefused(`${told.error ?? answer.status}: ${told.error_description ?? 'no token'}`);
  return told.access_token;
}
