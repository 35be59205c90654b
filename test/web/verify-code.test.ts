import { checkSignature, inflateStream } from '../../browser/src/device.js';
import { VerifyCode, type CodeReport } from '../../browser/src/verify-code.js';
import { isoInstant } from '../../src/primitives/clock.js';
import { toBase64url } from '../../src/primitives/encodings/base64url.js';
import { deflate } from '../../src/primitives/deflate.js';
import { jws, MadeUpRegion, p256Key, DEPARTMENT, STATUS, STATUS_URI } from './made-up-region.js';

const NOW = 1_795_334_405_000;
const NOW_SECONDS = 1_795_334_405;
const region = new MadeUpRegion(NOW);

interface Scene {
  readonly code?: string;
  readonly trustList?: string;
  readonly statusList?: string;
  readonly anchors?: readonly object[];
}

const asked: string[] = [];

/** Verifies on a device whose server answers with the scene; an empty answer is a server that cannot be reached. */
async function verify(scene: Scene = {}): Promise<CodeReport> {
  asked.length = 0;
  const answers: Record<string, string> = {
    '/trust-list': scene.trustList ?? region.trustList(),
    '/status-lists/7': scene.statusList ?? region.statusList(),
  };
  const fetchText = async (path: string): Promise<string> => {
    asked.push(path);
    return answers[path] || Promise.reject(new Error('unreachable'));
  };
  const device = { fetchText, check: checkSignature, inflate: inflateStream, now: () => NOW };
  return new VerifyCode(device, scene.anchors ?? [region.lister.jwk]).run(scene.code ?? region.codeText());
}

/** `check:outcome:CODE` of everything that did not pass. */
function faults({ findings }: CodeReport): string[] {
  return findings.filter(({ outcome }) => outcome !== 'passed').map(({ check, outcome, code }) => `${check}:${outcome}:${code ?? ''}`);
}

describe('a printed code on the device that read it', () => {
  it('is valid when every check passes, and shows what the issuer signed', async () => {
    const report = await verify();
    expect(report.verdict).toBe('valid');
    expect(report.findings.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual([
      'readable passed',
      'signed passed',
      'chained passed',
      'within-authority passed',
      'fresh passed',
      'in-force passed',
    ]);
    expect(report.claims?.fields.get(1)).toBe('演示市青禾餐饮有限公司');
    expect(report.issuer?.names.en).toBe('Demonstration City Market Supervision Bureau');
    expect([report.asOf, report.statusAsOf, report.trustListVersion]).toEqual([NOW, NOW - 60_000, 5]);
  });

  it('is never sent anywhere: only the trust list and the shared status list are asked for', async () => {
    await verify();
    expect(asked).toEqual(['/trust-list', '/status-lists/7']);
  });

  it('is just as valid under a trust list signed with Ed25519', async () => {
    const other = new MadeUpRegion(NOW, 'EdDSA');
    const scene = { code: other.codeText(), trustList: other.trustList(), statusList: other.statusList(), anchors: [region.lister.jwk, other.lister.jwk] };
    expect((await verify(scene)).verdict).toBe('valid');
  });

  it.each([
    ['ended', 1, 'REVOKED'],
    ['suspended', 2, 'SUSPENDED'],
    ['superseded', 3, 'SUPERSEDED'],
  ])('of a licence that is %s is invalid', async (_word, idx, code) => {
    const report = await verify({ code: region.codeText({ status: { uri: STATUS_URI, idx } }) });
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', `in-force:failed:${code}`]);
  });

  it.each<[string, Scene, string]>([
    ['whose last day is over', { code: region.codeText({ exp: NOW_SECONDS }) }, 'EXPIRED'],
    ['whose last day is over, status or not', { code: region.codeText({ exp: NOW_SECONDS }), statusList: '' }, 'EXPIRED'],
    ['whose first day has not come', { code: region.codeText({ nbf: NOW_SECONDS + 1 }) }, 'NOT_YET_EFFECTIVE'],
    ['that was revoked before its first day', { code: region.codeText({ nbf: NOW_SECONDS + 1, status: { uri: STATUS_URI, idx: 1 } }) }, 'REVOKED'],
  ])('of a licence %s is invalid', async (_what, scene, code) => {
    const report = await verify(scene);
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', `in-force:failed:${code}`]);
  });

  it('is valid from the second of its first day to the last of its last', async () => {
    const report = await verify({ code: region.codeText({ nbf: NOW_SECONDS, exp: NOW_SECONDS + 1 }) });
    expect([report.verdict, ...faults(report)]).toEqual(['valid']);
  });

  it('with one digit changed is invalid and shows no data', async () => {
    const text = region.codeText();
    const report = await verify({ code: text.slice(0, -40) + String((Number(text.at(-40)) + 1) % 10) + text.slice(-39) });
    expect(report.verdict).toBe('invalid');
    expect(report.claims).toBeUndefined();
  });

  it('signed by another key under the same key id is invalid and shows no data', async () => {
    const report = await verify({ code: region.codeText({}, p256Key(DEPARTMENT)) });
    expect([report.verdict, ...faults(report), report.claims]).toEqual(['invalid', 'signed:failed:SIGNATURE_BAD', undefined]);
  });

  it('of another root is from an unknown issuer', async () => {
    const report = await verify({ code: region.codeText({}, p256Key('dddddddddddddddd')) });
    expect([report.verdict, ...faults(report), report.claims]).toEqual(['invalid', 'signed:failed:KEY_UNKNOWN', undefined]);
  });

  it('signed by a key of another use is from an unknown issuer', async () => {
    expect(faults(await verify({ code: region.codeText({}, region.statusKey) }))).toEqual(['signed:failed:KEY_UNKNOWN']);
  });

  it.each([
    ['a number of something else', 'https://demo.invalid/v/#123456'],
    ['a sentence', 'hello'],
    ['a bomb of text', '9'.repeat(100_000)],
  ])('that is %s is unreadable, and nothing is asked', async (_what, code) => {
    expect([faults(await verify({ code })), asked]).toEqual([['readable:failed:UNREADABLE'], []]);
  });
});

describe('the reach of a signer', () => {
  it.each([
    ['another licence type', { licenceTypes: ['11990000MA9900001J001'] }],
    ['another authority', { authority: { code: '11990000MA9900001J', names: { zh: '甲', en: 'A' } } }],
    ['a time after the code', { notBefore: '2026-11-22T00:00:00.000Z' }],
    ['a time before the code', { signUntil: '2026-11-01T00:00:00.000Z' }],
  ])('ends where its key is for %s', async (_what, change) => {
    expect(faults(await verify({ trustList: region.trustList(change) }))).toEqual(['within-authority:failed:OUTSIDE_AUTHORITY']);
  });

  it('covers a type that the list names', async () => {
    expect((await verify({ trustList: region.trustList({ licenceTypes: ['11990000MA9900001J002'] }) })).verdict).toBe('valid');
  });

  it('is over for what a distrusted key signed afterwards', async () => {
    const report = await verify({ trustList: region.trustList({ distrustAfter: '2026-11-01T00:00:00.000Z' }) });
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', 'within-authority:failed:KEY_DISTRUSTED']);
  });

  it('cannot be told for what a distrusted key seems to have signed before: a thief may date back', async () => {
    const report = await verify({ trustList: region.trustList({ distrustAfter: '2026-11-21T23:00:00.000Z' }) });
    expect([report.verdict, ...faults(report)]).toEqual(['cannotTell', 'within-authority:unknown:KEY_DISTRUSTED']);
  });

  it('is not stretched by a distrust that cannot be read', async () => {
    expect(faults(await verify({ trustList: region.trustList({ distrustAfter: 'soon' }) }))).toEqual(['signed:failed:KEY_UNKNOWN']);
  });
});

describe('what could not be checked', () => {
  it.each<[string, Scene, string]>([
    ['no trust list', { trustList: '' }, 'signed:unknown:KEY_UNKNOWN'],
    ['a trust list by a stranger', { anchors: [p256Key('eeeeeeeeeeeeeeee').jwk] }, 'signed:unknown:KEY_UNKNOWN'],
    ['a trust list that is no JWS', { trustList: 'a.b' }, 'signed:unknown:KEY_UNKNOWN'],
    ['a trust list whose algorithm is none', { trustList: `${toBase64url(new Uint8Array(Buffer.from('{"alg":"none"}')))}.e30.` }, 'signed:unknown:KEY_UNKNOWN'],
    ['an old trust list', { trustList: region.trustList({}, { nextUpdate: '2026-11-22T00:00:00.000Z' }) }, 'fresh:unknown:STATUS_STALE'],
    ['an old trust list without the key', { trustList: region.trustList({}, { nextUpdate: '2026-11-22T00:00:00.000Z', keys: [] }) }, 'signed:unknown:KEY_UNKNOWN'],
    ['no status list', { statusList: '' }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a status list out of date', { statusList: region.statusList({ exp: NOW_SECONDS }) }, 'in-force:unknown:STATUS_STALE'],
    ['a status list from the future', { statusList: region.statusList({ iat: NOW_SECONDS + 301 }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a status list of another address', { statusList: region.statusList({ sub: 'https://other.invalid/status-lists/7' }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a status list by another key', { statusList: region.statusList({}, p256Key(STATUS)) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a status list by a key of another use', { statusList: region.statusList({}, region.department) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a token that is no status list', { statusList: jws(region.statusKey, { typ: 'JWT' }, { sub: STATUS_URI, iat: NOW_SECONDS, exp: NOW_SECONDS + 60 }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a list of single bits', { statusList: region.statusList({ status_list: { bits: 1, lst: toBase64url(deflate(new Uint8Array(2))) } }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a list that is a bomb', { statusList: region.statusList({ status_list: { bits: 2, lst: toBase64url(deflate(new Uint8Array(2 ** 20 + 1))) } }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a list cut short', { statusList: region.statusList({ status_list: { bits: 2, lst: 'eJw' } }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a place beyond the list', { code: region.codeText({ status: { uri: STATUS_URI, idx: 8 } }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a status address elsewhere', { code: region.codeText({ status: { uri: 'https://demo.invalid/elsewhere/7', idx: 0 } }) }, 'in-force:unknown:STATUS_UNKNOWN'],
    ['a code that outlived its key', { code: region.codeText({ exp: NOW_SECONDS }), trustList: region.trustList({ validUntil: isoInstant(NOW) }) }, 'fresh:unknown:CODE_STALE'],
    ['a code over, by a key whose end is not told', { code: region.codeText({ exp: NOW_SECONDS }), trustList: region.trustList({ validUntil: undefined }) }, 'fresh:unknown:CODE_STALE'],
    ['a code from the future', { code: region.codeText({ iat: NOW_SECONDS + 301 }) }, 'fresh:unknown:CODE_STALE'],
  ])('is never called valid: %s', async (_what, scene, fault) => {
    const report = await verify(scene);
    expect([report.verdict, ...faults(report)]).toEqual(['cannotTell', fault]);
  });

  it('gives way to what is known to be wrong', async () => {
    const scene = { code: region.codeText({ exp: NOW_SECONDS, status: { uri: STATUS_URI, idx: 1 } }), trustList: region.trustList({ validUntil: isoInstant(NOW) }) };
    const report = await verify(scene);
    expect([report.verdict, ...faults(report)]).toEqual(['invalid', 'fresh:unknown:CODE_STALE', 'in-force:failed:REVOKED']);
  });
});
