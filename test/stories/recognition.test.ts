import { LIN_QING, SU_XIAOHE } from '../../src/cli/city/holders.js';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { because, craneCertificate, ISSUER, lookUpOf, PURPOSE, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const NUMBER = '演A052026000321';
const TYPE = craneCertificate().licenceType;

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
});
