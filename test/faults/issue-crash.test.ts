import { jest } from '@jest/globals';
import { KeyVaultFault } from '../../src/pki/vault/key-vault.js';
import { SignIntents } from '../../src/pki/signing/sign.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { FinishPending } from '../../src/licence/issuing/finish-pending.js';
import { RecordIssue } from '../../src/licence/issuing/record-issue.js';
import { craneCertificate, ISSUER, lookUpOf, READER } from '../support/orders.js';
import { onWholeServices, type Answer, type WholeService } from '../support/service.js';

const POWER_CUT = 'the power was cut here';

onWholeServices('a crash while a licence is being issued', (running) => {
  let service: WholeService;
  const issue = (key: string, number: string): Promise<Answer> => service.call({ by: ISSUER, path: '/v1/licences', key, body: craneCertificate({ number }) });
  const count = async (table: string, condition = '1 = 1'): Promise<number> => {
    const [row] = await service.database.reader.query(`SELECT COUNT(*) AS n FROM ${table} WHERE ${condition}`);
    return Number(row?.['n']);
  };
  const issued = (): Promise<number> => count('licence');

  beforeAll(() => {
    service = running();
  });

  afterEach(() => jest.restoreAllMocks());

  /** As at the next start; on MariaDB another instance may still be at work, so that only what is a minute old is taken up. */
  async function startAgain(): Promise<void> {
    jest.restoreAllMocks();
    service.clock.advance(61_000);
    await service.restart();
  }

  it('after the intent is committed and before anything is signed: the next start finishes it, and the caller’s repetition gets the licence', async () => {
    const before = await issued();
    jest.spyOn(service.app.get(SignIntents), 'run').mockRejectedValue(new Error(POWER_CUT));
    expect(await issue('cut-before-sealing', '演A052026000201')).toMatchObject({ status: 503, body: { code: 'OUTCOME_UNKNOWN' } });
    expect([await issued(), await count('pending_issue'), await count('idempotency', "state = 'pending'"), await count('signing_intent', "state = 'pending'")]).toEqual([before, 1, 1, 2]);
    expect(await issue('cut-before-sealing', '演A052026000201')).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_PENDING' } });
    await startAgain();
    expect([await issued(), await count('pending_issue'), await count('signing_intent', "state = 'pending'")]).toEqual([before + 1, 0, 0]);
    const answer = await issue('cut-before-sealing', '演A052026000201');
    expect(answer).toMatchObject({ status: 201, body: { identifier: expect.stringMatching(/\.001\.[0-9A-Z]$/) as string } });
    expect(await issued()).toBe(before + 1);
  });

  it('after it is signed and before it is recorded: the same', async () => {
    const before = await issued();
    jest.spyOn(service.app.get(RecordIssue), 'run').mockRejectedValue(new Error(POWER_CUT));
    expect(await issue('cut-before-recording', '演A052026000202')).toMatchObject({ status: 503, body: { code: 'OUTCOME_UNKNOWN' } });
    expect([await issued(), await count('pending_issue')]).toEqual([before, 1]);
    await startAgain();
    expect(await issue('cut-before-recording', '演A052026000202')).toMatchObject({ status: 201 });
    expect([await issued(), await count('pending_issue')]).toEqual([before + 1, 0]);
  });

  it('after it is recorded and before the caller is told: the repetition gets the same licence', async () => {
    const before = await issued();
    const record = service.app.get(RecordIssue);
    const whole = record.run.bind(record);
    jest.spyOn(record, 'run').mockImplementation(async (...parts) => {
      await whole(...parts);
      throw new Error(POWER_CUT);
    });
    expect(await issue('cut-after-recording', '演A052026000203')).toMatchObject({ status: 503, body: { code: 'OUTCOME_UNKNOWN' } });
    jest.restoreAllMocks();
    expect(await issue('cut-after-recording', '演A052026000203')).toMatchObject({ status: 201 });
    expect(await issued()).toBe(before + 1);
  });

  it('with a key that is gone for good the licence is abandoned: its number and its call are free again, its place in the status list is not', async () => {
    const [before, slots] = [await issued(), await count('status_slot')];
    jest.spyOn(service.app.get(SignIntents), 'run').mockRejectedValue(new KeyVaultFault('KEY_UNKNOWN', 'no such key'));
    expect(await issue('key-gone', '演A052026000204')).toMatchObject({ status: 503, body: { code: 'OUTCOME_UNKNOWN' } });
    expect(await service.app.get(FinishPending).run('all')).toEqual({ finished: 0, abandoned: 1, failed: 0 });
    jest.restoreAllMocks();
    expect([await issued(), await count('pending_issue'), await count('signing_intent', "state = 'abandoned'"), await count('status_slot')]).toEqual([before, 0, 2, slots + 1]);
    expect(await issue('key-gone', '演A052026000204')).toMatchObject({ status: 201 });
    expect(await issued()).toBe(before + 1);
  });

  it('two instances that find the same pending licence make one of it', async () => {
    const before = await issued();
    jest.spyOn(service.app.get(SignIntents), 'run').mockRejectedValueOnce(new Error(POWER_CUT));
    await issue('two-finish', '演A052026000205');
    const finish = service.app.get(FinishPending);
    await Promise.allSettled([finish.run('all'), finish.run('all')]);
    expect(await issue('two-finish', '演A052026000205')).toMatchObject({ status: 201 });
    expect([await issued(), await count('pending_issue')]).toEqual([before + 1, 0]);
  });

  it('twenty that race under one key make one licence', async () => {
    const before = await issued();
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue('race', '演A052026000206')));
    const good = answers.filter(({ status }) => status === 201);
    expect(good.length).toBeGreaterThanOrEqual(1);
    expect(new Set(good.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers) if (answer.status !== 201) expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_PENDING' } });
    expect(await issued()).toBe(before + 1);
  });

  it('twenty that race for one number make one licence', async () => {
    const before = await issued();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => issue(`number-race-${index}`, '演A052026000207')));
    expect(answers.map(({ status }) => status).sort((left, right) => left - right)).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(await issued()).toBe(before + 1);
  });

  it('no serial and no identifier was given twice, and the holder has each licence once', async () => {
    const rows = await service.database.reader.query('SELECT serial FROM licence WHERE type_code = ?', [craneCertificate().licenceType]);
    expect(new Set(rows.map(({ serial }) => serial)).size).toBe(rows.length);
    const { body } = await service.call({ by: READER, path: '/v1/recognition/look-ups', body: lookUpOf(LIN_QING, craneCertificate().licenceType) });
    expect(new Set(body.licences.map(({ identifier }: { identifier: string }) => identifier)).size).toBe(7);
  });
});
