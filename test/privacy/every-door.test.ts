import { documentedCalls, type DocumentedCall } from '../support/documented-calls.js';
import { extraClient } from '../support/extra-client.js';
import { accessOrder, ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeService, type Answer, type WholeService } from '../support/service.js';
import { newMark } from '../support/visitor.js';
import { CITY } from '../../src/cli/city/city.js';
import { TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { LicenceVersionRow } from '../../src/licence/register/licence-row.js';

/** Somebody who comes to a door, and with what. */
interface Role {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** For each parameter of a path: an object that is there and is nobody's of those who ask, and one that is not there. A new parameter must be added here. */
type Objects = Readonly<Record<string, { readonly foreign: string; readonly absent: string }>>;

onWholeService('every door of the interface, as its own document names them', (service) => {
  let operations: DocumentedCall[] = [];
  let roles: Role[] = [];
  let powerless: Role[] = [];
  let objects: Objects = {};
  const foreignTo = (operation: DocumentedCall) => (name: string): string | undefined => objectOf(operation, name, objects)?.foreign;
  const absent = (operation: DocumentedCall) => (name: string): string | undefined => objectOf(operation, name, objects)?.absent;

  beforeAll(async () => {
    operations = await documentedCalls(service());
    powerless = [
      { name: 'nobody', headers: {} },
      { name: 'a made-up token', headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } },
      { name: 'a holder’s session', headers: { cookie: await sessionOf(service(), 'lin-qing') } },
      { name: 'an officer’s session', headers: { cookie: await sessionOf(service(), 'officer-tang') } },
    ];
    const clients = await Promise.all(CITY.clients.map(async ({ clientId }) => ({ name: clientId, headers: { authorization: `Bearer ${await service().token(clientId)}` } })));
    // A right that opens no door by itself.
    const none = await extraClient(service(), { clientId: 'linjiang-nothing', department: LINJIANG_APPROVAL.code, grants: [{ right: 'recognition:investigate', typeCode: DRIVING_LICENCE.code }] });
    roles = [...clients, { name: 'a client without a right', headers: { authorization: `Bearer ${none}` } }];
    objects = await objectsOf(service());
  });

  it('are many', () => {
    expect(operations.length).toBeGreaterThan(20);
  });

  it('have parameters that are all known here', () => {
    const named = operations.flatMap((operation) => operation.parameters.filter((each) => each.in === 'path').map(({ name = '' }) => ({ operation, name })));
    expect(named.length).toBeGreaterThan(10);
    const unknown = named.filter(({ operation, name }) => objectOf(operation, name, objects) === undefined).map(({ operation, name }) => `${operation.path} ${name}`);
    expect(unknown).toEqual([]);
  });

  it('let nobody in without a good token, whatever else they bring', async () => {
    for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
      for (const role of powerless) {
        const answer = await ask(service(), operation, role, absent(operation));
        expect([operation.method, operation.path, role.name, answer.status]).toEqual([operation.method, operation.path, role.name, 401]);
        expect(answer.body.code).toMatch(/^TOKEN_(MISSING|INVALID)$/);
      }
    }
  });

  it('let no client do what it has no right to', async () => {
    const [none] = roles.filter(({ name }) => name === 'a client without a right');
    for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
      const answer = await ask(service(), operation, none!, absent(operation));
      expect([operation.path, answer.status, answer.body.code]).toEqual([operation.path, 403, 'RIGHT_MISSING']);
    }
  });

  it('tell of another’s object what they tell of none at all: whoever has the right, that there is none', async () => {
    const hidden = operations.filter(({ path }) => path.includes('{') && !OPEN_OBJECTS.test(path));
    const unknown = new Set<string>();
    for (const operation of hidden) {
      for (const role of [...roles, ...powerless].filter(({ name }) => name !== OWNER && !MAY_SEE[collectionOf(operation)]?.includes(name))) {
        const [foreign, none] = [await ask(service(), operation, role, foreignTo(operation)), await ask(service(), operation, role, absent(operation))];
        expect([operation.name, role.name, foreign.status, foreign.text]).toEqual([operation.name, role.name, none.status, none.text]);
        if (foreign.status === 404) unknown.add(operation.name);
      }
    }
    expect(hidden.map(({ name }) => name).filter((name) => !unknown.has(name))).toEqual(OPENLY_REFUSED);
  });

  it('show those objects to whose they are', async () => {
    const readable = operations.filter(({ method, path }) => method === 'GET' && path.includes('{') && !OPEN_OBJECTS.test(path));
    for (const operation of readable) {
      const owners = [OWNER, ...(MAY_SEE[collectionOf(operation)] ?? [])];
      const statuses = await Promise.all(roles.filter(({ name }) => owners.includes(name)).map(async (role) => (await ask(service(), operation, role, foreignTo(operation))).status));
      expect([operation.name, statuses.includes(200)]).toEqual([operation.name, true]);
    }
  });

  it('answer whatever is sent to them with a problem that is no fault of ours', async () => {
    for (const operation of operations.filter(({ method }) => method === 'POST')) {
      for (const role of roles) {
        for (const body of [{}, [], null, { purpose: {} }, 'text']) {
          const answer = await ask(service(), { ...operation, example: body }, role, absent(operation));
          expect([operation.path, role.name, JSON.stringify(body), answer.status < 500]).toEqual([operation.path, role.name, JSON.stringify(body), true]);
        }
      }
    }
    expect(service().faults()).toEqual([]);
  });
});

/** Whose the foreign objects are. */
const OWNER = TRAFFIC_CLIENT.clientId;
/** Who besides may see what: the steward of the licence type, who decides on the application; the department that asked a holder, and whose read is objected to. */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = { 'v1/access-applications': [ISSUER], 'v1/recognition/consents': [READER], 'v1/objections': [READER] };
const collectionOf = ({ path }: Pick<DocumentedCall, 'path'>): string => path.slice(1).split('/{')[0] ?? '';
/** What anyone may see of: the catalogue, lists, tiles. */
const OPEN_OBJECTS = /^\/(v1\/licence-types\/\{code\}$|v1\/service-items\/\{code\}$|v\/types|status-lists|ledger)/;
/** Everybody knows which licence types there are: who may not retire one is told that. */
const OPENLY_REFUSED = ['POST /v1/licence-types/{code}/retire'];

let keys = 0;

/** Of a parameter whose objects differ from collection to collection, by both. */
function objectOf({ path }: Pick<DocumentedCall, 'path'>, name: string, objects: Objects): Objects[string] | undefined {
  return objects[`${collectionOf({ path })} ${name}`] ?? objects[name];
}

async function ask(service: WholeService, { method, path, example, parameters }: DocumentedCall, role: Role, at: (name: string) => string | undefined): Promise<Answer> {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => at(name) ?? 'none');
  const needsKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  const headers = { ...role.headers, ...(example === undefined ? {} : { 'content-type': 'application/json' }), ...(needsKey ? { 'idempotency-key': `door-${keys++}` } : {}) };
  const answer = await fetch(service.origin + filled, { method, headers, ...(example === undefined || method === 'GET' ? {} : { body: JSON.stringify(example) }) });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined, headers: answer.headers };
}

/** What somebody has made for themselves. */
async function make(service: WholeService, path: string, by: string, body: object): Promise<Answer['body']> {
  const answer = await service.call({ by, path, key: 'every-door', body });
  expect([path, answer.status, answer.body.code]).toEqual([path, 201, undefined]);
  return answer.body;
}

/** Objects of the traffic police and of people who are not asking; ids of the right shape that nobody has. */
async function objectsOf(service: WholeService): Promise<Objects> {
  const [driving] = await service.database.reader.find(LicenceVersionRow, 'type_code = ?', [DRIVING_LICENCE.code]);
  const application = await make(service, '/v1/access-applications', OWNER, accessOrder({ serviceItems: [purposeOf(TRAFFIC_CLIENT).serviceItemCode] }));
  const { consent } = await make(service, '/v1/recognition/consents', READER, { holder: LIN_QING.code, licenceTypes: [DRIVING_LICENCE.code], purpose: PURPOSE });
  const absent = 'f'.repeat(32);
  return {
    identifier: { foreign: driving?.identifier ?? '', absent: '1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000078.001.0' },
    code: { foreign: DRIVING_LICENCE.code, absent: '11990101MA99001322999' },
    version: { foreign: '1', absent: '999' },
    list: { foreign: '1', absent: '999' },
    log: { foreign: 'acts', absent: 'acts' },
    path: { foreign: '0/000', absent: '0/999' },
    leafHash: { foreign: '0'.repeat(64), absent: 'f'.repeat(64) },
    consent: { foreign: consent, absent },
    'v1/access-applications id': { foreign: application.id, absent },
    'v1/objections id': { foreign: await objectionOf(service), absent },
  };
}

/** What a holder has objected to a read of the neighbour city. */
async function objectionOf(service: WholeService): Promise<string> {
  const { event } = (await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, DRIVING_LICENCE.code) })).body as { event: string };
  const holder = service.visitor();
  await holder.signIn('lin-qing');
  await holder.post(`/phone/reads/${event}/objection`, { once: newMark(), text: '请说明查询的理由', behind: '', read: event });
  const { objections } = (await service.get('/v1/objections', READER)).body as { objections: { id: string }[] };
  expect(objections).toHaveLength(1);
  return objections[0]?.id ?? '';
}

async function sessionOf(service: WholeService, subject: string): Promise<string> {
  const visitor = service.visitor();
  await visitor.signIn(subject);
  return [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
