import { LIN_QING, SU_XIAOHE, type CityHolder } from '../../src/cli/city/holders.js';
import type { HolderSession } from '../../src/access/sign-in/session.js';
import { RecordAccess } from '../../src/access/event/record-access.js';
import { DataKeys } from '../../src/holder/data-key.js';
import type { IssuedLicence } from '../../src/licence/licence-view.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { validityWindow } from '../../src/licence/register/validity.js';
import { readDynamicCode } from '../../src/presentation/code/dynamic-code.js';
import { ExamineDynamicCode } from '../../src/presentation/code/examine-dynamic-code.js';
import { JudgeCode } from '../../src/presentation/code/judge-code.js';
import { MOST_AHEAD, PresentAhead } from '../../src/presentation/code/present-ahead.js';
import { PresentLicence } from '../../src/presentation/code/present-licence.js';
import { ReadStanding } from '../../src/presentation/code/read-standing.js';
import { SweepCodes } from '../../src/presentation/code/sweep-codes.js';
import type { Proof } from '../../src/presentation/proof.js';
import { readCarrier, unpack } from '../../src/licence/code/code-carrier.js';
import { toDecimalDigits } from '../../src/primitives/encodings/decimal-digits.js';
import { inflate } from '../../src/primitives/deflate.js';
import { hex } from '../../src/primitives/digest.js';
import { because, craneCertificate, ISSUER } from '../support/orders.js';
import { dynamicCodeText } from '../support/dynamic-codes.js';
import { onWholeServices, type WholeService } from '../support/service.js';

/** Every ASCII character in its full-width form, as a USB scanner types it through an input method. */
const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

onWholeServices('a licence that is shown', (running) => {
  let service: WholeService;
  let licence: IssuedLicence;
  let other: IssuedLicence;
  /** Ends tomorrow. */
  let ending: IssuedLicence;
  let lastDay: string;

  const sessionOf = ({ code }: CityHolder): HolderSession => {
    const keys = service.app.get(DataKeys);
    return { kind: 'holder', holderIndex: keys.indexOf(code), indexKey: keys.newestIndexKey.generation, codeType: code.codeType };
  };
  const issue = async (key: string, number: string, validUntil?: string): Promise<IssuedLicence> =>
    (await service.call({ by: ISSUER, path: '/v1/licences', key, body: craneCertificate({ number, ...(validUntil === undefined ? {} : { validUntil }) }) })).body as IssuedLicence;
  const move = (verb: string, { identifier }: IssuedLicence): Promise<unknown> => service.call({ by: ISSUER, path: `/v1/licences/${identifier}/${verb}`, key: `${verb}-shown`, body: because('违章') });
  const show = async ({ identifier } = licence): Promise<string> => (await service.app.get(PresentLicence).run(sessionOf(LIN_QING), identifier)).text;
  const examine = (text: string): Promise<Proof> => service.app.get(ExamineDynamicCode).run(text);
  const redeem = async (text: string): Promise<void> => {
    const proof = await examine(text);
    const access = { act: 'recognition/look-up', reader: { kind: 'client', id: 'client:test', departmentCode: null }, ground: 'holderPresent', purpose: { cause: 'test' }, holderIndex: null, subjects: [], proof } as const;
    await service.app.get(RecordAccess).prepare(access).commit((unit) => proof.consume(unit));
  };
  const acts = async (act: string): Promise<number> => (await service.database.reader.query('SELECT id FROM access_event WHERE act = ?', [act])).length;
  const toNextMinute = (): void => service.clock.advance(60_000 - (service.clock.now() % 60_000));

  beforeAll(async () => {
    service = running();
    lastDay = dateInChina(service.clock.now() + 86_400_000);
    licence = await issue('shown', '演A052026000101');
    other = await issue('other', '演A052026000102');
    ending = await issue('ending', '演A052026000103', lastDay);
  });

  it('has a code that names this version and its holder, and lives for a minute', async () => {
    const before = service.clock.now();
    const { text, picture, from, until } = await service.app.get(PresentLicence).run(sessionOf(LIN_QING), licence.identifier);
    const reading = await readDynamicCode(text, inflate);
    if (!reading.readable) throw new Error(reading.detail);
    expect(reading.code.claims).toMatchObject({ iss: '11990101MA9900108H', identifier: licence.identifier, holderOrdinal: 0, scope: 'licence', status: licence.status });
    expect(reading.code.claims.nbf).toBeUndefined();
    expect([until - from, before - from < 1_000, picture.startsWith('<svg ')]).toEqual([60_000, true, true]);
    expect(text).toMatch(/^https:\/\/licence\.demo\.gov\.example\/v\/#[1-9]\d+$/);
  });

  it('proves that its holder is present, however the code came in, and using it up makes it worthless', async () => {
    const text = await show();
    const [{ id } = {}] = await service.database.reader.query('SELECT id FROM licence_version WHERE identifier = ?', [licence.identifier]);
    for (const scanned of [text, `${text}\r\n`, fullWidth(text), text.slice(text.indexOf('#') + 1)]) {
      const proof = await examine(scanned);
      expect(proof).toMatchObject({ kind: 'dynamic-code', ground: 'holderPresent', strength: 'strong' });
      expect([hex(proof.versionId ?? new Uint8Array()), proof.holderIndexes.map(hex), proof.reference.length]).toEqual([hex(id as Uint8Array), [hex(sessionOf(LIN_QING).holderIndex)], 12]);
    }
    const late = await examine(text);
    await redeem(text);
    await expect(redeem(text)).rejects.toMatchObject({ kind: 'conflict', code: 'CODE_USED_ALREADY' });
    await expect(service.database.units.run((unit) => late.consume(unit))).rejects.toMatchObject({ kind: 'conflict', code: 'CODE_USED_ALREADY' });
    expect(await service.app.get(JudgeCode).run(text)).toMatchObject({ outcome: 'genuine', timeliness: 'good', isUsed: true, shown: { standing: 'inForce' } });
    await redeem(await show());
  });

  it('has a code that was used only where the read that used it was recorded', async () => {
    const text = await show();
    const proof = await examine(text);
    const failing = service.database.units.run(async (unit) => {
      await proof.consume(unit);
      throw new Error('the read could not be recorded');
    });
    await expect(failing).rejects.toThrow('could not be recorded');
    await redeem(text);
  });

  it('has an old code and a new one: a minute later only the new one proves anything', async () => {
    const old = await show();
    const forgotten = await examine(old);
    service.clock.advance(31_000);
    const next = await show();
    expect(await examine(old)).toBeDefined();
    service.clock.advance(30_000);
    await expect(examine(old)).rejects.toMatchObject({ kind: 'unprocessable', code: 'PRESENCE_CODE_EXPIRED' });
    await expect(service.database.units.run((unit) => forgotten.consume(unit))).rejects.toMatchObject({ code: 'PRESENCE_CODE_EXPIRED' });
    await redeem(next);
  });

  it.each<[string, (text: string) => string, string]>([
    ['junk', () => 'hello', 'CODE_UNREADABLE'],
    ['nothing', () => '', 'CODE_UNREADABLE'],
    ['a number of something else', () => 'https://demo.invalid/v/#123456', 'CODE_UNREADABLE'],
    ['a text without end', () => '9'.repeat(100_000), 'CODE_UNREADABLE'],
    ['base45 of nothing', () => 'ELC1:', 'CODE_UNREADABLE'],
    ['the printed code', () => licence.printedCode, 'CODE_OF_ANOTHER_KIND'],
    ['a code of another region’s key', () => dynamicCodeText(), 'PRESENCE_CODE_BAD'],
  ])('is not proven present by %s, and nobody is blamed but the code', async (_what, made, code) => {
    await expect(examine(made(await show()))).rejects.toMatchObject({ name: 'Refusal', code, sentence: expect.stringMatching(/[\u4e00-\u9fff].*[A-Za-z]/) as string });
  });

  it('is not proven present by a code with one byte changed, wherever it stands', async () => {
    const code = await unpack(readCarrier(await show()), inflate);
    const outcomes = new Map<string, number>();
    for (let place = 0; place < code.length; place += 5) {
      const changed = code.map((byte, index) => (index === place ? byte ^ 1 : byte));
      const answer: unknown = await examine(toDecimalDigits(changed)).catch((error: unknown) => error);
      const outcome = (answer as { code?: string }).code ?? 'accepted';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].filter((outcome) => !['CODE_UNREADABLE', 'CODE_OF_ANOTHER_KIND', 'PRESENCE_CODE_BAD'].includes(outcome))).toEqual([]);
    expect(outcomes.get('PRESENCE_CODE_BAD')).toBeGreaterThan(10);
  });

  it('is no longer shown once it is suspended, and the code on the phone proves nothing at once', async () => {
    const text = await show();
    await move('suspend', licence);
    await expect(show()).rejects.toMatchObject({ kind: 'conflict', code: 'LICENCE_NOT_SHOWABLE', sentence: expect.stringContaining('暂扣') as string });
    await expect(service.app.get(PresentAhead).run(sessionOf(LIN_QING), licence.identifier, 3)).rejects.toMatchObject({ code: 'LICENCE_NOT_SHOWABLE' });
    await expect(examine(text)).rejects.toMatchObject({ kind: 'conflict', code: 'LICENCE_NOT_SHOWABLE' });
    expect(await service.app.get(ReadStanding).run(sessionOf(LIN_QING), licence.identifier)).toMatchObject({ standing: 'suspended' });
    await move('resume', licence);
    await redeem(text);
  });

  it('is shown by nobody but its holder', async () => {
    for (const verb of [PresentLicence, ReadStanding]) await expect(service.app.get<PresentLicence | ReadStanding>(verb).run(sessionOf(SU_XIAOHE), licence.identifier)).rejects.toMatchObject({ code: 'LICENCE_UNKNOWN' });
    await expect(service.app.get(PresentAhead).run(sessionOf(SU_XIAOHE), licence.identifier, 1)).rejects.toMatchObject({ code: 'LICENCE_UNKNOWN' });
    await expect(show({ ...licence, identifier: 'x' })).rejects.toMatchObject({ code: 'LICENCE_UNKNOWN' });
  });

  it('is recorded once a minute, however often the page asks, and each licence by itself', async () => {
    toNextMinute();
    const before = await acts('presentation/show-code');
    await Promise.all(Array.from({ length: 8 }, () => show()));
    service.clock.advance(30_000);
    await show();
    expect(await acts('presentation/show-code')).toBe(before + 1);
    await show(other);
    expect(await acts('presentation/show-code')).toBe(before + 2);
    toNextMinute();
    await show();
    expect(await acts('presentation/show-code')).toBe(before + 3);
  });

  it('is asked about every few seconds without a record more while its code is shown, and once a minute when it is not', async () => {
    const ask = () => service.app.get(ReadStanding).run(sessionOf(LIN_QING), licence.identifier);
    toNextMinute();
    await show();
    const before = await acts('presentation/read-standing');
    expect(await ask()).toMatchObject({ standing: 'inForce' });
    toNextMinute();
    await ask();
    expect(await acts('presentation/read-standing')).toBe(before);
    toNextMinute();
    for (let times = 0; times < 5; times++) await ask();
    expect(await acts('presentation/read-standing')).toBe(before + 1);
    toNextMinute();
    await ask();
    expect(await acts('presentation/read-standing')).toBe(before + 2);
  });

  it('leaves no code in the hands of a phone when the record fails', async () => {
    toNextMinute();
    await service.database.units.run((unit) => unit.query('ALTER TABLE access_subject RENAME TO access_subject_away'));
    await expect(show()).rejects.toThrow();
    await expect(show()).rejects.toThrow();
    await service.database.units.run((unit) => unit.query('ALTER TABLE access_subject_away RENAME TO access_subject'));
    expect(await show()).toContain('/v/#');
  });

  it('gives a phone that will be offline twenty codes ahead, each good in its own minute', async () => {
    const before = await acts('presentation/fetch-codes');
    const codes = await service.app.get(PresentAhead).run(sessionOf(LIN_QING), licence.identifier, 50);
    expect([codes.length, new Set(codes.map(({ text }) => text)).size, await acts('presentation/fetch-codes')]).toEqual([MOST_AHEAD, 20, before + 1]);
    const [first] = codes;
    expect(codes.map(({ from, until }) => [from - (first?.from ?? 0), until - from])).toEqual(Array.from({ length: 20 }, (_, place) => [place * 30_000, 60_000]));
    await examine(codes[0]?.text ?? '');
    await expect(examine(codes[1]?.text ?? '')).rejects.toMatchObject({ code: 'PRESENCE_CODE_EARLY' });
    service.clock.advance(30_000);
    await redeem(codes[1]?.text ?? '');
    service.clock.advance(9 * 60_000);
    await expect(examine(codes[17]?.text ?? '')).rejects.toMatchObject({ code: 'PRESENCE_CODE_EXPIRED' });
    await redeem(codes[19]?.text ?? '');
  });

  it('has used codes that are forgotten an hour after they expired, not before', async () => {
    service.clock.advance(7_200_000);
    await service.app.get(SweepCodes).run();
    await redeem(await show());
    const count = async (): Promise<number> => (await service.database.reader.query('SELECT cti FROM used_code')).length;
    service.clock.advance(3_600_000);
    await service.app.get(SweepCodes).run();
    expect(await count()).toBe(1);
    service.clock.advance(61_000);
    expect(await service.app.get(SweepCodes).run()).toBe(1);
    expect(await count()).toBe(0);
  });

  it('has no code that outlives it', async () => {
    const midnight = validityWindow(lastDay, lastDay).notAfter ?? 0;
    service.clock.advance(midnight - 45_000 - service.clock.now());
    const codes = await service.app.get(PresentAhead).run(sessionOf(LIN_QING), ending.identifier, 20);
    expect(codes.map(({ until }) => until)).toEqual([midnight, midnight]);
    const text = await show(ending);
    service.clock.advance(45_000);
    await expect(examine(text)).rejects.toMatchObject({ code: 'PRESENCE_CODE_EXPIRED' });
    await expect(show(ending)).rejects.toMatchObject({ code: 'LICENCE_NOT_SHOWABLE', sentence: expect.stringContaining('已过期') as string });
  });
});
