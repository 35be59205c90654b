import type { JsonObject } from '../../src/primitives/canonical-json.js';
import { verdictOf } from '../../src/primitives/verdict.js';
import { LINJIANG_CLIENT, MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { JudgeAnswer, type PresentedFor } from '../../src/recognition/answer/judge-answer.js';
import { receiptOf } from '../../src/recognition/answer/receipt.js';
import { lookUpOf, PURPOSE, purposeOf, READER } from '../support/orders.js';
import { onWholeService, type WholeService } from '../support/service.js';

onWholeService('an answer that is presented again', (running) => {
  let service: WholeService;
  const answers: JsonObject[] = [];
  const own: PresentedFor = { department: LINJIANG_CLIENT.department, purpose: { ...PURPOSE } };

  /** What did not pass of each answer, and what comes of it. */
  const judged = (change: Partial<PresentedFor>): Promise<string[]> =>
    Promise.all(
      answers.map(async (answer) => {
        const findings = await service.app.get(JudgeAnswer).run(answer, { ...own, ...change });
        return [...findings.filter(({ outcome }) => outcome !== 'passed').map(({ check, code }) => `${check} ${code ?? ''}`), verdictOf(findings)].join(', ');
      }),
    );
  const nothing = answered('as-purposed PURPOSE_MISMATCH, invalid');

  beforeAll(async () => {
    service = running();
    const seen = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, DRIVING_LICENCE.code) });
    const { identifier } = seen.body.licences[0];
    const verdict = await service.call({ by: READER, path: '/v1/recognition/verifications', body: { evidence: { identifier }, purpose: PURPOSE } });
    answers.push(seen.body as JsonObject, verdict.body as JsonObject);
    expect(answers.map((answer) => receiptOf(answer)?.claims.act)).toEqual(['recognition/look-up', 'recognition/verify']);
  });

  it('by the department that it was given to, for the same purpose, is valid', async () => {
    expect(await judged({})).toEqual(answered('valid'));
  });

  it('by another department proves nothing, though the purpose is the same to the letter', async () => {
    expect(await judged({ department: MARKET_CLIENT.department })).toEqual(nothing);
  });

  it.each<[keyof typeof PURPOSE, unknown]>([
    ['serviceItemCode', '000131003MA9900140990202'],
    ['caseNumber', 'LJ-2026-000999'],
    ['operator', '经办员戊'],
    ['cause', '另一件事'],
    ['category', 1],
  ])('by the same department for another purpose proves nothing, though its %s alone is other', async (member, value) => {
    expect(PURPOSE[member]).not.toBe(value);
    expect(await judged({ purpose: { ...own.purpose, [member]: value } as JsonObject })).toEqual(nothing);
  });

  it('for a purpose that says less or more proves nothing', async () => {
    const { cause: _cause, ...less } = own.purpose;
    expect(await judged({ purpose: less })).toEqual(nothing);
    expect(await judged({ purpose: { ...own.purpose, more: '' } })).toEqual(nothing);
  });

  it('by another department’s system, over HTTP, is refused as another’s', async () => {
    for (const answer of answers) {
      const { body } = await service.call({ by: MARKET_CLIENT.clientId, path: '/v1/recognition/verifications', body: { evidence: { answer }, purpose: purposeOf(MARKET_CLIENT) } });
      expect(body.verdict).toBe('invalid');
      expect(body.findings).toContainEqual(expect.objectContaining({ check: 'as-purposed', outcome: 'failed', code: 'PURPOSE_MISMATCH' }));
      expect(body).not.toHaveProperty('licence');
    }
  });
});

/** The same for the look-up and for the verdict. */
function answered(what: string): string[] {
  return [what, what];
}
