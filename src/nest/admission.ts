import type { FastifyInstance } from 'fastify';
import type { Clock, Instant } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';

/** Answers are to take so long in the middle, milliseconds: the slowest in a hundred then stay below half a second. */
const TARGET_MS = 200;
/** How often the limit is looked at at the most, milliseconds. */
const WINDOW_MS = 100;
/** Fewer answers than this say nothing. */
const TELLING = 16;
/** So many are always let in: what holds a place without working (a slow upload) must not shut the door. */
const FLOOR = 32;
const SMALLER = 0.8;
const LARGER = 1.1;

/**
 * How many requests may be under way. A standing queue shows in what most answers take: while the median is above the target, fewer are let in, else
 * more again, up to the most that is configured. So the limit follows what this machine and its database can do at the moment.
 */
export class AdmissionLimit {
  private limit: number;
  private readonly taken: number[] = [];
  private windowEnds: Instant = 0;

  /** @param most requests under way, whatever the answers take */
  constructor(private readonly most: number) {
    this.limit = most;
  }

  /** How many may be under way now. */
  get present(): number {
    return Math.floor(this.limit);
  }

  /** An answer was given. @param milliseconds since its request was let in */
  answered(milliseconds: number, now: Instant): void {
    this.taken.push(milliseconds);
    // A window lasts until it tells something: where little is answered, longer. A clock that was set back does not hold it open.
    const waits = this.windowEnds - now;
    if (this.taken.length < TELLING || (waits > 0 && waits <= WINDOW_MS)) return;
    this.windowEnds = now + WINDOW_MS;
    const sorted = this.taken.splice(0).sort((left, right) => left - right);
    const isQueueing = (sorted[sorted.length >> 1] ?? 0) > TARGET_MS;
    this.limit = isQueueing ? Math.max(Math.min(FLOOR, this.most), this.limit * SMALLER) : Math.min(this.most, this.limit * LARGER);
  }
}

/**
 * Lets at most so many requests be worked on at once; the next is told at once to come back. Shedding works because the event loop is
 * kept free of long work. Health and metrics always get through.
 */
export function limitInFlight(server: FastifyInstance, limit: AdmissionLimit, clock: Clock): void {
  let inFlight = 0;
  server.addHook('onRequest', (request, reply, done) => {
    if (EXEMPT.has(request.url)) return done();
    if (inFlight >= limit.present) return done(new Refusal('busy', 'BUSY', '服务繁忙，请稍后重试。The service is busy: try again in a moment.'));
    inFlight++;
    const begun = clock.now();
    reply.raw.once('close', () => {
      inFlight--;
      const now = clock.now();
      limit.answered(now - begun, now);
    });
    done();
  });
}

const EXEMPT = new Set(['/healthz', '/readyz', '/metrics']);
