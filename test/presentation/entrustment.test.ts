import type { ClientCaller } from '../../src/access/caller.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LAOJIE_NOODLES, LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN, type CityHolder } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, SCHOOL_PLACE, type CityServiceItem } from '../../src/cli/city/service-items.js';
import { parseHolderCode, type HolderCode } from '../../src/holder/holder-code.js';
import { Entrust } from '../../src/presentation/entrustment/entrust.js';
import { EntrustmentRow } from '../../src/presentation/entrustment/entrustment-row.js';
import { coversItem, entrustmentOrder, RELATIONS, standingAt, type EntrustmentOrder } from '../../src/presentation/entrustment/entrustment.js';
import { ExamineEntrustment } from '../../src/presentation/entrustment/examine-entrustment.js';
import { ListEntrustments } from '../../src/presentation/entrustment/list-entrustments.js';
import { RevokeEntrustment } from '../../src/presentation/entrustment/revoke-entrustment.js';
import type { Proof } from '../../src/presentation/proof.js';
import { hex } from '../../src/primitives/digest.js';
import { foundIn } from '../support/needles.js';
import { purposeOf } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { callerOf, newCall, outcomeOf, sessionOf, useAtOnce } from './callers.js';

const DAY = 86_400_000;

/** By whom, for what and about whom one looks with an entrustment. */
interface Looked {
  readonly delegate?: CityHolder;
  readonly item?: CityServiceItem;
  readonly holder?: HolderCode;
  readonly licenceTypes?: readonly string[];
  readonly identifiers?: readonly string[];
}

const typesIn = ({ body }: Answer): ReadonlySet<string> => new Set((body.licences as { licenceType: { code: string } }[]).map(({ licenceType }) => licenceType.code));

async function after(entrustment: Uint8Array, step: (entrustment: Uint8Array) => Promise<unknown>): Promise<Uint8Array> {
  await step(entrustment);
  return entrustment;
}

describe('an entrustment', () => {
  const row = (change: Partial<EntrustmentRow>): EntrustmentRow => Object.assign(new EntrustmentRow(), { state: 'given', usesAllowed: 3, usesMade: 0, validUntil: 1_000, serviceItems: '*' }, change);

  it('is good until it is revoked, used up or over', () => {
    expect(standingAt(row({}), 999)).toBe('good');
    expect(standingAt(row({}), 1_000)).toBe('over');
    expect(standingAt(row({ usesMade: 3 }), 1)).toBe('usedUp');
    expect(standingAt(row({ state: 'revoked', usesMade: 3 }), 2_000)).toBe('revoked');
  });

  it('for named service items covers those, for all every one', () => {
    const named = row({ serviceItems: `${COMPANY_MOVE.code} ${SCHOOL_PLACE.code}` });
    expect([coversItem(named, SCHOOL_PLACE.code), coversItem(named, '000117007MA9900116990102')]).toEqual([true, false]);
    expect(coversItem(row({}), SCHOOL_PLACE.code)).toBe(true);
  });

  it('is asked for in full: at most twenty types, fifty uses, a relation that there is', () => {
    const good = { delegate: { name: '苏晓禾', codeType: '111', code: '440301198512310020' }, relation: 'handler', licenceTypes: '*', serviceItems: [COMPANY_MOVE.code], uses: 50, validUntil: 1 };
    expect(entrustmentOrder.safeParse(good).success).toBe(true);
    for (const bad of [{ uses: 51 }, { uses: 0 }, { relation: 'friend' }, { licenceTypes: [] }, { serviceItems: Array(21).fill(COMPANY_MOVE.code) }, { note: '一'.repeat(201) }, { delegate: { ...good.delegate, name: '苏\n晓禾' } }]) {
      expect(entrustmentOrder.safeParse({ ...good, ...bad }).success).toBe(false);
    }
  });
});

onWholeServices('entrusting', (running) => {
  let service: WholeService;
  let caller: ClientCaller;
  let company: HolderSession;
  let order: EntrustmentOrder;

  beforeAll(async () => {
    service = running();
    caller = await callerOf(service, LINJIANG_CLIENT.clientId);
    company = sessionOf(service, QINGHE_CATERING);
    order = {
      delegate: { name: '苏晓禾', ...SU_XIAOHE.code },
      relation: 'handler',
      licenceTypes: [BUSINESS_LICENCE.code, FOOD_BUSINESS_PERMIT.code],
      serviceItems: [COMPANY_MOVE.code],
      uses: 3,
      validUntil: service.clock.now() + 30 * DAY,
      note: '办理迁入手续',
    };
  });

  const entrust = (change: Partial<EntrustmentOrder> = {}, session = company): Promise<Uint8Array> => service.app.get(Entrust).run(session, { ...order, ...change }, newCall('company'));
  const examine = (entrustment: Uint8Array, delegate: HolderCode = SU_XIAOHE.code, serviceItem: string = COMPANY_MOVE.code): Promise<Proof> =>
    service.app.get(ExamineEntrustment).run({ entrustment, delegate }, { caller, serviceItem });
  const look = (entrustment: Uint8Array, { delegate = SU_XIAOHE, item = COMPANY_MOVE, ...asked }: Looked = {}): Promise<Answer> => {
    const ground = { entrusted: { entrustment: hex(entrustment), delegate: delegate.code } };
    return service.call({ by: LINJIANG_CLIENT.clientId, path: '/v1/recognition/look-ups', body: { purpose: purposeOf(LINJIANG_CLIENT, {}, item), ground, ...asked } });
  };
  const list = (session: HolderSession) => service.app.get(ListEntrustments).run(session);

  it('a company entrusts its handler, and both see it with names and masked codes', async () => {
    const id = await entrust();
    const [given] = (await list(company)).given;
    const [received] = (await list(sessionOf(service, SU_XIAOHE))).received;
    expect(given).toMatchObject({
      id,
      standing: 'good',
      relation: 'handler',
      usesAllowed: 3,
      usesMade: 0,
      licenceTypes: [BUSINESS_LICENCE.code, FOOD_BUSINESS_PERMIT.code],
      serviceItems: [COMPANY_MOVE.code],
      delegate: { name: '苏晓禾', maskedCode: '440*************20' },
      grantor: { name: QINGHE_CATERING.names.zh, maskedCode: '919*************8M' },
      note: '办理迁入手续',
    });
    expect(received).toEqual(given);
    expect((await list(sessionOf(service, ZHANG_JIAN))).received).toEqual([]);
  });

  it('it proves the ground for its delegate, its items and its licence types', async () => {
    const proof = await examine(await entrust());
    expect(proof).toMatchObject({ kind: 'entrustment', ground: 'entrusted', strength: 'strong', licenceTypes: order.licenceTypes, holderIndexes: [company.holderIndex] });
    expect(await examine(await entrust({ licenceTypes: '*', serviceItems: '*' }), SU_XIAOHE.code, SCHOOL_PLACE.code)).not.toHaveProperty('licenceTypes');
  });

  it('whatever is wrong with it, the refusal is the same', async () => {
    const id = await entrust();
    const [usedUp, revoked] = [await entrust({ uses: 1 }), await entrust()];
    await useAtOnce(service, [await examine(usedUp)]);
    await service.app.get(RevokeEntrustment).run(company, revoked);
    const refusals = await Promise.all([
      examine(id, ZHANG_JIAN.code), examine(id, SU_XIAOHE.code, SCHOOL_PLACE.code), examine(new Uint8Array(16)), examine(usedUp), examine(revoked),
    ].map((each) => each.catch((error: unknown) => error)));
    expect(new Set(refusals.map(String)).size).toBe(1);
    expect(await outcomeOf(examine(revoked))).toBe('ENTRUSTMENT_NOT_GOOD');
  });

  it('of ten racing for three uses exactly three have one', async () => {
    const id = await entrust({ uses: 3 });
    const proofs = await Promise.all(Array.from({ length: 10 }, () => examine(id)));
    expect(await useAtOnce(service, proofs)).toEqual({ good: 3, refused: Array(7).fill('ENTRUSTMENT_NOT_GOOD') });
    expect((await list(company)).given.find((each) => Buffer.compare(each.id, id) === 0)).toMatchObject({ standing: 'usedUp', usesMade: 3 });
  });

  it('revoked it opens nothing from that moment, not even what was examined a moment before; again it stays revoked', async () => {
    const id = await entrust();
    const proof = await examine(id);
    const revoke = service.app.get(RevokeEntrustment);
    expect(await outcomeOf(revoke.run(sessionOf(service, SU_XIAOHE), id))).toBe('ENTRUSTMENT_UNKNOWN');
    await Promise.all([revoke.run(company, id), revoke.run(company, id)]);
    expect(await useAtOnce(service, [proof])).toEqual({ good: 0, refused: ['ENTRUSTMENT_NOT_GOOD'] });
    const acts = await service.database.reader.query("SELECT id FROM act WHERE name = 'presentation/revoke-entrustment' AND subject = ?", [id]);
    expect(acts).toHaveLength(1);
  });

  it.each(RELATIONS)('as %s it opens one look over HTTP, and is seen as that by both', async (relation) => {
    const id = await entrust({ relation, uses: 1 });
    const seen = await look(id);
    expect(seen.status).toBe(200);
    expect(typesIn(seen)).toEqual(new Set(order.licenceTypes));
    const views = [(await list(company)).given, (await list(sessionOf(service, SU_XIAOHE))).received].map((each) => each.find((one) => hex(one.id) === hex(id)));
    expect(views).toMatchObject(Array(2).fill({ relation, standing: 'usedUp', usesMade: 1 }));
    const proofs = await service.database.reader.query('SELECT kind FROM access_proof WHERE reference = ?', [id]);
    expect(proofs).toEqual([{ kind: 'entrustment' }]);
  });

  it('an organisation may be entrusted, and then nobody else', async () => {
    const id = await entrust({ delegate: { name: LAOJIE_NOODLES.names.zh, ...LAOJIE_NOODLES.code } });
    const [received] = (await list(sessionOf(service, LAOJIE_NOODLES))).received;
    expect(received).toMatchObject({ id, delegate: { name: LAOJIE_NOODLES.names.zh, maskedCode: '929*************6D' }, grantor: { name: QINGHE_CATERING.names.zh } });
    expect(typesIn(await look(id, { delegate: LAOJIE_NOODLES }))).toEqual(new Set(order.licenceTypes));
    for (const delegate of [SU_XIAOHE, ZHANG_JIAN, QINGHE_CATERING]) expect((await look(id, { delegate })).body.code).toBe('ENTRUSTMENT_NOT_GOOD');
    expect((await list(company)).given.find((each) => hex(each.id) === hex(id))).toMatchObject({ standing: 'good', usesMade: 1 });
  });

  it.each<[string, () => Promise<Uint8Array>, Looked, string]>([
    ['used up', async () => after(await entrust({ uses: 1 }), look), {}, 'ENTRUSTMENT_NOT_GOOD'],
    ['revoked', async () => after(await entrust(), (id) => service.app.get(RevokeEntrustment).run(company, id)), {}, 'ENTRUSTMENT_NOT_GOOD'],
    ['over', async () => after(await entrust({ validUntil: service.clock.now() + 30_000 }), () => Promise.resolve(service.clock.advance(30_000))), {}, 'ENTRUSTMENT_NOT_GOOD'],
    ['for another service item', () => entrust(), { item: SCHOOL_PLACE }, 'ENTRUSTMENT_NOT_GOOD'],
    ['of another holder than the one asked about', () => entrust(), { holder: LAOJIE_NOODLES.code }, 'GROUND_HOLDER_OTHER'],
  ])('%s it opens nothing over HTTP, and is not used', async (_what, made, asked, code) => {
    const id = await made();
    const uses = async (): Promise<unknown> => (await list(company)).given.find((each) => hex(each.id) === hex(id))?.usesMade;
    const before = [await uses(), (await service.database.reader.query('SELECT id FROM access_event')).length];
    expect(await look(id, asked)).toMatchObject({ status: 422, body: { code } });
    expect([await uses(), (await service.database.reader.query('SELECT id FROM access_event')).length]).toEqual(before);
  });

  it('opens no licence of a type that it does not name, nor of anybody else', async () => {
    const food = await entrust({ licenceTypes: [FOOD_BUSINESS_PERMIT.code] });
    expect(typesIn(await look(food))).toEqual(new Set([FOOD_BUSINESS_PERMIT.code]));
    expect(await look(food, { licenceTypes: [BUSINESS_LICENCE.code] })).toMatchObject({ status: 200, body: { licences: [] } });
    const duty = { holder: LAOJIE_NOODLES.code, licenceTypes: [FOOD_BUSINESS_PERMIT.code], purpose: purposeOf(LINJIANG_CLIENT, {}, COMPANY_MOVE), ground: 'duty' };
    const [foreign] = (await service.call({ by: LINJIANG_CLIENT.clientId, path: '/v1/recognition/look-ups', body: duty })).body.licences as { identifier: string }[];
    const identifiers = [foreign?.identifier ?? ''];
    expect(await look(await entrust({ licenceTypes: '*' }), { identifiers })).toMatchObject({ status: 200, body: { licences: [], notTold: identifiers } });
  });

  it('is made once, however often the form is sent', async () => {
    const call = newCall('company');
    const before = (await list(company)).given.length;
    const sent = await Promise.allSettled(Array.from({ length: 6 }, () => service.app.get(Entrust).run(company, order, call)));
    const ids = sent.flatMap((each) => (each.status === 'fulfilled' ? [Buffer.from(each.value).toString('hex')] : []));
    expect(new Set(ids).size).toBe(1);
    expect((await list(company)).given).toHaveLength(before + 1);
  });

  it('cannot be given to oneself, without an end, for too long, or to a code that is wrong', async () => {
    expect(await outcomeOf(entrust({ delegate: { name: '青禾', ...QINGHE_CATERING.code } }))).toBe('ENTRUSTMENT_TO_SELF');
    for (const validUntil of [service.clock.now(), service.clock.now() + 4 * 366 * DAY]) expect(await outcomeOf(entrust({ validUntil }))).toBe('ENTRUSTMENT_TERM');
    expect(await outcomeOf(entrust({ delegate: { name: '某', codeType: '111', code: '110101199001011238' } }))).toBe('HOLDER_CODE_CHECK');
  });

  it('one holder has at most fifty in force', async () => {
    const session = sessionOf(service, LIN_QING);
    for (let count = 0; count < 50; count++) await entrust({}, session);
    expect(await outcomeOf(entrust({}, session))).toBe('ENTRUSTMENT_TOO_MANY');
    const [latest] = (await list(session)).given;
    await service.app.get(RevokeEntrustment).run(session, latest?.id ?? new Uint8Array());
    expect(await outcomeOf(entrust({}, session))).toBe('done');
  });

  it('may be given by somebody who holds no licence, under a data key made for the purpose', async () => {
    const nobody = { names: { zh: '安初', en: 'An Chu' }, code: parseHolderCode('111', '990101199503150011') };
    const session = sessionOf(service, nobody);
    await entrust({}, session);
    expect((await list(session)).given).toMatchObject([{ delegate: { name: '苏晓禾' }, grantor: {} }]);
  });

  it('lapses by itself', async () => {
    const id = await entrust({ validUntil: service.clock.now() + DAY });
    const proof = await examine(id);
    service.clock.advance(DAY);
    expect(await useAtOnce(service, [proof])).toEqual({ good: 0, refused: ['ENTRUSTMENT_NOT_GOOD'] });
    expect(await outcomeOf(examine(id))).toBe('ENTRUSTMENT_NOT_GOOD');
  });

  it('leaves no name, code or note in the clear', async () => {
    const rows = await service.database.reader.query('SELECT * FROM entrustment');
    const cells = rows.flatMap((row) => Object.values(row)).map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell))).toString('latin1'));
    expect(rows.length).toBeGreaterThan(50);
    expect(foundIn(cells.join('\n'), ['苏晓禾', SU_XIAOHE.code.code, QINGHE_CATERING.code.code, QINGHE_CATERING.names.zh, '办理迁入手续'])).toEqual([]);
  });
});
