import { PublishLedger } from '../../src/ledger/publish.js';
import { SeededRandom, randomBelow } from '../../src/primitives/random.js';
import { sizeOf } from '../sizes.js';
import { DataDoors } from '../support/data-doors.js';
import { documentedCalls } from '../support/documented-calls.js';
import { askedInTurns, expectAsDrawn, numberOf, readied, readsOf, recordedReads, type Answered } from '../support/doors/ask-doors.js';
import { FACES, type DoorCall, type Told } from '../support/doors/door-call.js';
import { KEPT, WITHOUT_DATA } from '../support/doors/doors-without-data.js';
import { routesOf } from '../support/doors/routes.js';
import { ISSUER, READER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';

/** Requests under way at once: as many as are always let in. */
const AT_ONCE = 30;
const START_MS = 60_000;

onWholeServices('the number of answers', (running) => {
  let service: WholeService;
  let doors: DataDoors;

  beforeAll(async () => {
    service = running();
    doors = await DataDoors.open(service);
  }, START_MS);

  it('is counted at every door of the house and of its document, but for those that say why they hand out nothing', async () => {
    const [telling, silent] = [new Set(doors.good.map(({ door }) => door)), new Set(Object.values(WITHOUT_DATA).flat())];
    const routes = routesOf(service);
    expect((await documentedCalls(service)).map(({ name }) => name).filter((name) => !routes.includes(name))).toEqual([]);
    const advice = 'hands out licence data? Then call it in test/support/doors; else say why not in doors-without-data.ts';
    expect(routes.filter((route) => !telling.has(route) && !silent.has(route)).map((route) => `${route}: ${advice}`)).toEqual([]);
    expect([...telling, ...silent].filter((door) => !routes.includes(door))).toEqual([]);
    expect([...telling].filter((door) => silent.has(door))).toEqual([]);
  });

  it('is none at a door that hands out nothing, whoever opens it', async () => {
    const { city } = doors;
    const windows = (['lin-qing', 'officer-tang'] as const).map((subject) => city.window(subject));
    const objects = await city.objects();
    const before = await recordedReads(service);
    const shut: string[] = [];
    for (const door of Object.values(WITHOUT_DATA).flat().filter((each) => each.startsWith('GET ') && !KEPT.includes(each))) {
      const path = door.slice(4).replace(/\{(\w+)\}/g, (_whole, name: string) => objects[`${door} ${name}`] ?? objects[name] ?? 'none');
      const answers: Told[] = [await service.get(path, ISSUER), await service.get(path, READER), ...(await Promise.all(windows.map((visitor) => visitor.go(path))))];
      expect([door, answers.flatMap(({ text }) => FACES.filter((face) => text.includes(face)))]).toEqual([door, []]);
      if (answers.every(({ status }) => status !== 200)) shut.push(door);
    }
    expect(shut).toEqual(SHUT);
    expect(await recordedReads(service)).toBe(before);
  });

  it('is the number of recorded reads at every door, one by one', async () => {
    const all = [...doors.good, ...doors.bad];
    const found: [string, number, number][] = [];
    for (const door of all) {
      const call = await door.ready();
      const before = await recordedReads(service);
      const { status } = await call();
      found.push([door.name, status, (await recordedReads(service)) - before]);
    }
    expect(found).toEqual(all.map(({ name, status, reads }) => [name, status, reads]));
  }, 120_000);

  it('is the number of recorded reads and of entries in the log of reads, whatever is asked how and at once', async () => {
    const random = new SeededRandom('answers');
    const all = [...doors.good, ...doors.bad];
    const drawn = [...all, ...Array.from({ length: sizeOf('reads-recorded') }, () => all[randomBelow(random, all.length)] as DoorCall)];
    const answers: Answered[] = [];
    for (let start = 0; start < drawn.length; start += AT_ONCE) {
      const calls = await readied(drawn.slice(start, start + AT_ONCE));
      const before = await recordedReads(service);
      const given = await askedInTurns(calls, AT_ONCE);
      expectAsDrawn(given);
      expect((await recordedReads(service)) - before).toBe(readsOf(calls.map(({ door }) => door)));
      answers.push(...given);
    }
    const told = answers.filter(({ door }) => door.reads > 0);
    expect(told.length).toBeGreaterThan(sizeOf('reads-recorded') / 4);
    expect(await numberOf(service, 'SELECT SUM(answer_count) AS n FROM access_event')).toBe(await numberOf(service, 'SELECT COUNT(*) AS n FROM access_subject'));

    const named = told.filter(({ door }) => door.door.startsWith('POST /v1/') || door.door.startsWith('POST /gb36906/')).flatMap(({ told: { text } }) => eventsIn(text));
    expect(named.length).toBeGreaterThan(told.length / 4);
    expect(new Set(named).size).toBe(named.length);
    const stored = new Set((await service.database.reader.query('SELECT id FROM access_event')).map(({ id }) => Buffer.from(id as Uint8Array).toString('hex')));
    expect(named.filter((id) => !stored.has(id))).toEqual([]);

    while ((await numberOf(service, "SELECT MAX(size) AS n FROM ledger_checkpoint WHERE log = 'reads'")) < stored.size) await service.app.get(PublishLedger).run('reads');
    for (const counted of ['COUNT(*) AS n FROM act', 'COUNT(*) AS n FROM ledger_leaf', 'MAX(size) AS n FROM ledger_checkpoint']) {
      expect([counted, await numberOf(service, `SELECT ${counted} WHERE log = 'reads'`)]).toEqual([counted, stored.size]);
    }
    expect(service.faults()).toEqual([]);
  }, 600_000);
});

/** Doors that lead on to another, or show nothing to those who ask without more. */
const SHUT = [
  'GET /ledger/acts/proofs/{leafHash}', 'GET /ledger/acts/tile/{path}', 'GET /ledger/{log}/consistency', 'GET /oidc/interaction/{uid}', 'GET /sign-in', 'GET /sign-in/callback',
  'GET /console/applications/{id}', 'GET /counter/cases/{id}/{step}', 'GET /counter/items',
];

/** Ids of the reads that an answer names. */
function eventsIn(text: string): string[] {
  return [/"event":("[0-9a-f]{32}")/, /"events":\[([^\]]*)\]/].flatMap((pattern) => [...(pattern.exec(text)?.[1] ?? '').matchAll(/[0-9a-f]{32}/g)].map(([id]) => id));
}
