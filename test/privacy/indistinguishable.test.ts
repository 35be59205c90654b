import { sizeOf } from '../sizes.js';
import { alike } from '../support/alike.js';
import { extraClient } from '../support/extra-client.js';
import { PURPOSE } from '../support/orders.js';
import { onWholeService, type Answer, type WholeService } from '../support/service.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { HOUSING_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { LicenceVersionRow } from '../../src/licence/register/licence-row.js';
import { formatLicenceIdentifier } from '../../src/licence/register/licence-identifier.js';
import { parseLicenceTypeCode } from '../../src/holder/licence-type-code.js';
import { welchT } from './welch.js';

/** Every door behind which somebody might ask whether a licence exists that is not theirs to know of. */
type Door = readonly [name: string, ask: (identifier: string) => Promise<Answer>];

onWholeService('a licence that is none of the caller’s business', (service) => {
  const pairs = sizeOf('indistinguishable');
  let existing: string[] = [];
  let absent: string[] = [];
  let doors: Door[] = [];

  beforeAll(async () => {
    const rows = await service().database.reader.find(LicenceVersionRow, 'type_code = ?', [DRIVING_LICENCE.code]);
    existing = rows.map((row) => row.identifier);
    absent = existing.map((_, index) => absentLike(index));
    const token = await extraClient(service(), {
      clientId: 'linjiang-food-desk',
      department: LINJIANG_APPROVAL.code,
      grants: [
        { right: 'recognition:look-up', typeCode: FOOD_BUSINESS_PERMIT.code },
        { right: 'recognition:verify', typeCode: FOOD_BUSINESS_PERMIT.code },
      ],
    });
    doors = doorsOf(service(), token, await holderCookie(service()));
  });

  it('is there to be asked about', () => {
    expect(existing.length).toBeGreaterThan(2);
    expect(new Set([...existing, ...absent]).size).toBe(2 * existing.length);
  });

  it('answers every door as if it did not exist', async () => {
    for (const [name, ask] of doors) {
      for (const [index, identifier] of existing.entries()) {
        const [there, notThere] = [await ask(identifier), await ask(absent[index] ?? '')];
        expect([name, there.status, alike(there.text, identifier)]).toEqual([name, notThere.status, alike(notThere.text, absent[index] ?? '')]);
      }
    }
  });

  // A handful of answers says nothing about time: the full size alone does.
  const timed = pairs < 1_000 ? it.skip : it;
  timed('answers as fast as if it did not exist: Welch’s t below 4.5', async () => {
    for (const [name, ask] of doors) {
      const t = await timedApart(pairs, (index, isThere) => ask((isThere ? existing : absent)[index % existing.length] ?? ''));
      process.stderr.write(`indistinguishable: ${name}: |t| = ${Math.abs(t).toFixed(2)} over 2 × ${pairs}\n`);
      expect([name, Math.abs(t) < 4.5]).toEqual([name, true]);
    }
  }, 3_600_000);
});

function doorsOf(service: WholeService, token: string, cookie: string): Door[] {
  const post = (path: string, body: object) => service.call({ path, body, token });
  return [
    ['look-up by identifier', (identifier) => post('/v1/recognition/look-ups', { identifiers: [identifier], ground: 'duty', purpose: PURPOSE })],
    ['verify by identifier', (identifier) => post('/v1/recognition/verifications', { evidence: { identifier }, purpose: PURPOSE })],
    ['verify claimed facts', (identifier) => post('/v1/recognition/verifications', { evidence: { facts: { licenceType: DRIVING_LICENCE.code, identifier, fields: { vehicleClass: 'C1' } } }, purpose: PURPOSE })],
    ['another issuer’s reading', (identifier) => service.get(`/v1/licences/${identifier}`, HOUSING_CLIENT.clientId)],
    ['another issuer’s move', (identifier) => service.call({ path: `/v1/licences/${identifier}/suspend`, by: HOUSING_CLIENT.clientId, key: `k${Math.abs(hashOf(identifier))}`, body: { reason: '无关', legalBasis: '无' } })],
    ['another holder’s phone', async (identifier) => pageOf(service, `/phone/licences/${identifier}`, cookie)],
  ];
}

/** An identifier of the right type, authority and shape that nobody gave. */
function absentLike(index: number): string {
  return formatLicenceIdentifier({ typeCode: parseLicenceTypeCode(DRIVING_LICENCE.code), issuingAuthority: TRAFFIC_CLIENT.department, serial: `2026${String(8_000_000 + index)}`, version: 1 });
}

async function holderCookie(service: WholeService): Promise<string> {
  const visitor = service.visitor();
  await visitor.signIn('zhang-jian');
  return [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function pageOf(service: WholeService, path: string, cookie: string): Promise<Answer> {
  const answer = await fetch(service.origin + path, { headers: { cookie, accept: 'text/html' } });
  return { status: answer.status, text: await answer.text(), body: undefined, headers: answer.headers };
}

/** Both kinds in turn, in an order that no periodic load of the machine shares; the slowest twentieth of each is left out as the machine's own doing. */
async function timedApart(pairs: number, ask: (index: number, isThere: boolean) => Promise<unknown>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let index = 0; index < pairs; index++) {
    const first = hashOf(String(index)) % 2 === 0;
    for (const isThere of [first, !first]) {
      const begin = process.hrtime.bigint();
      await ask(index, isThere);
      times[isThere ? 0 : 1].push(Number(process.hrtime.bigint() - begin));
    }
  }
  const cut = [...times[0], ...times[1]].sort((left, right) => left - right)[Math.floor(pairs * 2 * 0.95)] ?? Infinity;
  return welchT(times[0].filter((time) => time < cut), times[1].filter((time) => time < cut));
}

function hashOf(text: string): number {
  return [...text].reduce((hash, character) => (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0, 7);
}
