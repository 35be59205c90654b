import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { OPEN_ROUTE } from '../nest/open-route.js';
import type { Clock } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import { authoriseAtDoor } from './authorise.js';
import { readCookie } from './browser/cookie.js';
import type { Origins } from './browser/origins.js';
import type { ClientCaller } from './caller.js';
import { NEEDED_PERSON, NEEDED_RIGHT, SignInNeeded, type AdmittedRequest } from './needs.decorator.js';
import { invalidToken } from './provider/access-token.js';
import type { TokenCheck } from './provider/token-check.js';
import type { ClientDirectory } from './register/client-directory.js';
import type { Right } from './register/right.js';
import type { ReadSession } from './sign-in/read-session.js';
import { SESSION_COOKIE, type Session } from './sign-in/session.js';

/** What the guard asks. */
export interface GuardParts {
  readonly tokens: TokenCheck;
  readonly clients: ClientDirectory;
  readonly sessions: ReadSession;
  readonly origins: Origins;
  readonly clock: Clock;
}

/**
 * Stands before every route and denies by default: a route is open, needs a right, or needs a person; one that says nothing is shut.
 * 401 TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED · SIGN_IN_NEEDED, 403 RIGHT_MISSING · PERSON_WRONG · ROUTE_SHUT.
 */
export class CallerGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly parts: GuardParts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const said = <T>(key: symbol): T | undefined => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    const right = said<Right>(NEEDED_RIGHT);
    const person = said<Session['kind']>(NEEDED_PERSON);
    if (right !== undefined) request.caller = await this.client(request, right);
    else if (person !== undefined) request.caller = await this.person(request, person);
    else if (said<true>(OPEN_ROUTE) !== true) throw new Refusal('forbidden', 'ROUTE_SHUT', '此地址未开放。This address is not open to anybody.');
    return true;
  }

  private async client(request: FastifyRequest, right: Right): Promise<ClientCaller> {
    const { clientId, rights } = this.parts.tokens.run(bearerToken(request.headers.authorization));
    const client = await this.parts.clients.find(clientId);
    if (client?.state !== 'enabled') throw invalidToken();
    const caller: ClientCaller = { kind: 'client', client, tokenRights: rights };
    authoriseAtDoor(caller, right, this.parts.clock.now());
    return caller;
  }

  private async person(request: FastifyRequest, kind: Session['kind']): Promise<Session> {
    const secret = readCookie(request.headers.cookie, this.parts.origins.of(request.raw), SESSION_COOKIE);
    const session = secret === undefined ? undefined : await this.parts.sessions.run(secret);
    if (session === undefined) throw signInNeeded(request);
    if (session.kind === kind) return session;
    throw new Refusal('forbidden', 'PERSON_WRONG', PERSON_WRONG[kind]);
  }
}

const PERSON_WRONG = {
  holder: '此页面供持证主体使用。This page is for holders: sign in as one.',
  officer: '此页面供工作人员使用。This page is for officers of a department: sign in as one.',
} as const;

/** RFC 6750 §2.1; nowhere else is a token taken from. */
function bearerToken(header: string | undefined): string {
  if (header === undefined) throw new Refusal('unauthenticated', 'TOKEN_MISSING', '缺少访问令牌。Send an access token: Authorization: Bearer …');
  const [, token] = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(header) ?? [];
  if (token === undefined) throw invalidToken();
  return token;
}

function signInNeeded({ method, url, headers }: FastifyRequest): Refusal {
  const isPage = method === 'GET' && (headers.accept ?? '').includes('text/html');
  return isPage ? new SignInNeeded(url) : new Refusal('unauthenticated', 'SIGN_IN_NEEDED', '请先登录。Sign in first.');
}
