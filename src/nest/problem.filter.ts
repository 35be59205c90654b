import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hex } from '../primitives/digest.js';
import type { Random } from '../primitives/random.js';
import { Refusal } from '../primitives/refusal.js';
import type { Log } from './log.js';
import type { ProblemPage } from './problem-page.js';
import { problemOfFault, problemOfRefusal, problemOfStatus, type Problem, type ProblemForm } from './problem.js';

/** The one door where a no or a fault becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly random: Random,
    private readonly page: ProblemPage,
    private readonly form: ProblemForm = (problem) => problem,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also Fastify's own error handler: what fails before a route is reached ends here too. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const problem = this.problemOf(thrown);
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (problem.status === 503 || problem.status === 429) void reply.header('Retry-After', String(waitOf(thrown)));
    void reply.status(problem.status).header('Cache-Control', 'no-store');
    if (isFromPage(request)) {
      const { html, headers } = this.page(problem, request);
      void reply.headers(headers).send(html);
      return;
    }
    void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(this.form(problem, request.url)));
  }

  private problemOf(thrown: unknown): Problem {
    if (thrown instanceof Refusal) {
      if (thrown.cause !== undefined) this.log.refused(thrown.code, thrown.cause);
      return problemOfRefusal(thrown);
    }
    const status = frameworkStatus(thrown);
    if (status !== undefined && status < 500) return problemOfStatus(status);
    const reference = hex(this.random.bytes(6));
    this.log.fault(reference, thrown);
    return problemOfFault(thrown, reference);
  }
}

/** Seconds until it may be tried again: a moment, unless the refusal knows better. */
function waitOf(thrown: unknown): number {
  return (thrown instanceof Refusal ? thrown.retryAfterSeconds : undefined) ?? 1;
}

/** A browser that opens a page or sends a form shows people what it is answered; everything else is a program. */
function isFromPage({ method, headers }: FastifyRequest): boolean {
  const isForm = method === 'POST' && (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return (method === 'GET' || isForm) && (headers.accept ?? '').includes('text/html');
}

/** The status of an error that Nest or Fastify made, else undefined. */
function frameworkStatus(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const { statusCode, code } = thrown as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_') ? statusCode : undefined;
}
