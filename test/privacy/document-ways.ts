import { MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { documentedCalls, type DocumentedCall } from '../support/documented-calls.js';
import { craneCertificate, ISSUER, READER } from '../support/orders.js';
import type { Answer, Call, WholeService } from '../support/service.js';
import { holderBodies, memberBodies, textBodies, type BodyWith } from './code-places.js';
import type { Sent, Way } from './ways.js';

/** Every way into the calls of the document: where a holder code belongs, good and spoilt, and where a slip, a fault or an attacker would put it. */
export async function documentWays(service: WholeService): Promise<Way[]> {
  const calls = await documentedCalls(service);
  return calls.flatMap((call) => [...bodyWays(service, call), ...addressWays(service, call)]);
}

function bodyWays(service: WholeService, documented: DocumentedCall): Way[] {
  const { name, schema } = documented;
  if (schema === undefined) return [];
  const example = exampleFor(documented);
  const way = (what: string, by: (code: string) => Partial<Call>, isPlace = false): Way => ({
    name: `${name} ${what}`,
    isPlace,
    send: async (code) => sent(await service.call({ by: callerOf(documented), key: newKey(), path: filled(documented), ...by(code) })),
  });
  const holders = holderBodies(schema, example);
  return [
    ...holders.map((body, place) => way(`names holder ${place}`, (code) => ({ body: body(code) }), true)),
    ...holders.flatMap((body, place) => Object.entries(SPOILT).map(([how, spoil]) => way(`names holder ${place} ${how}`, (code) => spoil(body, code), true))),
    ...holders.map((body, place) => way(`names holder ${place} to nobody who has a right`, (code) => ({ body: body(code), by: callerOf(documented) === ISSUER ? READER : ISSUER }), true)),
    ...textBodies(schema, example).map((body, place) => way(`says it in text ${place}`, (code) => ({ body: body(code) }))),
    ...memberBodies(schema, example).map((body, place) => way(`names member ${place}`, (code) => ({ body: body(code) }))),
    way('is a number', (code) => ({ body: `{"holder":{"${code}":${code.slice(0, 17)}}}` })),
    way('is the name of two members', (code) => ({ body: `{"${code}":1,"${code}":2}` })),
    way('is a key', (code) => ({ body: example, key: `canary-${code}` })),
  ];
}

/** What becomes of a body that names a holder on its way. */
const SPOILT: Readonly<Record<string, (body: BodyWith, code: string) => Partial<Call>>> = {
  'with a digit too much': (body, code) => ({ body: body(`${code}9`) }),
  'twice over': (body, code) => ({ body: body(code + code) }),
  'and ends too soon': (body, code) => ({ body: JSON.stringify(body(code)).slice(0, -1) }),
  'with a made-up token': (body, code) => ({ body: body(code), token: `${code}.${code}.${code}` }),
};

/** No address of ours has a code: one that comes with it is somebody’s slip, and leaves no trace. */
function addressWays(service: WholeService, documented: DocumentedCall): Way[] {
  const { name, method, path, parameters } = documented;
  const send = (address: (code: string) => string) => async (code: string): Promise<Sent> => {
    const body = method === 'GET' ? {} : { body: exampleFor(documented) ?? {}, key: newKey() };
    return sent(await service.call({ by: callerOf(documented), method, path: address(code), ...body }));
  };
  const places = [...path.matchAll(/\{\w+\}/g)].map(([place]) => place);
  const queries = parameters.filter((each) => each.in === 'query').flatMap((each) => each.name ?? []);
  return [
    ...places.map((place) => ({ name: `${name} at ${place}`, isPlace: false, send: send((code) => filled({ path: path.replace(place, code) })) })),
    ...[...queries, 'holder'].map((query) => ({ name: `${name}?${query}=`, isPlace: false, send: send((code) => `${filled({ path })}?${query}=${code}`) })),
  ];
}

let keys = 0;
const newKey = (): string => `way-${++keys}`;

/** Somebody to whom such a call is open. */
function callerOf({ path }: Pick<DocumentedCall, 'path'>): string {
  if (path === '/v1/licences') return ISSUER;
  return /^\/(v1\/(recognition|access-applications|objections)|gb36906)/.test(path) ? READER : MARKET_CLIENT.clientId;
}

/** A person’s licence, under the number that the repository gives it: so that each made-up person may be given one. */
function exampleFor({ name, example }: DocumentedCall): unknown {
  if (name !== 'POST /v1/licences') return example;
  const { number: _given, ...order } = craneCertificate();
  return order;
}

function filled({ path }: Pick<DocumentedCall, 'path'>): string {
  return path.replace(/\{\w+\}/g, 'f'.repeat(32));
}

function sent({ status, text, body, headers }: Answer): Sent {
  const led = JSON.stringify([...headers]);
  return { status, code: (body as { code?: string } | undefined)?.code, told: status < 400 ? led : text + led };
}
