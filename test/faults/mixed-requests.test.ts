import { setTimeout } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { AccessEventStore } from '../../src/access/event/access-event-store.js';
import { ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { FinishPending } from '../../src/licence/issuing/finish-pending.js';
import { LicenceStore } from '../../src/licence/register/licence-store.js';
import { sizeOf } from '../sizes.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const HALF_WAY = 'failed half-way';
const TYPE = craneCertificate().licenceType;
/** The case number of a request: each read is found again by its own. */
const caseOf = (index: number): string => `LJ-2026-${String(index).padStart(6, '0')}`;
/** Kinds of requests, one after another. */
const KINDS = ['issue', 'look-up', 'verify', 'suspend'] as const;

/** As a department's system does: told that the service is busy, it comes back with the same call. */
async function patiently(call: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await call();
    if (answer.status !== 503 || answer.body.code !== 'BUSY') return answer;
    await setTimeout(50);
  }
}

onWholeServices('many requests at once, of which a third fails half-way', (running) => {
  let service: WholeService;
  let toMove: string[];

  const column = async (sql: string): Promise<string[]> => (await service.database.reader.query(sql)).map((row) => String(Object.values(row)[0]));
  const issue = (key: string, number: string): Promise<Answer> => service.call({ by: ISSUER, path: '/v1/licences', key, body: craneCertificate({ number }) });

  /** Lets the method of a store do its work inside the transaction and then fails each third call of it, so that the work must be undone. */
  function failEachThird<Name extends string>(store: Record<Name, (...parts: never[]) => Promise<unknown>>, name: Name): void {
    const whole = store[name].bind(store);
    let calls = 0;
    const failing = async (...parts: never[]): Promise<unknown> => {
      const done = await whole(...parts);
      if (++calls % 3 === 0) throw new Error(HALF_WAY);
      return done;
    };
    jest.spyOn(store as Record<string, typeof failing>, name).mockImplementation(failing);
  }

  /** Reads share a transaction: one that cannot be spelled as a row must fail alone, whoever its neighbours are. */
  function failReadsOfEachThirdCase(store: AccessEventStore): void {
    const whole = store.add.bind(store);
    jest.spyOn(store, 'add').mockImplementation(async (unit, reads) => {
      await whole(unit, reads);
      if (reads.some(({ event }) => Number(/"caseNumber":"LJ-2026-(\d+)"/.exec(event.purpose)?.[1]) % 3 === 0)) throw new RangeError(HALF_WAY);
    });
  }

  const ask = (index: number): Promise<Answer> => {
    const kind = KINDS[index % KINDS.length];
    if (kind === 'issue') return issue(`mixed-${index}`, `演A05202600${String(5000 + index)}`);
    if (kind === 'look-up') return service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(ZHOU_MINGYUAN, TYPE, { ...PURPOSE, caseNumber: caseOf(index) }) });
    const identifier = toMove[Math.floor(index / KINDS.length)] ?? '';
    if (kind === 'verify') return service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { identifier }, purpose: { ...PURPOSE, caseNumber: caseOf(index) } } });
    return service.call({ by: ISSUER, path: `/v1/licences/${identifier}/suspend`, key: `mixed-${index}`, body: because('违章') });
  };

  beforeAll(async () => {
    service = running();
    const count = Math.ceil(sizeOf('mixed-requests') / KINDS.length);
    toMove = (await Promise.all(Array.from({ length: count }, (_, index) => patiently(() => issue(`to-move-${index}`, `演A05202600${String(1000 + index)}`))))).map(({ body }) => body.identifier as string);
    expect(new Set(toMove).size).toBe(count);
  }, 60_000);

  afterEach(() => jest.restoreAllMocks());

  it('lose nothing that was acknowledged and leave nothing of what failed', async () => {
    const licences = service.app.get(LicenceStore);
    failEachThird(licences as never, 'add' as never);
    failEachThird(licences as never, 'move' as never);
    failReadsOfEachThirdCase(service.app.get(AccessEventStore));
    const answers = await Promise.all(Array.from({ length: sizeOf('mixed-requests') }, (_, index) => patiently(() => ask(index))));
    jest.restoreAllMocks();
    const outcomes = answers.map(({ status, body }, index) => ({ kind: KINDS[index % KINDS.length], index, isDone: status < 300, code: body?.code as unknown }));
    // An issue that fails after its intent may yet come to be; a read or a move that fails has not happened.
    expect(outcomes.filter(({ kind, isDone, code }) => !isDone && code !== (kind === 'issue' ? 'OUTCOME_UNKNOWN' : 'FAULT'))).toEqual([]);
    const failed = outcomes.filter(({ isDone }) => !isDone).length;
    expect(failed).toBeGreaterThan(sizeOf('mixed-requests') / 4);
    expect(failed).toBeLessThan(sizeOf('mixed-requests') / 2);

    const done = (...kinds: (typeof KINDS)[number][]): number[] => outcomes.filter(({ kind, isDone }) => isDone && kinds.includes(kind as never)).map(({ index }) => index);
    const read = await column("SELECT purpose FROM access_event WHERE purpose LIKE '%LJ-2026-%'");
    expect(read.map((purpose) => Number(/"caseNumber":"LJ-2026-(\d+)"/.exec(purpose)?.[1])).sort((left, right) => left - right)).toEqual(done('look-up', 'verify'));
    const suspended = await column(`SELECT identifier FROM licence_version WHERE type_code = '${TYPE}' AND state = 'suspended'`);
    expect(suspended.sort()).toEqual(done('suspend').map((index) => toMove[Math.floor(index / KINDS.length)] ?? '').sort());
    const answered = done('issue').map((index) => answers[index]?.body.identifier as string);
    const stored = await column(`SELECT identifier FROM licence_version WHERE type_code = '${TYPE}'`);
    expect(answered.every((identifier) => stored.includes(identifier))).toBe(true);
    const own = stored.filter((identifier) => !toMove.includes(identifier) && answered.includes(identifier));
    expect(own).toHaveLength(answered.length);
    expect(await column('SELECT COUNT(*) FROM pending_issue')).toEqual([String(outcomes.filter(({ kind, isDone }) => kind === 'issue' && !isDone).length)]);
  }, 60_000);

  it('what was left pending is finished, once', async () => {
    const [before] = await column('SELECT COUNT(*) FROM licence');
    const [pending] = await column('SELECT COUNT(*) FROM pending_issue');
    expect(Number(pending)).toBeGreaterThan(10);
    expect(await service.app.get(FinishPending).run('all')).toEqual({ finished: Number(pending), abandoned: 0, failed: 0 });
    expect(await column('SELECT COUNT(*) FROM licence')).toEqual([String(Number(before) + Number(pending))]);
    const serials = await column(`SELECT serial FROM licence WHERE type_code = '${TYPE}'`);
    expect(new Set(serials).size).toBe(serials.length);
  }, 60_000);

  it('the failures took no connection with them', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => patiently(() => issue(`after-${index}`, `演A05202600${String(8000 + index)}`))));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(40).fill(201));
  }, 60_000);
});
