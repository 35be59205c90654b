import { sizeOf } from '../sizes.js';
import { documentedCalls } from '../support/documented-calls.js';
import { dump } from '../support/dump.js';
import { DoorCity } from '../support/doors/door-city.js';
import { routesOf } from '../support/doors/routes.js';
import { madeUpHolder } from '../support/made-up-holders.js';
import { foundIn } from '../support/needles.js';
import { onWholeService } from '../support/service.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { documentWays } from './document-ways.js';
import { evidenceWays } from './evidence-ways.js';
import { formWays, openForms, type OpenForm } from './form-ways.js';
import type { Sent, Way } from './ways.js';

onWholeService('a thousand made-up holder codes, through every door and error path', (service) => {
  const codes = Array.from({ length: sizeOf('canaries') }, (_, index) => madeUpHolder(index).code);
  let forms: OpenForm[] = [];
  let ways: Way[] = [];
  const sent: { readonly way: Way; readonly code: string; readonly came: Sent }[] = [];

  beforeAll(async () => {
    forms = await openForms(await DoorCity.open(service()));
    ways = [...(await documentWays(service())), ...evidenceWays(service()), ...formWays(forms)];
  }, 60_000);

  it('are each good and each another, and more than the ways', () => {
    expect(new Set(codes.map((code) => parseHolderCode('111', code).code)).size).toBe(codes.length);
    expect(ways.length).toBeLessThanOrEqual(codes.length);
    expect(ways.length).toBeGreaterThan(500);
  });

  it('go through every call of the document that takes a holder code, and every form of the pages', async () => {
    const documented = await documentedCalls(service());
    const naming = documented.filter(({ schema }) => /"(codeType|certificateHolderCode)":/.test(JSON.stringify(schema ?? {}))).map(({ name }) => name);
    expect(naming.length).toBeGreaterThan(6);
    expect(naming.filter((name) => !ways.some((way) => way.isPlace && way.name.startsWith(`${name} `)))).toEqual([]);
    const pages = routesOf(service()).filter((route) => route.startsWith('POST ') && !documented.some(({ name }) => name === route) && !SIGNING.test(route));
    expect(pages.filter((route) => !forms.some(({ door }) => door === route))).toEqual([]);
  });

  it('are understood where they belong', async () => {
    for (const [index, code] of codes.entries()) {
      const way = ways[index % ways.length]!;
      sent.push({ way, code, came: await way.send(code) });
    }
    const good = sent.filter(({ way }) => /(names holder \d+|^POST \/counter brought|^POST \/phone\/entrustments code)$/.test(way.name));
    expect(good.length).toBeGreaterThan(10);
    // Nobody has entrusted a made-up delegate.
    expect(good.filter(({ came }) => came.status >= 400 && came.code !== 'ENTRUSTMENT_NOT_GOOD').map(({ way, came }) => [way.name, came])).toEqual([]);
  }, 300_000);

  it('stand in no log line, no address of ours and no error', () => {
    const repeated = sent.filter(({ code, came }) => foundIn(came.told, [code]).length > 0);
    expect(repeated.map(({ way }) => way.name)).toEqual([]);
    const logged = service().logged.join('\n');
    expect(sent.filter(({ code }) => foundIn(logged, [code]).length > 0).map(({ way }) => way.name)).toEqual([]);
    expect(service().faults()).toEqual([]);
  });

  it('stand in no table in the clear, where they came as holder codes', async () => {
    const everything = [...(await dump(service())).values()].join('\n');
    expect(everything.length).toBeGreaterThan(100_000);
    expect(sent.filter(({ way, code }) => way.isPlace && foundIn(everything, [code]).length > 0).map(({ way }) => way.name)).toEqual([]);
  });
});

/** Pages of the sign-in provider: nobody signs in with a holder code. */
const SIGNING = /^POST \/(oidc|sign-out)/;
