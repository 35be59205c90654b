import Fastify, { type FastifyInstance } from 'fastify';
import request, { type Response } from 'supertest';
import { AdmissionLimit, limitInFlight } from '../../src/nest/admission.js';
import { limitBodies } from '../../src/nest/body-limits.js';
import { Log } from '../../src/nest/log.js';
import { ProblemFilter } from '../../src/nest/problem.filter.js';
import { FrozenClock } from '../../src/primitives/clock.js';
import { SeededRandom } from '../../src/primitives/random.js';
import { Refusal } from '../../src/primitives/refusal.js';

const lines: string[] = [];
const filter = new ProblemFilter(new Log('error', (line) => void lines.push(line)), new SeededRandom('doors'), (problem) => ({ html: `<h1>${problem.code}</h1>`, headers: { 'content-security-policy': "default-src 'none'", 'content-type': 'text/html; charset=utf-8' } }));

function server(limit = 100): FastifyInstance {
  const made = Fastify({ bodyLimit: 65_536, forceCloseConnections: true });
  limitBodies(made);
  limitInFlight(made, new AdmissionLimit(limit), new FrozenClock(0));
  made.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  made.post('/echo', (request) => request.body ?? null);
  return made;
}

async function post(payload: string | Buffer, type = 'application/json'): Promise<Response> {
  const made = server();
  await made.ready();
  // Without the serializer supertest would wrap the bytes in JSON of its own.
  return request(made.server).post('/echo').set('content-type', type).serialize((body) => body as unknown as string).send(payload);
}

async function get(made: FastifyInstance, path: string, accept = 'application/json'): Promise<Response> {
  await made.ready();
  return request(made.server).get(path).set('accept', accept);
}

describe('a request body', () => {
  it('that is bounded JSON comes through as it is', async () => {
    expect((await post('{"name":"张𠮷安","n":1}')).body).toEqual({ name: '张𠮷安', n: 1 });
  });

  it.each([
    ['nested a thousand deep', '['.repeat(1000) + ']'.repeat(1000), 400, 'BODY_TOO_DEEP'],
    ['with ten thousand keys', `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":0`).join(',')}}`, 413, 'BODY_TOO_LARGE'],
    ['with three thousand keys', `{${Array.from({ length: 3_000 }, (_, index) => `"k${index}":0`).join(',')}}`, 400, 'BODY_TOO_MANY_KEYS'],
    ['with a key twice', '{"a":1,"a":2}', 400, 'BODY_DUPLICATE_KEY'],
    ['with an 18-digit number', '{"code":110101199001011237}', 400, 'BODY_NUMBER_TOO_LARGE'],
    ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'BODY_NOT_UTF8'],
    ['that is no JSON', '{"a":', 400, 'BODY_NOT_JSON'],
  ])('%s is refused before anything looks at it', async (_which, payload, status, code) => {
    const answer = await post(payload);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('of another type is refused', async () => {
    expect(((await post('a=1', 'application/xml')).body as { code: string }).code).toBe('BODY_TYPE_UNKNOWN');
  });
});

describe('a fault', () => {
  it('is told by its reference only; the log holds the cause, without the database’s quoted values', async () => {
    const made = server();
    made.get('/broken', () => {
      throw Object.assign(new Error('Duplicate entry 110101199001011237 for key holder'), { driverError: { code: 'ER_DUP_ENTRY', errno: 1062 } });
    });
    const answer = await get(made, '/broken');
    const problem = answer.body as { code: string; reference: string };
    expect([answer.status, problem.code]).toEqual([500, 'FAULT']);
    expect(answer.text).not.toContain('Duplicate');
    const line = lines.find((each) => each.includes(problem.reference));
    expect(line).toContain('ER_DUP_ENTRY 1062');
    expect(line).not.toContain('110101199001011237');
  });

  it('is a page for a browser, never kept', async () => {
    const made = server();
    made.get('/gone', () => {
      throw new Refusal('notFound', 'LICENCE_UNKNOWN', 'x');
    });
    const answer = await get(made, '/gone', 'text/html');
    expect([answer.status, answer.text, answer.headers['cache-control']]).toEqual([404, '<h1>LICENCE_UNKNOWN</h1>', 'no-store']);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('a refusal', () => {
  it('that something else led to leaves the names and messages of its causes in the log, and only there', async () => {
    const told: string[] = [];
    const warning = new ProblemFilter(new Log('warn', (line) => void told.push(line)), new SeededRandom('doors'), () => ({ html: '', headers: {} }));
    const made = Fastify();
    made.setErrorHandler((error, request, reply) => warning.answer(error, request, reply));
    made.get('/down', () => {
      const unreadable = new SyntaxError('Unexpected token in "110101199001011237"');
      throw Object.assign(new Refusal('busy', 'SIGN_IN_PROVIDER_DOWN', 'x'), { cause: new TypeError('fetch failed', { cause: unreadable }) });
    });
    made.get('/gone', () => {
      throw new Refusal('notFound', 'LICENCE_UNKNOWN', 'x');
    });
    const answer = await get(made, '/down');
    expect([answer.status, answer.text]).toEqual([503, expect.not.stringContaining('fetch failed')]);
    expect((await get(made, '/gone')).status).toBe(404);
    const causes = [{ name: 'TypeError', message: 'fetch failed' }, { name: 'SyntaxError', message: 'not readable' }];
    expect(told.map((line) => JSON.parse(line) as unknown)).toEqual([{ level: 'warn', event: 'refused', code: 'SIGN_IN_PROVIDER_DOWN', causes }]);
  });
});

describe('admission', () => {
  it('sheds what is more than the limit at once, and lets health through', async () => {
    const made = server(2);
    const waiting: (() => void)[] = [];
    made.get('/slow', () => new Promise((resolve) => waiting.push(() => resolve('done'))));
    made.get('/healthz', () => 'ok');
    await made.listen({ port: 0, host: '127.0.0.1' });
    const origin = `http://127.0.0.1:${(made.server.address() as { port: number }).port}`;
    try {
      const slow = [fetch(`${origin}/slow`), fetch(`${origin}/slow`)];
      while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      const shed = await fetch(`${origin}/slow`);
      expect([shed.status, shed.headers.get('retry-after'), ((await shed.json()) as { code: string }).code]).toEqual([503, '1', 'BUSY']);
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
      for (const finish of waiting) finish();
      expect((await Promise.all(slow)).map((answer) => answer.status)).toEqual([200, 200]);
      const after = fetch(`${origin}/slow`);
      while (waiting.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      waiting[2]?.();
      expect((await after).status).toBe(200);
    } finally {
      await made.close();
    }
  });

  it('lets in fewer while most answers wait in a queue, never below the floor, and as many as before once they are quick again', () => {
    const limit = new AdmissionLimit(512);
    let now = 0;
    const windows = (count: number, milliseconds: number): void => {
      for (let window = 0; window < count; window++, now += 100) for (let answer = 0; answer < 40; answer++) limit.answered(milliseconds, now);
    };
    windows(2, 400);
    expect(limit.present).toBeLessThan(512);
    windows(40, 400);
    expect(limit.present).toBe(32);
    windows(40, 20);
    expect(limit.present).toBe(512);
  });

  it('does not judge by a few slow answers among many, nor by a few at all', () => {
    const limit = new AdmissionLimit(512);
    for (let now = 0; now < 5_000; now += 100) for (let answer = 0; answer < 40; answer++) limit.answered(answer < 10 ? 5_000 : 20, now);
    expect(limit.present).toBe(512);
    const few = new AdmissionLimit(512);
    for (let now = 0; now < 1_500; now += 100) few.answered(5_000, now);
    expect(few.present).toBe(512);
  });

  it('judges answers that come few at a time once there are enough of them', () => {
    const limit = new AdmissionLimit(512);
    for (let now = 0; now < 5_000; now += 100) limit.answered(5_000, now);
    expect(limit.present).toBeLessThan(512);
  });
});
