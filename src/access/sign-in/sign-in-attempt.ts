import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../primitives/clock.js';

/** How long a person has between our redirect and the provider's. */
export const ATTEMPT_SECONDS = 600;
export const ATTEMPT_COOKIE = 'zhengku-sign-in';

const attemptSchema = z.strictObject({
  /** Comes back in the redirect: a foreign site cannot finish a sign-in that this browser did not begin. */
  state: z.string(),
  /** Comes back in the ID token. */
  nonce: z.string(),
  /** RFC 7636 §4.1. */
  verifier: z.string(),
  /** A path of this service. */
  returnTo: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.int(),
});

/** A sign-in that has begun, kept by the browser alone in a signed cookie: who only begins costs us no memory. */
export type SignInAttempt = Readonly<z.infer<typeof attemptSchema>>;

/** `base64url(JSON) . base64url(HMAC-SHA-256)` */
export function sealAttempt(attempt: SignInAttempt, secret: Uint8Array): string {
  const body = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  return `${body}.${tagOf(body, secret).toString('base64url')}`;
}

/** Undefined for a cookie that we did not write, and for one whose time is over. */
export function openAttempt(cookie: string | undefined, secret: Uint8Array, now: Instant): SignInAttempt | undefined {
  const [body = '', tag = ''] = (cookie ?? '').split('.');
  const given = Buffer.from(tag, 'base64url');
  const expected = tagOf(body, secret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const attempt = attemptSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return now < attempt.expiresAt ? attempt : undefined;
}

/** RFC 7636 §4.2, S256. */
export function challengeOf({ verifier }: SignInAttempt): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function tagOf(body: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`zhengku sign-in v1\0${body}`).digest();
}
