import { applyDecorators, Catch, createParamDecorator, SetMetadata, UseFilters, type ArgumentsHost, type ExceptionFilter, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonValue } from '../primitives/canonical-json.js';
import { Refusal } from '../primitives/refusal.js';
import { actorOf, type Caller } from './caller.js';
import { parseIdempotencyKey, requestDigest, type MarkedCall } from './idempotency/idempotency-key.js';
import type { Right } from './register/right.js';

export const NEEDED_RIGHT = Symbol('needed right');
export const NEEDED_PERSON = Symbol('needed person');

/** A request that the guard has let in. */
export interface AdmittedRequest extends FastifyRequest {
  caller?: Caller;
}

/** An API route for clients: an access token with this right, granted for at least one licence type. */
export const Needs = (right: Right): ClassDecorator & MethodDecorator => SetMetadata(NEEDED_RIGHT, right);

/** Nobody is signed in, and a browser asked for a page: it is sent to the sign-in and comes back. */
export class SignInNeeded extends Refusal {
  constructor(readonly returnTo: string) {
    super('unauthenticated', 'SIGN_IN_NEEDED', '请先登录。Sign in first.');
  }
}

@Catch(SignInNeeded)
class ToSignIn implements ExceptionFilter<SignInNeeded> {
  async catch({ returnTo }: SignInNeeded, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await reply.header('Cache-Control', 'no-store').redirect(`/sign-in?return=${encodeURIComponent(returnTo)}`, 303);
  }
}

/** A page for people: a session of this kind. */
export const NeedsPerson = (kind: 'holder' | 'officer'): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(NEEDED_PERSON, kind), UseFilters(new ToSignIn()));

/** The caller whom the guard let in: `@By() caller: ClientCaller`. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => callerOf(context));

/** The call with its Idempotency-Key, bound to its caller and its content: `@Marked() call: MarkedCall`. Every mutating route takes it. */
export const Marked = createParamDecorator((_: unknown, context: ExecutionContext): MarkedCall => {
  const { method, url, headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const caller = callerOf(context);
  const client = caller.kind === 'client' ? caller.client.clientId : actorOf(caller);
  return { client, key: parseIdempotencyKey(headers['idempotency-key']), digest: requestDigest(method, url, (body ?? null) as JsonValue) };
});

function callerOf(context: ExecutionContext): Caller {
  const { caller } = context.switchToHttp().getRequest<AdmittedRequest>();
  if (caller === undefined) throw new Error('an open route has no caller');
  return caller;
}
