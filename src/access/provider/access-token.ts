import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { epochSeconds, type Instant } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import { suiteNamed } from '../../pki/vault/suite.js';
import { isRight, type Right } from '../register/right.js';
import { TOKEN_ALGORITHM } from './token-key.js';

/** What a good access token says. */
export interface AccessToken {
  readonly clientId: string;
  readonly rights: ReadonlySet<Right>;
  /** NumericDate: the first second in which it is no longer good. */
  readonly expiresAt: number;
}

/** What a token is held against: everything but the token itself comes from here, the algorithm too. */
export interface TokenRule {
  readonly issuer: string;
  readonly audience: string;
  /** By key id. */
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** RFC 9068 §2.1; a member that we never write, such as crit, b64 or jwk, is refused. */
const headerSchema = z.strictObject({ alg: z.literal(TOKEN_ALGORITHM), typ: z.literal('at+jwt'), kid: z.string() });
const numericDate = z.int().nonnegative();
/** RFC 9068 §2.2. */
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  client_id: z.string(),
  exp: numericDate,
  nbf: numericDate.optional(),
  scope: z.string().optional(),
});

const MAX_CHARACTERS = 4_096;
const SHAPE = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;
const suite = suiteNamed(TOKEN_ALGORITHM);

/**
 * Reads an access token of ours (RFC 9068 §4): the signature first, by the key that the header names and that key's own algorithm.
 * @throws Refusal unauthenticated TOKEN_INVALID, which never tells what is wrong, or TOKEN_EXPIRED for one of ours whose time is over
 */
export function readAccessToken(token: string, rule: TokenRule, now: Instant): AccessToken {
  const [, head, body, signature] = (token.length <= MAX_CHARACTERS && SHAPE.exec(token)) || [];
  const header = headerSchema.safeParse(jsonOf(head));
  const key = header.success ? rule.keys.get(header.data.kid) : undefined;
  if (key === undefined || !suite.verify(key, Buffer.from(`${head}.${body}`), bytesOf(signature))) throw invalidToken();
  return accessTokenOf(jsonOf(body), rule, epochSeconds(now));
}

/** The token behind claims that our own key has signed. @param second the present, in seconds since 1970 */
function accessTokenOf(body: unknown, rule: TokenRule, second: number): AccessToken {
  const claims = claimsSchema.safeParse(body);
  if (!claims.success) throw invalidToken();
  const { iss, aud, sub, client_id: clientId, exp, nbf, scope } = claims.data;
  // Only a client's own token has its client as subject: one that a person's sign-in left is not for the API.
  if (iss !== rule.issuer || aud !== rule.audience || sub !== clientId || (nbf ?? 0) > second) throw invalidToken();
  if (exp <= second) throw expiredToken();
  return { clientId, rights: new Set((scope ?? '').split(' ').filter(isRight)), expiresAt: exp };
}

/** One answer for every sort of wrong token. */
export function invalidToken(): Refusal {
  return new Refusal('unauthenticated', 'TOKEN_INVALID', '访问令牌无效。The access token is not good here.');
}

export function expiredToken(): Refusal {
  return new Refusal('unauthenticated', 'TOKEN_EXPIRED', '访问令牌已过期，请重新获取。The access token has expired: get a new one.');
}

function bytesOf(part: string | undefined): Buffer {
  const bytes = Buffer.from(part ?? '', 'base64url');
  // Another spelling of the same bytes would be another token with the same signature.
  return bytes.toString('base64url') === part ? bytes : Buffer.alloc(0);
}

function jsonOf(part: string | undefined): unknown {
  try {
    return JSON.parse(bytesOf(part).toString('utf8'));
  } catch {
    return undefined;
  }
}
