import type { ClientCaller } from '../../src/access/caller.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import type { Purpose } from '../../src/access/purpose.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { HOUSING_CLIENT, LINJIANG_CLIENT, MARKET_CLIENT, NATURAL_RESOURCES_CLIENT, TRAFFIC_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING, SU_XIAOHE, ZHANG_JIAN, ZHOU_MINGYUAN, type CityHolder } from '../../src/cli/city/holders.js';
import { AnswerConsent } from '../../src/presentation/consent/answer-consent.js';
import { AskConsent } from '../../src/presentation/consent/ask-consent.js';
import { ConsentRow } from '../../src/presentation/consent/consent-row.js';
import { ConsentState } from '../../src/presentation/consent/consent-state.js';
import { approve, consentOf, displace, refuse, standingAt, standingForDepartment, toDisplace, use, type AskedConsent, type ConsentView } from '../../src/presentation/consent/consent.js';
import { ExamineConsent } from '../../src/presentation/consent/examine-consent.js';
import { ListConsents } from '../../src/presentation/consent/list-consents.js';
import type { JsonValue } from '../../src/primitives/canonical-json.js';
import { parseHolderCode } from '../../src/holder/holder-code.js';
import { purposeOf } from '../support/orders.js';
import { onWholeServices, type WholeService } from '../support/service.js';
import { callerOf, newCall, outcomeOf, sessionOf, useAtOnce } from './callers.js';

const MINUTE = 60_000;
const ASKED: AskedConsent = { state: 'asked', askedAt: 1_000, answerUntil: 1_000 + 10 * MINUTE, goodUntil: null, revision: 1 };

describe('a consent', () => {
  it('is asked until its time is over, then it has lapsed', () => {
    expect(standingAt(ASKED, ASKED.answerUntil - 1)).toBe('asked');
    expect(standingAt(ASKED, ASKED.answerUntil)).toBe('lapsed');
  });

  it('approved is good from then for as long as the request was open', () => {
    const approved = approve(ASKED, 5 * MINUTE);
    expect(approved).toMatchObject({ state: 'approved', goodUntil: 15 * MINUTE, revision: 2 });
    expect([standingAt(approved, 15 * MINUTE - 1), standingAt(approved, 15 * MINUTE)]).toEqual(['approved', 'lapsed']);
  });

  it('used or refused stays so for ever', () => {
    const approved = approve(ASKED, 2_000);
    expect([standingAt(use(approved), Infinity), standingAt(refuse(approved), Infinity), standingAt(refuse(ASKED), Infinity)]).toEqual(['used', 'refused', 'refused']);
  });

  it('put aside for another is over for the holder, while the department that asked sees it wait as long as it was to', () => {
    const displaced = displace(ASKED);
    expect(standingAt(displaced, 2_000)).toBe('lapsed');
    expect([standingForDepartment(displaced, 2_000), standingForDepartment(displaced, ASKED.answerUntil)]).toEqual(['asked', 'lapsed']);
  });

  it('makes room by the oldest of its own department, and only where that has none by the oldest of all', () => {
    const of = (department: string, count: number): { department: string; place: number }[] => Array.from({ length: count }, (_, place) => ({ department, place }));
    expect(toDisplace([...of('a', 4), ...of('b', 5)], 'a')).toBeUndefined();
    expect(toDisplace([...of('b', 4), ...of('a', 5)], 'a')).toEqual({ department: 'a', place: 0 });
    expect(toDisplace([...of('b', 19), ...of('a', 1)], 'a')).toEqual({ department: 'a', place: 0 });
    expect(toDisplace(of('b', 20), 'a')).toEqual({ department: 'b', place: 0 });
    expect(toDisplace(of('b', 19), 'a')).toBeUndefined();
  });
});

onWholeServices('asking for consent', (running) => {
  let service: WholeService;
  let linjiang: ClientCaller;
  let market: ClientCaller;
  let holder: HolderSession;

  beforeAll(async () => {
    service = running();
    [linjiang, market] = [await callerOf(service, LINJIANG_CLIENT.clientId), await callerOf(service, MARKET_CLIENT.clientId)];
    holder = sessionOf(service, ZHOU_MINGYUAN);
  });

  const purpose = purposeOf(LINJIANG_CLIENT);
  const ask = (caller: ClientCaller, { code }: Pick<CityHolder, 'code'>, stated: Purpose = purpose): Promise<ConsentView> =>
    service.app.get(AskConsent).run({ holder: code, licenceTypes: [DRIVING_LICENCE.code], purpose: stated as JsonValue, validMinutes: 10 }, { caller, call: newCall(caller.client.clientId) });
  const idOf = ({ consent }: ConsentView): Uint8Array => new Uint8Array(Buffer.from(consent, 'hex'));
  const answer = (session: HolderSession, view: ConsentView, word: 'approve' | 'refuse'): Promise<string> => outcomeOf(service.app.get(AnswerConsent).run(session, idOf(view), word));
  const stateOf = async (view: ConsentView, caller = linjiang): Promise<string> => (await service.app.get(ConsentState).run(idOf(view), caller)).state;
  const examine = (view: ConsentView, caller = linjiang, stated: Purpose = purpose) => service.app.get(ExamineConsent).run(idOf(view), { caller, purpose: stated });
  const open = async (session: HolderSession): Promise<string[]> => (await service.app.get(ListConsents).run(session)).open.map(({ id }) => Buffer.from(id).toString('hex'));

  it('one that is approved opens one look of the department that asked, for that case', async () => {
    const view = await ask(linjiang, ZHOU_MINGYUAN);
    expect(view).toMatchObject({ state: 'asked', goodUntil: null });
    expect(await outcomeOf(examine(view))).toBe('CONSENT_NOT_GIVEN');
    expect(await answer(holder, view, 'approve')).toBe('done');
    expect(await stateOf(view)).toBe('approved');
    expect(await outcomeOf(examine(view, market))).toBe('CONSENT_UNKNOWN');
    for (const other of [{ caseNumber: 'LJ-2026-000124' }, { serviceItemCode: '000117007MA9900116990102' }]) {
      expect(await outcomeOf(examine(view, linjiang, { ...purpose, ...other } as Purpose))).toBe('CONSENT_PURPOSE_OTHER');
    }
    const proof = await examine(view, linjiang, { ...purpose, operator: '经办员戊', cause: '同一办件' } as Purpose);
    expect(proof).toMatchObject({ kind: 'consent', ground: 'holderPresent', licenceTypes: [DRIVING_LICENCE.code], strength: 'strong', holderIndexes: [holder.holderIndex] });
    expect(await useAtOnce(service, [proof])).toEqual({ good: 1, refused: [] });
    expect(await stateOf(view)).toBe('used');
    expect(await outcomeOf(examine(view))).toBe('CONSENT_USED');
    expect(await answer(holder, view, 'refuse')).toBe('CONSENT_NOT_OPEN');
  });

  it('used by ten at once it opens one look', async () => {
    const view = await ask(linjiang, ZHOU_MINGYUAN);
    await answer(holder, view, 'approve');
    const proofs = await Promise.all(Array.from({ length: 10 }, () => examine(view)));
    expect(await useAtOnce(service, proofs)).toEqual({ good: 1, refused: Array(9).fill('CONSENT_USED') });
  });

  it('refused it opens nothing, and an approval is taken back as long as nobody has used it', async () => {
    const [refused, regretted] = [await ask(linjiang, ZHOU_MINGYUAN), await ask(linjiang, ZHOU_MINGYUAN)];
    expect([await answer(holder, refused, 'refuse'), await answer(holder, refused, 'approve')]).toEqual(['done', 'CONSENT_NOT_OPEN']);
    expect(await outcomeOf(examine(refused))).toBe('CONSENT_NOT_GIVEN');
    await answer(holder, regretted, 'approve');
    const proof = await examine(regretted);
    expect(await answer(holder, regretted, 'refuse')).toBe('done');
    expect(await useAtOnce(service, [proof])).toEqual({ good: 0, refused: ['CONSENT_USED'] });
  });

  it('the same answer pressed ten times at once is one answer', async () => {
    const view = await ask(linjiang, ZHOU_MINGYUAN);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer(holder, view, 'approve')));
    expect(answers).toEqual(Array(10).fill('done'));
    const acts = await service.database.reader.query("SELECT id FROM act WHERE name = 'presentation/approve-consent' AND subject = ?", [idOf(view)]);
    expect(acts).toHaveLength(1);
  });

  it('nobody else can answer it, and no other department sees it', async () => {
    const view = await ask(linjiang, ZHOU_MINGYUAN);
    expect(await answer(sessionOf(service, LIN_QING), view, 'approve')).toBe('CONSENT_UNKNOWN');
    expect(await outcomeOf(stateOf(view, market))).toBe('CONSENT_UNKNOWN');
    expect(await outcomeOf(service.app.get(ConsentState).run(new Uint8Array(16), linjiang))).toBe('CONSENT_UNKNOWN');
  });

  it('asked of a code that nobody has, it is told and kept as any other', async () => {
    const nobody = { code: parseHolderCode('111', '990101199503150011') };
    const [known, unknown] = [await ask(linjiang, ZHANG_JIAN), await ask(linjiang, nobody)];
    const shape = ({ consent: _, ...rest }: ConsentView): object => ({ ...rest, askedAt: 0, answerUntil: Date.parse(rest.answerUntil) - Date.parse(rest.askedAt) });
    expect(shape(unknown)).toEqual(shape(known));
    expect(await stateOf(unknown)).toBe(await stateOf(known));
  });

  it('asked again under its key it is asked once', async () => {
    const call = newCall(linjiang.client.clientId);
    const order = { holder: SU_XIAOHE.code, licenceTypes: [DRIVING_LICENCE.code], purpose: purpose as JsonValue, validMinutes: 30 };
    const views = await Promise.all(Array.from({ length: 5 }, () => service.app.get(AskConsent).run(order, { caller: linjiang, call }).catch(() => undefined)));
    const again = await service.app.get(AskConsent).run(order, { caller: linjiang, call });
    expect(new Set([...views, again].flatMap((view) => (view === undefined ? [] : [view.consent])))).toEqual(new Set([again.consent]));
    const session = sessionOf(service, SU_XIAOHE);
    expect(await open(session)).toEqual([again.consent]);
    await service.app.get(AnswerConsent).run(session, idOf(again), 'approve');
    expect(await service.app.get(AskConsent).run(order, { caller: linjiang, call })).toEqual(again);
  });

  it('a sixth of one department puts its first aside, also in a race, and the department does not notice', async () => {
    const session = sessionOf(service, LIN_QING);
    const first = await ask(linjiang, LIN_QING);
    await Promise.all(Array.from({ length: 8 }, () => ask(linjiang, LIN_QING)));
    expect(await open(session)).toHaveLength(5);
    expect(await open(session)).not.toContain(first.consent);
    expect(await stateOf(first)).toBe('asked');
    expect(await answer(session, first, 'approve')).toBe('CONSENT_NOT_OPEN');
  });

  it('all departments together have twenty open', async () => {
    const session = sessionOf(service, LIN_QING);
    for (const { clientId } of [MARKET_CLIENT, HOUSING_CLIENT, NATURAL_RESOURCES_CLIENT, TRAFFIC_CLIENT]) {
      const caller = await callerOf(service, clientId);
      for (let count = 0; count < 5; count++) await ask(caller, LIN_QING);
    }
    expect(await open(session)).toHaveLength(20);
    expect(await service.app.get(ListConsents).countOpen(session)).toBe(20);
  });

  it('is over when its time is, for asking and for using', async () => {
    const [late, unused] = [await ask(linjiang, ZHANG_JIAN), await ask(linjiang, ZHANG_JIAN)];
    const session = sessionOf(service, ZHANG_JIAN);
    service.clock.advance(9 * MINUTE);
    expect(await answer(session, unused, 'approve')).toBe('done');
    service.clock.advance(2 * MINUTE);
    expect([await stateOf(late), await answer(session, late, 'approve')]).toEqual(['lapsed', 'CONSENT_NOT_OPEN']);
    expect((await examine(unused)).kind).toBe('consent');
    service.clock.advance(8 * MINUTE);
    expect([await stateOf(unused), await outcomeOf(examine(unused))]).toEqual(['lapsed', 'CONSENT_NOT_GIVEN']);
  });

  it('keeps no holder code, and every row as the last act left it', async () => {
    const rows = await service.database.reader.find(ConsentRow, '1 = 1');
    expect(rows.length).toBeGreaterThan(30);
    expect(JSON.stringify(rows)).not.toContain(LIN_QING.code.code);
    expect(new Set(rows.map((row) => consentOf(row).state))).toEqual(new Set(['asked', 'displaced', 'approved', 'refused', 'used']));
  });
});
