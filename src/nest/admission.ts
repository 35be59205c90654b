import type { FastifyInstance } from 'fastify';
import { Refusal } from '../primitives/refusal.js';

/**
 * Lets at most `limit` requests be worked on at once; the next is told at once to come back. Shedding works because the event loop is
 * kept free of long work. Health and metrics always get through.
 */
export function limitInFlight(server: FastifyInstance, limit: number): void {
  let inFlight = 0;
  server.addHook('onRequest', (request, reply, done) => {
    if (EXEMPT.has(request.url)) return done();
    if (inFlight >= limit) return done(new Refusal('busy', 'BUSY', '服务繁忙，请稍后重试。The service is busy: try again in a moment.'));
    inFlight++;
    reply.raw.once('close', () => void inFlight--);
    done();
  });
}

const EXEMPT = new Set(['/healthz', '/readyz', '/metrics']);
