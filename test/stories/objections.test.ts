import { ObjectionRow } from '../../src/presentation/objections/objection-row.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { REAL_ESTATE_TITLE } from '../../src/cli/city/real-estate-title.js';
import { SCHOOL_PLACE } from '../../src/cli/city/service-items.js';
import { foundIn } from '../support/needles.js';
import { ISSUER, purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';
import { newMark, type Page, type Visitor } from '../support/visitor.js';

const PURPOSE = purposeOf(LINJIANG_CLIENT, { cause: '核对抵押人的住房' }, SCHOOL_PLACE);
const SAID = '我没有在贵局办理过抵押，请说明为何查询我的住房';
const ANSWERED = '经核查系经办人录入号码有误，已更正并致歉';
const OTHER = MARKET_CLIENT.clientId;

/** The mark of the form that is sent there. */
const markIn = (html: string, action: string): string => new RegExp(`action="${action}">\\s*<input type="hidden" name="once" value="([0-9a-f]{32})"`).exec(html)?.[1] ?? '';

onWholeServices('objections to reads', (running) => {
  let service: WholeService;
  let [lin, su]: [Visitor, Visitor] = [] as never;
  let event: string;

  const signedIn = async (subject: string, path = '/phone/reads'): Promise<Visitor> => {
    const visitor = service.visitor();
    await visitor.signIn(subject, path);
    return visitor;
  };
  const lookUp = async (): Promise<string> => {
    const body = { holder: LIN_QING.code, licenceTypes: [REAL_ESTATE_TITLE.code], ground: 'duty', purpose: PURPOSE };
    return (await service.call({ by: READER, path: '/v1/recognition/look-ups', body })).body.event as string;
  };
  const object = (visitor: Visitor, text = SAID, read = event): Promise<Page> => visitor.post(`/phone/reads/${read}/objection`, { once: newMark(), text, behind: '', read });
  const withdraw = (visitor: Visitor, id: string, read: string, once = newMark()): Promise<Page> => visitor.post(`/phone/objections/${id}/withdraw`, { once, behind: '', read });
  const list = (by = READER, state = ''): Promise<Answer> => service.get(`/v1/objections${state}`, by);
  const answer = (id: string, by = READER, key = 'answer-1'): Promise<Answer> => service.call({ by, path: `/v1/objections/${id}/answer`, key, body: { answer: ANSWERED } });
  const openId = async (): Promise<string> => (await list()).body.objections[0].id as string;
  const pageOf = async (visitor: Visitor): Promise<string> => (await visitor.go('/phone/reads')).text;

  beforeAll(async () => {
    service = running();
    [lin, su] = [await signedIn('lin-qing'), await signedIn('su-xiaohe')];
    event = await lookUp();
  });

  it('a holder objects once at a time to a read of theirs, and comes back to it', async () => {
    const raised = await object(lin);
    expect([raised.status, raised.headers.get('location')]).toEqual([303, `/phone/reads#read-${event}`]);
    const again = await object(lin);
    expect(again.status).toBe(409);
    expect(again.text).toContain('OBJECTION_OPEN');
    expect(again.headers.get('content-type')).toContain('text/html');
    const html = await pageOf(lin);
    expect(html).toContain(SAID);
    expect(html).toMatch(/异议已提出，须于 \d{4}-\d\d-\d\d 前答复/);
  });

  it('of many that race one is raised', async () => {
    const other = await lookUp();
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => object(lin, SAID, other)))).map(({ status }) => status).sort((left, right) => left - right);
    expect(statuses).toEqual([303, ...Array<number>(7).fill(409)]);
    expect(await service.database.reader.find(ObjectionRow, '1 = 1')).toHaveLength(2);
    const withdrawn = /\/phone\/objections\/([0-9a-f]{32})\/withdraw/.exec((await pageOf(lin)).split(`read-${event}`)[0] ?? '')?.[1] ?? '';
    expect((await withdraw(su, withdrawn, other)).status).toBe(404);
    const once = newMark();
    expect((await Promise.all([0, 1, 2].map(() => withdraw(lin, withdrawn, other, once)))).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await withdraw(lin, withdrawn, other)).text).toContain('OBJECTION_CLOSED');
    expect(await pageOf(lin)).toContain('已撤回');
  });

  it('by a form that is sent twice, or three times at once, it is raised once', async () => {
    const [read, before] = [await lookUp(), (await service.database.reader.find(ObjectionRow, '1 = 1')).length];
    const html = await pageOf(lin);
    const action = `/phone/reads/${read}/objection`;
    const form = { once: markIn(html, action), text: SAID, behind: '', read };
    const sent = [await lin.post(action, form), ...(await Promise.all([0, 1, 2].map(() => lin.post(action, form))))];
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const rows = await service.database.reader.find(ObjectionRow, '1 = 1');
    expect(rows).toHaveLength(before + 1);
    const marks = [...html.matchAll(/name="once" value="([0-9a-f]{32})"/g)].map(([, mark]) => mark);
    expect([marks.length > 1, new Set(marks).size]).toEqual([true, marks.length]);
    const id = Buffer.from(rows.find(({ eventId }) => Buffer.from(eventId).toString('hex') === read)?.id ?? []).toString('hex');
    expect((await withdraw(lin, id, read)).status).toBe(303);
  });

  it('nothing that was said lies in the clear, and it is the holder’s: the co-holder sees none of it', async () => {
    const rows = await service.database.reader.query('SELECT * FROM objection');
    const acts = await service.database.reader.query("SELECT event FROM act WHERE name LIKE 'presentation/%objection'");
    const cells = [...rows, ...acts].flatMap((row) => Object.values(row)).map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : Buffer.from(String(cell)).toString('latin1')));
    expect(acts.length).toBeGreaterThan(2);
    expect(foundIn(cells.join('\n'), [SAID])).toEqual([]);
    expect(await pageOf(su)).not.toContain(SAID);
    expect(await pageOf(su)).toContain(event);
  });

  it('is for reads of departments that concern the holder, with text', async () => {
    await lin.go('/phone');
    const own = /<li id="read-([0-9a-f]{32})"/.exec((await lin.go('/phone/reads?whose=own')).text)?.[1] ?? '';
    for (const read of [own, 'f'.repeat(32)]) expect((await object(lin, SAID, read)).text).toContain('READ_UNKNOWN');
    for (const text of ['', '   ', '字'.repeat(1_001)]) expect((await object(su, text)).status).toBe(422);
    expect((await lin.post(`/phone/reads/${event}/objection`, { once: newMark(), text: SAID, behind: '', read: event }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await object(su, '  为什么\r\n查询？ ')).status).toBe(303);
    expect(await pageOf(su)).toContain('为什么 查询？');
  });

  it('the department that read is told of it, with its own case and not with the holder', async () => {
    const { status, body, text } = await list();
    expect([status, body.objections.length, body.next]).toEqual([200, 2, null]);
    expect(body.objections[0]).toMatchObject({ state: 'raised', isOverdue: false, text: SAID, answer: null, read: { purpose: { caseNumber: PURPOSE.caseNumber, cause: '核对抵押人的住房' } } });
    expect(Date.parse(body.objections[0].answerUntil as string) - Date.parse(body.objections[0].raisedAt as string)).toBe(15 * 86_400_000);
    for (const secret of [LIN_QING.code.code, LIN_QING.names.zh]) expect(text).not.toContain(secret);
  });

  it('no other department lists or answers it, and none without the right to look up', async () => {
    const id = await openId();
    expect((await list(OTHER)).body).toEqual({ objections: [], next: null });
    const foreign = await answer(id, OTHER, 'foreign');
    expect(foreign).toMatchObject({ status: 404, body: { code: 'OBJECTION_UNKNOWN' } });
    expect((await answer('f'.repeat(32), OTHER, 'nothing')).text).toBe(foreign.text);
    expect(await answer(id, ISSUER, 'no-right')).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    expect(await service.call({ path: `/v1/objections/${id}/answer`, key: 'nobody', body: { answer: ANSWERED } })).toMatchObject({ status: 401 });
  });

  it('its system answers once, and the holder reads the answer beside the read', async () => {
    const id = await openId();
    expect((await answer(id)).status).toBe(204);
    expect((await answer(id)).status).toBe(204);
    expect(await answer(id, READER, 'answer-2')).toMatchObject({ status: 409, body: { code: 'OBJECTION_CLOSED' } });
    expect((await list(READER, '?state=answered')).body.objections).toMatchObject([{ id, state: 'answered', answer: ANSWERED }]);
    const html = await pageOf(lin);
    for (const words of ['已答复', ANSWERED, '再次提出异议']) expect(html).toContain(words);
    expect((await object(lin, '仍不同意')).status).toBe(303);
  });

  it('an officer of the department answers by the form, and another department’s sees nothing of it', async () => {
    const tang = await signedIn('officer-tang', '/console/objections');
    const html = (await tang.go('/console/objections')).text;
    expect(html).toContain('仍不同意');
    const action = /action="(\/console\/objections\/[0-9a-f]{32}\/answer)"/.exec(html)?.[1] ?? '';
    const he = await signedIn('officer-he', '/console/objections');
    expect((await he.go('/console/objections')).text).toContain('您没有查阅证照的权限');
    const form = { once: markIn(html, action), answer: ANSWERED };
    expect((await he.post(action, form)).status).toBe(404);
    expect((await tang.post(action, form, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await Promise.all([0, 1, 2].map(() => tang.post(action, form)))).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await tang.post(action, { ...form, answer: '另一答复' })).text).toContain('IDEMPOTENCY_KEY_REUSED');
    expect((await tang.post(action, { ...form, once: newMark() })).text).toContain('OBJECTION_CLOSED');
    expect((await tang.go('/console/objections?state=answered')).text).toContain(ANSWERED);
  });

  it('one whose term has passed is marked for both', async () => {
    await object(lin, '第三次异议', await lookUp());
    service.clock.advance(15 * 86_400_000 + 1_000);
    const [later, tang] = [await signedIn('lin-qing'), await signedIn('officer-tang', '/console/objections')];
    expect(await pageOf(later)).toMatch(/应于 \d{4}-\d\d-\d\d 前答复，已逾期/);
    expect((await tang.go('/console/objections')).text).toContain('已逾期');
  });
});
