import { checkSignature, inflateStream } from '../../browser/src/device.js';
import { VerifyCode, type CodeReport } from '../../browser/src/verify-code.js';
import { readCarrier, unpack } from '../../src/licence/code/code-carrier.js';
import { toDecimalDigits } from '../../src/primitives/encodings/decimal-digits.js';
import { inflate } from '../../src/primitives/deflate.js';
import type { DynamicCodeClaims } from '../../src/presentation/code/dynamic-code.js';
import { liveText, MadeUpRegion, p256Key, STATUS_URI, VOUCHER } from './made-up-region.js';

const NOW = 1_795_334_405_000;
const NOW_SECONDS = 1_795_334_405;
const region = new MadeUpRegion(NOW);
const live = (changes: Partial<DynamicCodeClaims> = {}, key = region.voucher): string => liveText(region, NOW, changes, key);

interface Scene {
  readonly code?: string;
  readonly trustList?: string;
  readonly statusList?: string;
  /** By how many seconds the device's clock is ahead. */
  readonly ahead?: number;
}

const asked: string[] = [];

/** Verifies on a device whose server answers with the scene; an empty answer is a server that cannot be reached. */
async function verify(scene: Scene = {}): Promise<CodeReport> {
  asked.length = 0;
  const answers: Record<string, string> = { '/trust-list': scene.trustList ?? region.trustList(), '/status-lists/7': scene.statusList ?? region.statusList() };
  const fetchText = async (path: string): Promise<string> => {
    asked.push(path);
    return answers[path] || Promise.reject(new Error('unreachable'));
  };
  const device = { fetchText, check: checkSignature, inflate: inflateStream, now: () => NOW + (scene.ahead ?? 0) * 1_000 };
  return new VerifyCode(device, [region.lister.jwk]).run(scene.code ?? live());
}

/** `check:outcome:CODE` of everything that did not pass. */
function faults({ findings }: CodeReport): string[] {
  return findings.filter(({ outcome }) => outcome !== 'passed').map(({ check, outcome, code }) => `${check}:${outcome}:${code ?? ''}`);
}

describe('the live code of a phone on another phone', () => {
  it('is valid while it lives, and tells which licence is shown and who issued it', async () => {
    const report = await verify();
    expect([report.verdict, ...faults(report)]).toEqual(['valid']);
    expect(report.findings.map(({ check }) => check)).toEqual(['readable', 'signed', 'chained', 'within-authority', 'fresh', 'in-force']);
    expect(report.live?.identifier).toBe('1.2.156.3005.2.11990000MA9900001J002.11990101MA990001XX.20260000000.001.1');
    expect([report.issuer?.names.en, report.claims]).toEqual(['Demonstration City Market Supervision Bureau', undefined]);
  });

  it('goes nowhere: only the trust list and the shared status list are asked for', async () => {
    await verify();
    expect(asked).toEqual(['/trust-list', '/status-lists/7']);
  });

  it.each([
    [85, 'over by half a minute', ['invalid', 'fresh:failed:CODE_STALE']],
    [84, 'as good as over', ['valid']],
    [-35, 'made half a minute from now', ['valid']],
    [-36, 'made later', ['cannotTell', 'fresh:unknown:CODE_STALE']],
  ])('read with a clock %d s ahead, which finds it %s, is judged with 30 s of allowance', async (ahead, _what, expected) => {
    const report = await verify({ ahead });
    expect([report.verdict, ...faults(report)]).toEqual(expected);
  });

  it('that was photographed an hour ago is invalid', async () => {
    const report = await verify({ ahead: 3_600 });
    expect(report.verdict).toBe('invalid');
    expect(faults(report)).toContain('fresh:failed:CODE_STALE');
  });

  it('fetched ahead is not good before its time, and then is', async () => {
    const code = live({ nbf: NOW_SECONDS + 100, exp: NOW_SECONDS + 160 });
    expect((await verify({ code })).verdict).toBe('cannotTell');
    expect((await verify({ code, ahead: 101 })).verdict).toBe('valid');
  });

  it.each([['ended', 1, 'REVOKED'], ['suspended', 2, 'SUSPENDED'], ['superseded', 3, 'SUPERSEDED']])('of a licence that is %s meanwhile is invalid', async (_word, idx, code) => {
    const report = await verify({ code: live({ status: { uri: STATUS_URI, idx } }) });
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', `in-force:failed:${code}`]);
  });

  it.each<[string, Scene, string]>([
    ['no status list', { statusList: '' }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['no trust list', { trustList: '' }, 'signed:unknown:KEY_UNKNOWN'],
    ['a trust list that is over', { trustList: region.trustList({}, { nextUpdate: '2026-11-22T08:00:00.000Z' }) }, 'fresh:unknown:STATUS_STALE'],
  ])('with %s cannot be told', async (_what, scene, fault) => {
    const report = await verify(scene);
    expect([report.verdict, ...faults(report)]).toEqual(['cannotTell', fault]);
  });

  it.each<[string, Scene, string]>([
    ['another key under the same id', { code: live({}, p256Key(VOUCHER)) }, 'signed:failed:SIGNATURE_BAD'],
    ['a key of nobody', { code: live({}, p256Key('dddddddddddddddd')) }, 'signed:failed:KEY_UNKNOWN'],
    ['the key for printed codes', { code: live({}, region.department) }, 'signed:failed:KEY_UNKNOWN'],
    ['the key for status lists', { code: live({}, region.statusKey) }, 'signed:failed:KEY_UNKNOWN'],
  ])('signed by %s is invalid and shows nothing', async (_what, scene, fault) => {
    const report = await verify(scene);
    expect([report.verdict, ...faults(report), report.live]).toEqual(['invalid', fault, undefined]);
  });

  it.each<[string, object, string]>([
    ['another authority', { authority: { code: '11990000MA9900001J', names: { zh: '甲', en: 'A' } } }, 'OUTSIDE_AUTHORITY'],
    ['other licence types', { licenceTypes: ['11990000MA9900001J001'] }, 'OUTSIDE_AUTHORITY'],
    ['another year', { signUntil: '2026-11-01T00:00:00.000Z' }, 'OUTSIDE_AUTHORITY'],
    ['nobody any more', { distrustAfter: '2026-11-22T08:00:04.000Z' }, 'KEY_DISTRUSTED'],
  ])('whose key is for %s is invalid', async (_what, change, code) => {
    const report = await verify({ trustList: region.trustList({}, {}, change) });
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', `within-authority:failed:${code}`]);
  });

  it('is never taken for a printed one, nor a printed one for it, under each other’s keys', async () => {
    expect(faults(await verify({ code: region.codeText({}, region.voucher) }))).toEqual(['signed:failed:KEY_UNKNOWN']);
    const printed = await verify({ code: region.codeText() });
    expect([printed.verdict, printed.live, printed.claims === undefined]).toEqual(['valid', undefined, false]);
  });

  it('with one byte changed is invalid and shows nothing', async () => {
    const code = await unpack(readCarrier(live()), inflate);
    for (let place = 0; place < code.length; place += 29) {
      const report = await verify({ code: toDecimalDigits(code.map((byte, index) => (index === place ? byte ^ 1 : byte))) });
      expect([report.verdict, report.live]).toEqual(['invalid', undefined]);
    }
  });
});
