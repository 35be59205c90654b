import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CITY } from '../../src/cli/city/city.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import type { IssueOrder } from '../../src/licence/issuing/order.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { dump } from '../support/dump.js';
import { foundIn } from '../support/needles.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, READER } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';

/** Shorter values would be found by chance: in UTF-8, two Chinese characters or six digits. */
const SHORTEST_BYTES = 6;

/** What nobody may find: each holder's code and name, each number, each face field's value. What a licence type offers for choice is in the catalogue for all to read. */
function secretsOf(orders: readonly IssueOrder[]): Set<string> {
  const offered = new Set(CITY.licenceTypes.flatMap(({ fields }) => fields.flatMap(({ schema }) => ('enum' in schema ? schema.enum : []))));
  const secrets = new Set<string>();
  for (const { number, holders, fields, validFrom, validUntil } of orders) {
    const values = [number, ...holders.flatMap(({ name, code }) => [name, code]), ...Object.values(fields)];
    for (const value of values) {
      // First and last day are the licence's, not a field's: the register needs them in the clear.
      if (typeof value !== 'string' || offered.has(value) || value === validFrom || value === validUntil) continue;
      if (Buffer.byteLength(value) >= SHORTEST_BYTES) secrets.add(value);
    }
  }
  return secrets;
}

onWholeServices('what nobody may find', (running) => {
  let service: WholeService;
  let secrets: Set<string>;
  let identifier: string;
  let pages: string[];
  let visited: readonly string[];

  beforeAll(async () => {
    service = running();
    const order = craneCertificate();
    secrets = secretsOf([...CITY.orders.map(({ on }) => on(dateInChina(service.clock.now()))), order]);
    ({ identifier } = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-1', body: order })).body);
    await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-2', body: order });
    await service.call({ by: ISSUER, path: '/v1/licences', key: 'issue-3', body: { ...order, holders: [{ ...order.holders[0], code: '110101199001011238' }] } });
    const found = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, order.licenceType) });
    const { sealedLicence } = found.body.licences[0];
    await service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { sealedLicence }, purpose: PURPOSE } });
    await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/suspend`, key: 'suspend', body: because('林青 110101199001011237 违章操作') });
    await service.call({ by: ISSUER, path: `/v1/licences/${identifier}/resume`, key: 'resume', body: because('整改完毕') });
    const visitor = service.visitor();
    await visitor.signIn('lin-qing');
    pages = [(await visitor.go('/phone')).text, (await visitor.go(`/phone/licences/${identifier}`)).text];
    visited = visitor.addresses;
  }, 60_000);

  it('the search itself finds what lies in the clear, in whatever writing', () => {
    for (const writing of ['110101199001011237', Buffer.from('x110101199001011237y').toString('base64'), Buffer.from('110101199001011237').toString('hex'), encodeURIComponent('林青苏')]) {
      expect(foundIn(writing, ['110101199001011237', '林青'])).toHaveLength(1);
    }
    expect(foundIn(Buffer.from('持证人林青').toString('latin1'), ['林青'])).toEqual(['林青']);
    expect(foundIn(Buffer.from('["林青"]').toString('base64url'), ['林青'])).toEqual(['林青']);
    expect(secrets.size).toBeGreaterThan(50);
    for (const secret of ['110101199001011237', '林青', '演A052026000077', '1990-01-01', '演示市塔机操作考核站']) expect(secrets).toContain(secret);
  });

  it('is in no column of any table', async () => {
    const tables = await dump(service);
    expect([...tables.keys()]).toEqual(expect.arrayContaining(['licence_body', 'act', 'access_event', 'signing_intent', 'idempotency', 'oidc_state', 'session', 'migration']));
    expect((tables.get('licence_body') ?? '').length).toBeGreaterThan(10_000);
    const found = [...tables].flatMap(([table, cells]) => foundIn(cells, secrets).map((secret) => `${table}: ${secret}`));
    expect(found).toEqual([]);
  });

  it('is in no file of the service’s folder, page, log or free list', () => {
    const files = readdirSync(service.config.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const found = files.flatMap(({ name, parentPath }) => foundIn(readFileSync(join(parentPath, name), 'latin1'), secrets).map((secret) => `${name}: ${secret}`));
    expect(found).toEqual([]);
    const isEmbedded = service.database.dialect === 'sqlite';
    expect(files.some(({ name }) => name === 'zhengku.sqlite-wal')).toBe(isEmbedded);
  });

  it('is in no line of the log', () => {
    expect(foundIn(Buffer.from(service.logged.join('\n')).toString('latin1'), secrets)).toEqual([]);
  });

  it('is in no address that was called, shown, or led to', () => {
    const shown = pages.flatMap((page) => [...page.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address));
    expect(shown.length).toBeGreaterThan(10);
    const addresses = [...service.addresses, ...visited, ...shown.filter((address) => !address.startsWith('data:'))];
    expect(foundIn(Buffer.from(addresses.join('\n')).toString('latin1'), secrets)).toEqual([]);
  });
});
