import { SetQuota } from '../../src/access/quota/set-quota.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING, SU_XIAOHE, ZHOU_MINGYUAN } from '../../src/cli/city/holders.js';
import { HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { extraClient } from '../support/extra-client.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const NUMBER = '演A052026000321';
const TYPE = craneCertificate().licenceType;
/** Of Lin Qing's driving licence in the demonstration city. */
const FILE_NUMBER = '990100001237';
const FACT = { licenceType: DRIVING_LICENCE.code, field: 'fileNumber' };
const DRIVERS = purposeOf(LINJIANG_CLIENT, {}, HAULAGE_DRIVER);

onWholeServices('another department', (running) => {
  let service: WholeService;
  let licence: IssuedLicence;

  const post = (what: string, body: object): Promise<Answer> => service.call({ by: READER, path: `/v1/recognition/${what}`, body });
  const lookUp = (asked: object): Promise<Answer> => post('look-ups', { ground: 'duty', purpose: PURPOSE, ...asked });
  const verify = (evidence: object, purpose = PURPOSE): Promise<Answer> => post('verifications', { evidence, purpose });
  const codeOf = async (claim: object): Promise<unknown> => (await verify({ facts: { licenceType: TYPE, fields: {}, ...claim } })).body.facts.code as unknown;
  const move = (verb: string): Promise<unknown> => service.call({ by: ISSUER, path: `/v1/licences/${licence.identifier}/${verb}`, key: `${verb}-recognised`, body: because('检查') });

  beforeAll(async () => {
    service = running();
    licence = (await service.call({ by: ISSUER, path: '/v1/licences', key: 'recognised', body: craneCertificate({ number: NUMBER }) })).body as IssuedLicence;
  });

  it('finds a licence by its holder, its number or its identifier, and is told each way the same of it', async () => {
    const ways = [lookUpOf(LIN_QING, TYPE), { number: { licenceType: TYPE, number: NUMBER } }, { identifiers: [licence.identifier] }];
    const answers = await Promise.all(ways.map(lookUp));
    const told = answers.map(({ body }) => body.licences.find(({ identifier }: IssuedLicence) => identifier === licence.identifier) as { facts: object; withheld: object[] });
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([told[1]?.facts, told[2]?.facts]).toEqual([told[0]?.facts, told[0]?.facts]);
    expect(Object.keys(told[0]?.facts ?? {}).length).toBeGreaterThan(0);
    expect(told[0]?.withheld).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/^(NEEDS_HOLDER|NOT_FOR_THIS_ITEM)$/) as string }));
  });

  it('holds claimed facts against the register and learns by a number how they fit', async () => {
    const number = { number: NUMBER, fields: { category: craneCertificate().fields['category'] } };
    expect(await codeOf(number)).toBe(0);
    expect(await codeOf({ ...number, fields: { category: '叉车司机' } })).toBe(6);
    expect(await codeOf({ ...number, number: '演A052026999999' })).toBe(5);
    await move('suspend');
    expect(await codeOf(number)).toBe(2);
    await move('resume');
  });

  it('that claims something about somebody has looked at somebody, also where nothing fits', async () => {
    expect(await codeOf({ holder: SU_XIAOHE.code, fields: { category: '叉车司机' } })).toBe(5);
    const rows = await service.database.reader.query("SELECT COUNT(*) AS number FROM access_event WHERE act = 'recognition/verify' AND holder_index IS NOT NULL");
    expect(Number(rows[0]?.['number'])).toBe(1);
  });

  it('keeps an answer that anybody can check, and that proves nothing for another purpose or once it is changed', async () => {
    const { body: answer } = await lookUp({ identifiers: [licence.identifier] });
    expect((await verify({ answer })).body).toMatchObject({ verdict: 'valid' });
    expect((await verify({ file: Buffer.from(JSON.stringify(answer)).toString('base64') })).body).toMatchObject({ verdict: 'valid' });
    const elsewhere = (await verify({ answer }, { ...PURPOSE, cause: '另一件事' })).body;
    expect(elsewhere).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ code: 'PURPOSE_MISMATCH' })]) as unknown });
    const changed = (await verify({ answer: { ...answer, isComplete: false } })).body;
    expect(changed).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ check: 'readable', outcome: 'failed' })]) as unknown });
  });

  it('is told when the register was read, and the state of that moment', async () => {
    const before = service.clock.now();
    const [seen, verdict] = [(await lookUp({ identifiers: [licence.identifier] })).body, (await verify({ identifier: licence.identifier })).body];
    for (const asOf of [seen.asOf, verdict.asOf, verdict.statusAsOf]) expect([Date.parse(asOf as string) >= before, Date.parse(asOf as string) <= service.clock.now()]).toEqual([true, true]);
    expect(seen.licences[0].standing).toBe('inForce');
  });

  it('gets derived answers where they suffice, and not the fields that they come from', async () => {
    const { text, body } = await lookUp({ holder: LIN_QING.code, licenceTypes: [TYPE, DRIVING_LICENCE.code], purpose: DRIVERS });
    expect(new Set(body.licences.map((each: { licenceType: { code: string } }) => each.licenceType.code))).toEqual(new Set([TYPE, DRIVING_LICENCE.code]));
    const driving = body.licences.find((each: { licenceType: { code: string } }) => each.licenceType.code === DRIVING_LICENCE.code);
    expect(driving).toMatchObject({ derived: { over18: { answer: 'yes' }, under60: { answer: 'yes' } }, withheld: expect.arrayContaining([expect.objectContaining({ name: 'face/bornOn', reason: 'NEEDS_HOLDER' })]) as unknown });
    expect(text).not.toContain('1990-01-01');
  });
});

onWholeServices('a fact off the paper', (running) => {
  let service: WholeService;

  const present = (value: string, change: object = {}, by = READER): Promise<Answer> =>
    service.call({ by, path: '/v1/recognition/look-ups', body: { holder: LIN_QING.code, licenceTypes: [DRIVING_LICENCE.code], purpose: DRIVERS, ground: { holderPresent: { secondFact: { ...FACT, value } } }, ...change } });
  beforeAll(() => {
    service = running();
  });

  it('opens what the holder would show, but nothing sensitive, and stands in the log as a proof', async () => {
    const { status, body } = await present(FILE_NUMBER);
    expect([status, body.licences[0].facts['face/fileNumber']]).toEqual([200, FILE_NUMBER]);
    expect(Object.keys(body.licences[0].facts as object)).not.toEqual(expect.arrayContaining(['face/address']));
    expect(body.licences[0].withheld).toContainEqual(expect.objectContaining({ name: 'face/address', reason: 'NEEDS_HOLDER' }));
    expect(await service.database.reader.query("SELECT kind FROM access_proof WHERE kind = 'second-fact'")).toHaveLength(1);
  });

  it('is not to be had by duty, nor by a claim', async () => {
    const { body } = await present(FILE_NUMBER, { ground: 'duty' });
    expect(body.licences[0].facts).not.toHaveProperty('face/fileNumber');
    const claim = { licenceType: DRIVING_LICENCE.code, holder: LIN_QING.code, fields: { fileNumber: FILE_NUMBER } };
    const verdict = (await service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { facts: claim }, purpose: DRIVERS } })).body;
    expect(verdict.facts).toEqual({ code: 4, compared: { fileNumber: 'notCompared' } });
    expect((await present(FILE_NUMBER, { ground: { holderPresent: { secondFact: { ...FACT, field: 'personName', value: LIN_QING.names.zh } } } })).body.code).toBe('PRESENCE_FACT_UNFIT');
  });

  it('of a type that the caller may not look up is not even judged', async () => {
    const token = await extraClient(service, { clientId: 'linjiang-cranes', department: LINJIANG_APPROVAL.code, grants: [{ right: 'recognition:look-up', typeCode: TYPE }] });
    const asked = { holder: LIN_QING.code, purpose: DRIVERS, ground: { holderPresent: { secondFact: { ...FACT, value: FILE_NUMBER } } } };
    expect(await service.call({ token, path: '/v1/recognition/look-ups', body: asked })).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
  });

  it('is tried five times a day at the most, also all at once; then even the right one is refused', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, guess) => present(String(990_100_000_000 + guess), { holder: SU_XIAOHE.code })));
    const codes = answers.map(({ body }) => body.code as string).sort();
    expect(codes).toEqual([...Array<string>(5).fill('PRESENCE_NOT_PROVEN'), ...Array<string>(7).fill('PRESENCE_TRIES_SPENT')]);
    expect((await present('990100000020', { holder: SU_XIAOHE.code })).body.code).toBe('PRESENCE_TRIES_SPENT');
    const tried = await service.database.reader.query("SELECT COUNT(*) AS number FROM access_event WHERE act = 'recognition/second-fact-failed'");
    expect(Number(tried[0]?.['number'])).toBe(5);
  });
});

onWholeServices('a use code that a department orders', (running) => {
  let service: WholeService;
  let identifier: string;

  const order = (change: object = {}, by = READER): Promise<Answer> =>
    service.call({ by, path: '/v1/recognition/use-codes', body: { identifier, purpose: PURPOSE, ground: 'duty', ...change } });
  const redeem = (useCode: string, by = READER): Promise<Answer> => service.call({ by, path: '/v1/recognition/look-ups', body: { purpose: purposeOf(by === READER ? LINJIANG_CLIENT : MARKET_CLIENT), ground: { useCode } } });

  beforeAll(async () => {
    service = running();
    identifier = ((await service.call({ by: ISSUER, path: '/v1/licences', key: 'ordered', body: craneCertificate({ number: '演A052026000654' }) })).body as IssuedLicence).identifier;
  });

  it('is good once, for its department; ordering and redeeming are a read each', async () => {
    const { body } = await order();
    expect(await redeem(body.code as string, MARKET_CLIENT.clientId)).toMatchObject({ body: { code: 'USE_CODE_NOT_GOOD' } });
    expect(await redeem(body.code as string)).toMatchObject({ status: 200, body: { licences: [{ identifier }] } });
    expect(await redeem(body.code as string)).toMatchObject({ body: { code: 'USE_CODE_NOT_GOOD' } });
    const reads = await service.database.reader.query("SELECT act FROM access_event WHERE act <> 'licence/read' AND reader_kind = 'client' ORDER BY at, id");
    expect(reads.map(({ act }) => act)).toEqual(['recognition/order-use-code', 'recognition/look-up']);
  });

  it('is made from no other, and from no paper', async () => {
    const { body } = await order();
    for (const ground of [{ useCode: body.code as string }, { holderPresent: { secondFact: { ...FACT, value: FILE_NUMBER } } }]) expect(await order({ ground })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    for (const lifetimeSeconds of [0, 601]) expect(await order({ lifetimeSeconds })).toMatchObject({ status: 422 });
  });

  it('for a licence that is not there is refused like one of a type that tells nothing', async () => {
    const absent = await order({ identifier: identifier.replace(/^(.*\.)[^.]+(\.[^.]+\.[^.]+)$/, '$120299999999$2') });
    expect([absent.status, absent.body.code]).toEqual([404, 'LICENCE_UNKNOWN']);
  });
});

onWholeServices('the quota on holders', (running) => {
  it('holds at every door that asks about one, and a holder asked about before is free', async () => {
    const service = running();
    await service.app.get(SetQuota).run({ clientId: READER, holdersPerDay: 2 }, 'service');
    service.clock.advance(11_000);
    const lookUp = (holder: object): Promise<Answer> => service.call({ by: READER, path: '/v1/recognition/look-ups', body: { holder, licenceTypes: [TYPE], purpose: PURPOSE, ground: 'duty' } });
    for (const { code } of [LIN_QING, SU_XIAOHE, LIN_QING]) expect((await lookUp(code)).status).toBe(200);
    const third = ZHOU_MINGYUAN.code;
    const refused = [
      await lookUp(third),
      await service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { facts: { licenceType: TYPE, holder: third, fields: {} } }, purpose: PURPOSE } }),
      await service.call({ by: READER, path: '/v1/recognition/item-checks', body: { item: PURPOSE.serviceItemCode, holders: [third], purpose: PURPOSE, ground: 'duty' } }),
    ];
    for (const { status, body, headers } of refused) expect([status, body.code, Number(headers.get('retry-after')) > 0]).toEqual([429, 'HOLDER_QUOTA', true]);
    expect((await lookUp(SU_XIAOHE.code)).status).toBe(200);
    const [row] = await service.database.reader.query("SELECT COUNT(DISTINCT holder_index) AS number FROM access_event WHERE reader_kind = 'client'");
    expect(Number(row?.['number'])).toBe(2);
  });
});
