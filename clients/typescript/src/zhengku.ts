import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './interface.js';

/** A department's private key as `npm run cli -- client-key` or any JOSE tool makes it (RFC 7517): P-256. It stays in the department. */
export interface PrivateJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/** How a department's system reaches a repository. */
export interface Connection {
  /** Where the service answers, `https://licences.example`; no slash at the end. */
  readonly origin: string;
  readonly clientId: string;
  readonly privateKey: PrivateJwk;
  /** Rights to ask for, with blanks between: `recognition:look-up recognition:verify`. */
  readonly scope: string;
  /** Whom the assertion is for; absent: the token endpoint. A repository behind a balancer names its issuer, `https://<public address>/oidc`. */
  readonly audience?: string;
}

/** What the service refuses (RFC 9457). `code` is stable; `detail` says in Chinese and English what is wrong and how to mend it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly reference?: string;
}

/** The service gave no token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Something that is no answer of the service came back, with this HTTP status: a proxy's page, or an answer cut short. */
export class AnswerUnreadable extends Error {
  override readonly name = 'AnswerUnreadable';

  constructor(
    readonly status: number,
    url: string,
    mediaType: string | null,
  ) {
    super(`HTTP ${status} from ${url}: the answer is not JSON (${mediaType ?? 'of no media type'})`);
  }
}

export type Zhengku = Client<paths>;

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 60;
/** A token is renewed so long before its end, so that none ends on the way. */
const EARLY_MS = 30_000;
const utf8 = new TextEncoder();

/**
 * A client whose calls are typed by the interface's own document: paths, bodies, answers. It gets its tokens by signed assertions (RFC 7523) and keeps
 * each until shortly before its end. A call answers `{ data }` or `{ error }`, the latter a `Problem`; where no such answer comes it throws `TokenRefused`,
 * `AnswerUnreadable`, or what `fetch` throws.
 */
export function connect(connection: Connection): Zhengku {
  const client = createClient<paths>({ baseUrl: connection.origin });
  client.use(authorised(connection), readable);
  return client;
}

/** One new value for the header Idempotency-Key of each act; keep it for each repetition of the same act. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

function authorised(connection: Connection): Middleware {
  let kept: Promise<Token> | undefined;
  const renewed = (): Promise<Token> => {
    const renewing = fetchToken(connection);
    kept = renewing;
    // The next call tries again.
    renewing.catch(() => kept === renewing && (kept = undefined));
    return renewing;
  };
  const token = async (): Promise<string> => {
    const before = kept;
    const current = before && (await before);
    if (current !== undefined && Date.now() < current.until) return current.text;
    // Of all who find that it is over, the first asks for another and the rest wait with it.
    return (await (kept === before ? renewed() : (kept ?? renewed()))).text;
  };
  return {
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      return request;
    },
  };
}

/** @throws AnswerUnreadable */
const readable: Middleware = {
  async onResponse({ request, response, options }) {
    const isAskedAsJson = !response.ok || options.parseAs === 'json';
    if (!isAskedAsJson || request.method === 'HEAD') return;
    const text = await response.clone().text();
    if ((response.ok && text === '') || parsed(text) !== undefined) return;
    throw new AnswerUnreadable(response.status, request.url, response.headers.get('content-type'));
  },
};

/** Undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

async function fetchToken({ origin, clientId, scope, audience, privateKey }: Connection): Promise<Token> {
  const endpoint = `${origin}/oidc/token`;
  const form = { grant_type: 'client_credentials', scope, client_assertion_type: ASSERTION, client_assertion: await assertion(clientId, audience ?? endpoint, privateKey) };
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  const told = parsed(await answer.text()) as { access_token?: string; expires_in?: number; error?: string; error_description?: string } | null | undefined;
  if (told === undefined || told === null) throw new AnswerUnreadable(answer.status, endpoint, answer.headers.get('content-type'));
  if (told.access_token === undefined) throw new TokenRefused(`${told.error ?? answer.status}: ${told.error_description ?? 'no token'}`);
  return { text: told.access_token, until: Date.now() + (told.expires_in ?? 0) * 1000 - EARLY_MS };
}

/** A signed assertion (RFC 7523 §2.2), good for a minute and once. */
async function assertion(clientId: string, audience: string, privateKey: PrivateJwk): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: clientId, sub: clientId, aud: audience, jti: crypto.randomUUID(), iat: now, exp: now + ASSERTION_SECONDS };
  const signed = `${part({ alg: 'ES256' })}.${part(claims)}`;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { ...privateKey }, curve, false, ['sign']);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, utf8.encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

function part(value: object): string {
  return base64url(utf8.encode(JSON.stringify(value)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
