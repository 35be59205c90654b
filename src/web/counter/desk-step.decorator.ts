import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AdmittedRequest } from '../../access/needs.decorator.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import { caseUnknown } from '../../recognition/case/kept/counter-case.js';

/** A step within a case: which case, by whom. */
export interface DeskStep {
  readonly id: Uint8Array;
  readonly session: OfficerSession;
  readonly request: FastifyRequest;
}

/** The case that the address names, for the officer whom the guard let in: `@Step() step: DeskStep`. */
export const Step = createParamDecorator((_: unknown, context: ExecutionContext): DeskStep => {
  const request = context.switchToHttp().getRequest<AdmittedRequest>();
  const { id } = request.params as { readonly id?: string };
  if (request.caller?.kind !== 'officer') throw new Error('a desk is open to officers only');
  if (id === undefined || !/^[0-9a-f]{32}$/.test(id)) throw caseUnknown();
  return { id: new Uint8Array(Buffer.from(id, 'hex')), session: request.caller, request };
});
