import { HOUSING_CLIENT, LINJIANG_CLIENT, MARKET_CLIENT } from '../../../src/cli/city/clients.js';
import { LIN_QING, ZHOU_MINGYUAN } from '../../../src/cli/city/holders.js';
import { NEW_FOOD_PERMIT, SITE_PERMIT } from '../../../src/cli/city/service-items.js';
import { Clerk } from '../clerk.js';
import { ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../orders.js';
import type { Call } from '../service.js';
import { silent, type DoorCall, type Told } from './door-call.js';
import { TYPE, type DoorCity } from './door-city.js';
import { LOOK_UPS, PRINTING, VERIFICATIONS } from './interface-doors.js';

const WRONG_CODE = { codeType: '111', code: '110101199001011238' };

/** Calls that are refused, malformed, or tell of no licence. */
export function refusedDoors(city: DoorCity): DoorCall[] {
  return [...refusedLookUps(city), ...refusedOthers(city), ...refusedPages(city)];
}

function refusedLookUps(city: DoorCity): DoorCall[] {
  const refused = (name: string, status: number, body: unknown, by: Partial<Call> = { by: READER }): DoorCall =>
    silent(`POST ${LOOK_UPS}`, name, status, () => city.service.call({ ...by, path: LOOK_UPS, body }));
  return [
    refused('a look-up without the right', 403, lookUpOf(LIN_QING, TYPE, purposeOf(HOUSING_CLIENT)), { by: ISSUER }),
    refused('a look-up in another’s name', 422, lookUpOf(LIN_QING, TYPE, purposeOf(HOUSING_CLIENT))),
    refused('a look-up for an item of no shape', 422, lookUpOf(LIN_QING, TYPE, purposeOf(LINJIANG_CLIENT, { caseNumber: '随便' }, SITE_PERMIT))),
    refused('a look-up by a wrong code', 422, { ...lookUpOf(LIN_QING, TYPE), holder: WRONG_CODE }),
    refused('a look-up without a purpose', 422, { holder: ZHOU_MINGYUAN.code, ground: 'duty' }),
    refused('no JSON', 400, '{"holder":'),
    refused('no token', 401, lookUpOf(LIN_QING, TYPE), {}),
    refused('another’s token', 401, lookUpOf(LIN_QING, TYPE), { token: 'x.y.z' }),
    refused('a code that no phone shows', 400, { ground: { holderPresent: { dynamicCode: '#1234567' } }, purpose: PURPOSE }),
    refused('a consent that nobody gave', 404, { ground: { holderPresent: { consent: 'f'.repeat(32) } }, purpose: PURPOSE }),
    refused('an entrustment that nobody gave', 422, { ground: { entrusted: { entrustment: 'f'.repeat(32), delegate: LIN_QING.code } }, purpose: PURPOSE }),
  ];
}

function refusedOthers(city: DoorCity): DoorCall[] {
  const { identifier, printedCode } = city.licence;
  const refused = (path: string, name: string, status: number, body: unknown, by = READER): DoorCall => silent(`POST ${path}`, name, status, () => city.service.call({ by, path, body }));
  const print = (name: string, status: number, change: Partial<Call> = {}): DoorCall => {
    const call: Call = { by: ISSUER, path: `/v1/licences/${identifier}/printed-code`, body: { format: 'svg', purpose: PRINTING }, ...change };
    return silent('POST /v1/licences/{identifier}/printed-code', name, status, () => city.service.call(call));
  };
  const foreign = { item: NEW_FOOD_PERMIT.code, holders: [LIN_QING.code], ground: 'duty', purpose: purposeOf(LINJIANG_CLIENT, {}, NEW_FOOD_PERMIT) };
  return [
    refused(VERIFICATIONS, 'a verification of two things', 422, { evidence: { identifier, printedCode }, purpose: PURPOSE }),
    refused('/v1/recognition/item-checks', 'an item check of another department’s item', 422, foreign),
    refused('/v1/recognition/use-codes', 'a use code for nothing', 404, { identifier: `${identifier.slice(0, -1)}?`, purpose: PURPOSE, ground: 'duty' }),
    refused('/v1/recognition/use-codes', 'a use code in another’s name', 422, { identifier, purpose: purposeOf(MARKET_CLIENT), ground: 'duty' }),
    silent('POST /gb36906/search', 'a search for a wrong code', 422, () => city.sharing.ask('search', { CZZTDM: WRONG_CODE.code, CZZTDMLXDM: '111', ZZLXDM: TYPE })),
    silent('POST /gb36906/file', 'a copy for ever', 422, () => city.sharing.ask('file', { ZZBS: identifier, JZJYXQJZSJ: '2999-12-31' }, SITE_PERMIT)),
    silent('POST /gb36906/metadata', 'metadata by a printed code', 400, () => city.sharing.ask('metadata', { ZZBS: identifier, CSM: printedCode }, SITE_PERMIT)),
    print('another department’s printed code', 403, { by: READER }),
    print('a picture of no format', 422, { body: { format: 'gif', purpose: PRINTING } }),
    print('a printed code of nothing', 404, { path: `/v1/licences/${identifier}x/printed-code` }),
  ];
}

function refusedPages(city: DoorCity): DoorCall[] {
  const { identifier } = city.licence;
  const phone = (path: string, name: string, status: number, at = path): DoorCall => silent(`GET ${path}`, name, status, () => city.window('lin-qing').go(at));
  const desk = (step: string, name: string, status: number): DoorCall =>
    silent(`POST /counter/cases/{id}/${step}`, name, status, () => city.window('officer-tang').post(`/counter/cases/${'f'.repeat(32)}/${step}`, {}));
  const begin = async (): Promise<Told> => (await new Clerk(city.window('officer-tang')).begin({ item: SITE_PERMIT.code, caseNumber: 'LJ-2026-000123', brought: WRONG_CODE.code })).page;
  return [
    phone('/phone/licences/{identifier}', 'a licence that is nobody’s', 404, `/phone/licences/${identifier}x`),
    phone('/phone/licences/{identifier}/code', 'a code of a licence that is nobody’s', 404, `/phone/licences/${identifier}x/code`),
    phone('/phone/reads', 'the list of reads', 200),
    phone('/phone/reads.json', 'the file of reads', 200),
    silent('GET /phone', 'the phone of nobody', 303, () => city.service.visitor().go('/phone')),
    silent('GET /v1/licences/{identifier}', 'how an own department’s licence stands', 200, () => city.service.get(`/v1/licences/${identifier}`, ISSUER)),
    silent('POST /counter', 'a case that is begun by a wrong code', 422, begin),
    desk('check', 'a check in a case that nobody opened', 404),
    desk('file', 'the file of a case that nobody opened', 404),
  ];
}
