import type { Finding } from '../../../src/primitives/verdict.js';
import { Refusal } from '../../../src/primitives/refusal.js';
import { problemOfRefusal } from '../../../src/nest/problem.js';
import type { LicenceType } from '../../../src/catalogue/licence-type.js';
import { STANDINGS } from '../../../src/licence/register/licence.js';
import { REAL_ESTATE_TITLE } from '../../../src/cli/city/real-estate-title.js';
import { headOfStanding, statusOfFindings, statusOfProblem } from '../../../src/recognition/gb36906/answer/head.js';
import { metadataOf, within } from '../../../src/recognition/gb36906/answer/metadata.js';
import { problemInEnvelope } from '../../../src/recognition/gb36906/answer/problem-in-envelope.js';
import { narrowed, rangeOf } from '../../../src/recognition/gb36906/answer/range.js';
import type { SeenLicence } from '../../../src/recognition/seen/seen-licence.js';

const TYPE: LicenceType = { ...REAL_ESTATE_TITLE, version: 1 };
const HOLDERS = Array.from({ length: 11 }, (_, place) => [`holder/${10 - place}/name`, `权利人${10 - place}`] as const);
const SEEN: SeenLicence = {
  identifier: '1.2.156.3005.2.11990101MA99001247001.11990101MA99001247.20260000001.002.0',
  licenceType: { code: TYPE.code, version: 1 },
  issuingAuthority: '11990101MA99001247',
  trustLevel: 'A',
  standing: 'inForce',
  validFrom: '2023-05-12',
  validUntil: null,
  issuedAt: '2023-05-11T16:30:00.000Z',
  stateSince: '2023-05-11T16:30:00.000Z',
  names: TYPE.names,
  facts: { ...Object.fromEntries(HOLDERS), 'holder/0/codeType': '111', 'holder/0/code': '110101199001011237', 'face/landUse': '住宅', 'face/licenceNumber': '演（2023）演示市不动产权第0000001号' },
  derived: {},
  withheld: [
    { name: 'face/otherMatters', label: { zh: '权利其他状况', en: 'Other matters' }, reason: 'NEEDS_HOLDER' },
    { name: 'holder/role', label: { zh: '持证身份', en: 'Role' }, reason: 'NOT_FOR_THIS_ITEM' },
  ],
  sealedLicence: 'a.b.c~',
};
const BACKGROUND = { type: TYPE, authorityName: (code: string) => (code === '11990101MA99001247' ? '演示市自然资源和规划局' : undefined) };

const failed = (code: NonNullable<Finding['code']>, check: Finding['check'] = 'in-force'): Finding => ({ check, outcome: 'failed', code, detail: '' });
const passed: Finding = { check: 'signed', outcome: 'passed', detail: '' };

describe('a licence in elements', () => {
  const told = metadataOf(SEEN, BACKGROUND);

  it('has its holders in their order, the eleventh last', () => {
    expect(told.certificateHolderName).toBe(Array.from({ length: 11 }, (_, place) => `权利人${place}`).join('^'));
  });

  it('has the day of its issue in China, its version and its number', () => {
    expect(told).toMatchObject({ certificateIssuedDate: '2023-05-12', certificateVersion: '002', certificateNumber: '演（2023）演示市不动产权第0000001号', certificateHolderTypeName: '公民身份号码', certificateHolderCategory: '混合', extendInfo: { landUse: '住宅' } });
  });

  it('within a range has only that', () => {
    const range = rangeOf(['CZZTDM', 'landUse', 'certificate_version'], TYPE);
    const narrow = narrowed(SEEN, range);
    expect([narrow.facts, narrow.withheld, narrow.sealedLicence]).toEqual([{ 'holder/0/code': '110101199001011237', 'face/landUse': '住宅' }, [], '']);
    expect(within(metadataOf(narrow, BACKGROUND), range)).toEqual({ certificateHolderCode: '110101199001011237', certificateVersion: '002', extendInfo: { landUse: '住宅' } });
  });

  it('within the whole face has the whole face, and of what is withheld the face', () => {
    const narrow = narrowed(SEEN, rangeOf(['extendInfo'], TYPE));
    expect([Object.keys(narrow.facts), narrow.withheld.map(({ name }) => name)]).toEqual([['face/landUse'], ['face/otherMatters']]);
  });

  it.each([['cause'], ['KZ_landUs'], ['KZ_certificateName'], ['licenceNumber'], ['certificateCopyCause']])('has no %s in its range', (name) => {
    expect(() => rangeOf([name], TYPE)).toThrow(Refusal);
  });
});

describe('the status of a head', () => {
  it('follows how the licence stands', () => {
    expect([...STANDINGS, undefined].map((standing) => headOfStanding(standing).status)).toEqual(['23', '0', '23', '22', '21', '3']);
  });

  it.each([
    [[passed], '0'],
    [[], '2'],
    [[passed, { check: 'in-force', outcome: 'unknown', code: 'STATUS_UNKNOWN', detail: '' }], '2'],
    [[failed('NOT_FOUND', 'readable')], '3'],
    [[failed('UNREADABLE', 'readable')], '4'],
    [[failed('SIGNATURE_BAD', 'signed')], '13'],
    [[passed, failed('KEY_DISTRUSTED', 'within-authority'), failed('EXPIRED')], '13'],
    [[passed, failed('REVOKED')], '21'],
    [[passed, failed('SUPERSEDED')], '21'],
    [[passed, failed('EXPIRED')], '22'],
    [[passed, failed('REPORTED_LOST')], '23'],
  ] as [Finding[], string][])('follows the findings %#', (findings, status) => {
    expect(statusOfFindings(findings)).toBe(status);
  });

  it('follows HTTP where something is refused', () => {
    expect([400, 401, 403, 404, 409, 413, 422, 429, 500, 503].map(statusOfProblem)).toEqual(['4', '1', '1', '3', '4', '4', '4', '16', '2', '2']);
  });
});

describe('a problem under /gb36906/', () => {
  const problem = problemOfRefusal(new Refusal('unprocessable', 'PURPOSE_DEPARTMENT_OTHER', '句。Sentence.', [
    { pointer: '/purpose/department', detail: 'a' },
    { pointer: '/holder/codeType', detail: 'b' },
    { pointer: '/evidence/facts/holder/code', detail: 'c' },
    { pointer: '/purpose/constructor', detail: 'd' },
  ]));

  it('has head and data, and points to elements', () => {
    expect(problemInEnvelope(problem, '/gb36906/search')).toEqual({
      ...problem,
      head: { status: '4', message: '句。Sentence.', code: 'PURPOSE_DEPARTMENT_OTHER' },
      data: null,
      errors: [
        { pointer: '/head/usingDepartmentCode', detail: 'a' },
        { pointer: '/data/certificateHolderTypeCode', detail: 'b' },
        { pointer: '/data/certificateHolderCode', detail: 'c' },
        { pointer: '/purpose/constructor', detail: 'd' },
      ],
    });
  });

  it('is left alone elsewhere', () => {
    expect(problemInEnvelope(problem, '/v1/recognition/look-ups')).toBe(problem);
  });
});
