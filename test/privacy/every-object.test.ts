import type { Right } from '../../src/access/register/right.js';
import { MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { HOUSING, LINJIANG_APPROVAL, MARKET_SUPERVISION } from '../../src/cli/city/departments.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { NEW_FOOD_PERMIT } from '../../src/cli/city/service-items.js';
import type { Schema } from '../../src/web/page/schema-view.js';
import { alike } from '../support/alike.js';
import { documentedCalls, type DocumentedCall } from '../support/documented-calls.js';
import { DoorCity } from '../support/doors/door-city.js';
import { routesOf } from '../support/doors/routes.js';
import { extraClient } from '../support/extra-client.js';
import { officerAt, strangerNamed } from '../support/officer.js';
import { headFor } from '../support/sharing.js';
import { purposeOf } from '../support/orders.js';
import { onWholeService, type Answer, type WholeService } from '../support/service.js';
import type { Page, Visitor } from '../support/visitor.js';
import { namedBodies } from './code-places.js';
import { filledIn, openForms, type OpenForm } from './form-ways.js';

/** Something real that is nobody’s of those who name it, and the like that does not exist. */
interface Named {
  readonly foreign: string;
  readonly absent: string;
  /** By whom it is named. */
  readonly by: 'whoever may read everything' | 'whoever may read another type';
}

const ABSENT_ID = 'f'.repeat(32);
const READING = ['recognition:look-up', 'recognition:verify'] as const;
const DECIDING: Right[] = [...READING, 'access:decide', 'access:apply'];

onWholeService('another’s object', (running) => {
  let service: WholeService;
  let city: DoorCity;
  let calls: DocumentedCall[];
  let names: Readonly<Record<string, Named>>;
  let tokens: Readonly<Record<Named['by'], string>>;
  let forms: OpenForm[];
  let visitors: readonly (readonly [who: string, visitor: Visitor])[];
  const foreignTo = (door: string): typeof visitors => visitors.filter(([who]) => MAY_SEE[who]?.test(door) !== true);

  beforeAll(async () => {
    service = running();
    city = await DoorCity.open(service);
    calls = (await documentedCalls(service)).filter(({ schema }) => schema !== undefined);
    const { identifier } = city.licence;
    const everything = { by: 'whoever may read everything' } as const;
    const otherType = { foreign: identifier, absent: neverGiven(identifier), by: 'whoever may read another type' } as const;
    names = {
      useCode: { foreign: await city.useCode(), absent: '7K3Q-0VXM-9TZB', ...everything },
      presentedCode: { foreign: await city.useCode(), absent: '7K3Q-0VXM-9TZB', ...everything },
      consent: { foreign: await city.consent(), absent: ABSENT_ID, ...everything },
      entrustment: { foreign: await city.entrustment(), absent: ABSENT_ID, ...everything },
      identifier: otherType,
      identifiers: otherType,
      certificateIdentifier: otherType,
    };
    const department = MARKET_SUPERVISION.code;
    const narrow = await extraClient(service, { clientId: 'market-food-desk', department, grants: READING.map((right) => ({ right, typeCode: FOOD_BUSINESS_PERMIT.code })) });
    tokens = { 'whoever may read everything': await service.token(MARKET_CLIENT.clientId), 'whoever may read another type': narrow };
    forms = await openForms(city);
    visitors = await strangers(service);
  }, 120_000);

  it('is named in bodies by names that are all known here', () => {
    const ids = calls.flatMap(({ schema }) => idsIn(schema ?? {}));
    expect(new Set(ids)).toEqual(new Set(['consent', 'entrustment']));
    for (const name of Object.keys(names)) expect([name, calls.some(({ schema, example }) => namedBodies(schema ?? {}, example, name).length > 0)]).toEqual([name, true]);
  });

  it('is answered for in every body that can name it as if it did not exist', async () => {
    const told = new Map<string, Set<string>>();
    for (const [name, { foreign, absent, by }] of Object.entries(names)) {
      for (const call of calls) {
        for (const body of namedBodies(call.schema ?? {}, baseOf(call), name)) {
          const ask = (text: string): Promise<Answer> => service.call({ token: tokens[by], path: call.path, body: inOwnName(body(text)) });
          const [there, none] = [await ask(foreign), await ask(absent)];
          expect([call.name, name, there.status, alike(there.text, foreign)]).toEqual([call.name, name, none.status, alike(none.text, absent)]);
          told.set(name, (told.get(name) ?? new Set()).add(codeOf(there)));
        }
      }
    }
    expect(Object.fromEntries([...told].map(([name, codes]) => [name, [...codes].sort()]))).toEqual(ANSWERS);
  });

  it('is answered for by every form of the pages as if it did not exist', async () => {
    const unknown = new Set<string>();
    const naming = forms.filter(({ action }) => /[0-9a-f]{32}/.test(action));
    for (const { door, action, fields } of naming) {
      const id = /[0-9a-f]{32}/.exec(action)?.[0] ?? '';
      for (const [who, visitor] of foreignTo(door)) {
        const [there, none] = [await visitor.post(action, filledIn(fields)), await visitor.post(action.replace(id, ABSENT_ID), filledIn(fields))];
        expect([door, who, there.status, alike(there.text, id)]).toEqual([door, who, none.status, alike(none.text, ABSENT_ID)]);
        expect([door, who, REFUSED.includes(there.status)]).toEqual([door, who, true]);
        if (there.status === 404) unknown.add(door);
      }
    }
    expect([...new Set(naming.map(({ door }) => door))].filter((door) => !unknown.has(door))).toEqual([]);
  });

  it('is answered for by every page as if it did not exist', async () => {
    const unknown = new Set<string>();
    const documented = (await documentedCalls(service)).map(({ name }) => name);
    const pages = routesOf(service).filter((route) => route.startsWith('GET ') && route.includes('{') && !documented.includes(route) && !OPEN_PAGES.includes(route));
    for (const door of pages) {
      const [foreign, absent] = pagesOf(door, city, forms);
      for (const [who, visitor] of foreignTo(door)) {
        const [there, none] = [await visitor.go(foreign), await visitor.go(absent)];
        expect([door, who, there.status, shown(there, foreign)]).toEqual([door, who, none.status, shown(none, absent)]);
        if (there.status === 404) unknown.add(door);
      }
    }
    expect(pages.filter((door) => !unknown.has(door))).toEqual(LEADING_ON);
  });

  it('and nothing became of it', async () => {
    const [consent] = await service.database.reader.query("SELECT COUNT(*) AS n FROM consent WHERE state = 'asked'");
    expect(Number(consent?.['n'])).toBe(1);
    expect((await service.get('/v1/objections', 'linjiang-approval')).body.objections).toMatchObject([{ state: 'raised' }]);
    expect(service.faults()).toEqual([]);
  });
});

/** What those are told who name another’s object. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  useCode: ['USE_CODE_NOT_GOOD'],
  presentedCode: ['USE_CODE_NOT_GOOD'],
  consent: ['CONSENT_UNKNOWN'],
  entrustment: ['ENTRUSTMENT_NOT_GOOD'],
  identifier: ['LICENCE_UNKNOWN', 'invalid'],
  identifiers: ['nothing'],
  certificateIdentifier: ['nothing'],
};
/** An application is its department’s to follow and the steward’s to decide, an objection the department’s to answer. */
const MAY_SEE: Readonly<Record<string, RegExp>> = { 'the steward of another type': /\/console\/applications\//, 'a colleague': /^GET \/console\/applications\/|\/console\/objections\// };
const REFUSED = [401, 403, 404];
/** About nobody: assets, the guide, the sign-in provider’s own. */
const OPEN_PAGES = ['GET /assets/{name}', 'GET /items/{code}', 'GET /oidc/interaction/{uid}'];
/** The address of a form, opened: it leads to its case, and there it is told. */
const LEADING_ON = ['GET /counter/cases/{id}/{step}'];

/** Somebody else of each kind: holders, officers of the same and of other departments, nobody. */
async function strangers(service: WholeService): Promise<(readonly [who: string, visitor: Visitor])[]> {
  const signedIn = async (subject: string): Promise<Visitor> => {
    const visitor = service.visitor();
    await visitor.signIn(subject);
    return visitor;
  };
  return [
    ['another holder', await signedIn('zhang-jian')],
    ['the steward of another type', await signedIn('officer-he')],
    ['a colleague', await officerAt(service, { department: LINJIANG_APPROVAL.code, name: '秦越', signedIn: strangerNamed('officer-qin'), rights: [...READING] })],
    ['an officer of another department', await officerAt(service, { department: HOUSING.code, name: '吴楠', signedIn: strangerNamed('officer-wu'), rights: DECIDING })],
    ['nobody', service.visitor()],
  ];
}

function neverGiven(identifier: string): string {
  return identifier.replace(/\.2026\d{7}\./, '.20269999999.');
}

/** A page about something real, and the same about nothing. */
function pagesOf(door: string, city: DoorCity, forms: readonly OpenForm[]): readonly [foreign: string, absent: string] {
  const path = door.slice(4).replace('{step}', 'look');
  const { identifier } = city.licence;
  if (path.includes('{identifier}')) return [path.replace('{identifier}', identifier), path.replace('{identifier}', neverGiven(identifier))];
  const sent = forms.find((form) => form.door.startsWith(`POST ${path.slice(0, path.indexOf('}') + 1)}/`))?.action ?? '';
  return [path.replace('{id}', /[0-9a-f]{32}/.exec(sent)?.[0] ?? ''), path.replace('{id}', ABSENT_ID)];
}

function shown({ text, headers }: Page, path: string): string {
  return `${headers.get('location') ?? ''} ${text}`.replaceAll(path, '<path>').replaceAll(encodeURIComponent(path), '<path>').replaceAll(path.split('/')[3] ?? '', '<id>');
}

/** Only what names the object is asked by. */
function baseOf({ name, example }: DocumentedCall): unknown {
  if (name !== 'POST /v1/recognition/look-ups') return example;
  const { holder: _holder, licenceTypes: _types, ...rest } = example as Record<string, unknown>;
  return rest;
}

function inOwnName(body: unknown): unknown {
  const { purpose, head, ...rest } = body as Record<string, unknown>;
  const own = { ...(purpose === undefined ? {} : { purpose: purposeOf(MARKET_CLIENT, {}, NEW_FOOD_PERMIT) }), ...(head === undefined ? {} : { head: headFor(NEW_FOOD_PERMIT, MARKET_CLIENT) }) };
  return { ...rest, ...own };
}

function codeOf({ status, body }: Answer): string {
  const told = body as { code?: string; verdict?: string };
  return status < 400 ? (told.verdict ?? 'nothing') : (told.code ?? '');
}

/** Members that take an internal id. */
function idsIn({ properties = {}, items, anyOf = [], oneOf = [] }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([name, { pattern }]) => (pattern === '^[0-9a-f]{32}$' ? [name] : []));
  return [...own, ...[...Object.values(properties), ...(items === undefined ? [] : [items]), ...anyOf, ...oneOf].flatMap(idsIn)];
}
