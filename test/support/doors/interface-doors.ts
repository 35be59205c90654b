import { HOUSING_CLIENT, LINJIANG_CLIENT } from '../../../src/cli/city/clients.js';
import { LIN_QING, SU_XIAOHE, ZHANG_JIAN } from '../../../src/cli/city/holders.js';
import { HOUSING_PRINTING, LINJIANG_INSPECTION } from '../../../src/cli/city/service-items.js';
import { isoInstant } from '../../../src/primitives/clock.js';
import { ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../orders.js';
import { at, telling, type DoorCall, type Told } from './door-call.js';
import { TYPE, type DoorCity } from './door-city.js';

export const PRINTING = purposeOf(HOUSING_CLIENT, { cause: '打印证照' }, HOUSING_PRINTING);
export const LOOK_UPS = '/v1/recognition/look-ups';
export const VERIFICATIONS = '/v1/recognition/verifications';
const ITEM_CHECKS = '/v1/recognition/item-checks';
const USE_CODES = '/v1/recognition/use-codes';
const INSPECTION = purposeOf(LINJIANG_CLIENT, {}, LINJIANG_INSPECTION);

/** What `/v1` tells of licences. */
export function interfaceDoors(city: DoorCity): DoorCall[] {
  return [...lookUps(city), ...verifications(city), ...others(city)];
}

function lookUps(city: DoorCity): DoorCall[] {
  const { identifier } = city.licence;
  const asked = (body: unknown) => (): Promise<Told> => city.service.call({ by: READER, path: LOOK_UPS, body });
  const on = async <Proof>(proof: Promise<Proof>, query: (proof: Proof) => object): Promise<() => Promise<Told>> => asked({ ...query(await proof), purpose: PURPOSE });
  const tells = (name: string, ready: DoorCall['ready'], change?: Partial<DoorCall>): DoorCall => telling(`POST ${LOOK_UPS}`, name, ready, change);
  const later = (): object => ({ ...lookUpOf(LIN_QING, TYPE, INSPECTION), delay: { document: '邻市监调〔2026〕17号', until: isoInstant(city.service.clock.now() + 86_400_000) } });
  return [
    tells('a look-up by holder', at(asked(lookUpOf(LIN_QING, TYPE)))),
    tells('a look-up of every type', at(asked({ holder: SU_XIAOHE.code, ground: 'duty', purpose: PURPOSE }))),
    tells('a look-up by number', at(asked({ number: { licenceType: TYPE, number: '演A052026000077' }, ground: 'duty', purpose: PURPOSE }))),
    tells('a look-up by identifier', at(asked({ identifiers: [identifier], ground: 'duty', purpose: PURPOSE }))),
    tells('a look-up that finds nothing', at(asked(lookUpOf(SU_XIAOHE, TYPE)))),
    tells('a look-up by a phone’s code', () => on(city.shown(), (dynamicCode) => ({ ground: { holderPresent: { dynamicCode } } }))),
    tells('a look-up by consent', () => on(city.consent(), (consent) => ({ ground: { holderPresent: { consent } } }))),
    tells('a look-up for a delegate', () => on(city.entrustment(), (entrustment) => ({ ground: { entrusted: { entrustment, delegate: SU_XIAOHE.code } } }))),
    tells('a use code that is redeemed', () => on(city.useCode(), (useCode) => ({ ground: { useCode } }))),
    tells('a look-up by a fact off the paper', at(asked(city.byPaper('990100001237')))),
    tells('a fact that is not on the paper', () => on(Promise.resolve(city.nobody()), (holder) => city.byPaper('990100001237', holder)), { status: 422 }),
    tells('a look-up of which the holder is told later', at(() => city.service.call({ token: city.investigator, path: LOOK_UPS, body: later() }))),
  ];
}

function verifications(city: DoorCity): DoorCall[] {
  const { identifier, printedCode, sealedLicence } = city.licence;
  const asked = (evidence: object) => (): Promise<Told> => city.service.call({ by: READER, path: VERIFICATIONS, body: { evidence, purpose: PURPOSE } });
  const tells = (name: string, evidence: object, change?: Partial<DoorCall>): DoorCall => telling(`POST ${VERIFICATIONS}`, name, at(asked(evidence)), change);
  const claim = { licenceType: TYPE, fields: { personName: LIN_QING.names.zh } };
  return [
    tells('a verification by identifier', { identifier }),
    tells('a verification of nothing known', { identifier: `${identifier.slice(0, -1)}?` }),
    tells('a verification of something unreadable', { printedCode: '#1234567' }),
    tells('a verification of a printed code', { printedCode }),
    telling(`POST ${VERIFICATIONS}`, 'a verification of a phone’s code', async () => asked({ dynamicCode: await city.shown() })),
    tells('a verification of a sealed licence', { sealedLicence }),
    tells('a verification of a file', { file: Buffer.from(sealedLicence).toString('base64') }),
    tells('a verification of a signed answer', { answer: city.answer as object }),
    tells('a claim about a licence that is compared', { facts: { ...claim, identifier } }),
    tells('a claim about somebody that is compared', { facts: { ...claim, holder: LIN_QING.code } }),
    tells('a claim about somebody who has no such licence', { facts: { ...claim, holder: SU_XIAOHE.code } }),
  ];
}

function others(city: DoorCity): DoorCall[] {
  const { identifier } = city.licence;
  const checked = { item: PURPOSE.serviceItemCode, purpose: PURPOSE, ground: 'duty' };
  const check = (...holders: readonly object[]) => (): Promise<Told> => city.service.call({ by: READER, path: ITEM_CHECKS, body: { ...checked, holders } });
  const order = (ground: unknown) => (): Promise<Told> => city.service.call({ by: READER, path: USE_CODES, body: { identifier, purpose: PURPOSE, ground } });
  const print = (): Promise<Told> => city.service.call({ by: ISSUER, path: `/v1/licences/${identifier}/printed-code`, body: { format: 'svg', purpose: PRINTING } });
  return [
    telling(`POST ${ITEM_CHECKS}`, 'an item check', at(check(LIN_QING.code))),
    telling(`POST ${ITEM_CHECKS}`, 'an item check of several', at(check(LIN_QING.code, { ...SU_XIAOHE.code, role: 'guardian' }, ZHANG_JIAN.code)), { reads: 3 }),
    telling(`POST ${ITEM_CHECKS}`, 'an item check that finds nothing', at(check(ZHANG_JIAN.code))),
    telling(`POST ${USE_CODES}`, 'a use code that is ordered', at(order('duty'))),
    telling(`POST ${USE_CODES}`, 'a use code that is ordered on a phone’s code', async () => order({ holderPresent: { dynamicCode: await city.shown() } })),
    telling('POST /v1/licences/{identifier}/printed-code', 'the printed code', at(print), { status: 201 }),
  ];
}
