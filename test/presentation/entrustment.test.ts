import type { ClientCaller } from '../../src/access/caller.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, QINGHE_CATERING, SU_XIAOHE, ZHANG_JIAN } from '../../src/cli/city/holders.js';
import { COMPANY_MOVE, SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { parseHolderCode, type HolderCode } from '../../src/holder/holder-code.js';
import { Entrust } from '../../src/presentation/entrustment/entrust.js';
import { EntrustmentRow } from '../../src/presentation/entrustment/entrustment-row.js';
import { coversItem, entrustmentOrder, standingAt, type EntrustmentOrder } from '../../src/presentation/entrustment/entrustment.js';
import { ExamineEntrustment } from '../../src/presentation/entrustment/examine-entrustment.js';
import { ListEntrustments } from '../../src/presentation/entrustment/list-entrustments.js';
import { RevokeEntrustment } from '../../src/presentation/entrustment/revoke-entrustment.js';
import type { Proof } from '../../src/presentation/proof.js';
import { foundIn } from '../support/needles.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { callerOf, newCall, outcomeOf, sessionOf, useAtOnce } from './callers.js';

const DAY = 86_400_000;

describe('an entrustment', () => {
  const row = (change: Partial<EntrustmentRow>): EntrustmentRow => Object.assign(new EntrustmentRow(), { state: 'given', usesAllowed: 3, usesMade: 0, validUntil: 1_000, serviceItems: '*' }, change);

  it('is good until it is revoked, used up or over', () => {
    expect(standingAt(row({}), 999)).toBe('good');
    expect(standingAt(row({}), 1_000)).toBe('over');
    expect(standingAt(row({ usesMade: 3 }), 1)).toBe('usedUp');
    expect(standingAt(row({ state: 'revoked', usesMade: 3 }), 2_000)).toBe('revoked');
  });

  it('for named service items covers those; a look for no item only one for all', () => {
    const named = row({ serviceItems: `${COMPANY_MOVE.code} ${SCHOOL_PLACE.code}` });
    expect([coversItem(named, SCHOOL_PLACE.code), coversItem(named, '000117007MA9900116990102'), coversItem(named, undefined)]).toEqual([true, false, false]);
    expect([coversItem(row({}), SCHOOL_PLACE.code), coversItem(row({}), undefined)]).toEqual([true, true]);
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
  const examine = (entrustment: Uint8Array, delegate: HolderCode = SU_XIAOHE.code, serviceItem: string | undefined = COMPANY_MOVE.code): Promise<Proof> =>
    service.app.get(ExamineEntrustment).run({ entrustment, delegate }, { caller, serviceItem });
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
    expect(await examine(await entrust({ licenceTypes: '*', serviceItems: '*' }), SU_XIAOHE.code, undefined)).not.toHaveProperty('licenceTypes');
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
