import type { LicenceType } from '../../src/catalogue/licence-type.js';
import type { CaseEntry } from '../../src/recognition/case/kept/counter-case.js';
import type { BeginView, NoAccessView } from '../../src/web/counter/desk/begin-view.js';
import type { CaseView, CloseView } from '../../src/web/counter/case/case-view.js';
import type { CheckedNeed } from '../../src/recognition/item-check/item-check.js';
import { FILE_BOUNDS } from '../../src/web/counter/case/file-bounds.js';
import { checkView } from '../../src/web/counter/case/check-view.js';
import type { Called } from '../../src/web/counter/case/fact-rows.js';
import { seenViews, type Drawing } from '../../src/web/counter/case/seen-view.js';
import type { PageView } from '../../src/web/page/page-view.js';
import type { Lang, Names } from '../../src/web/texts/lang.js';
import { TEXTS } from '../../src/web/texts/texts.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { TRAFFIC_POLICE } from '../../src/cli/city/departments.js';

const IDENTIFIER = `1.2.156.3005.2.${DRIVING_LICENCE.code}.${TRAFFIC_POLICE.code}.20260000000.001.X`;
const EVENT = '5d0f9a3b7c21e84466aa0b1c2d3e4f50';
const ADDRESS = '/counter/cases/00112233445566778899aabbccddeeff';

const CALLED: Called = {
  type: (code) => (code === DRIVING_LICENCE.code ? ({ ...DRIVING_LICENCE, version: 1 } as LicenceType) : undefined),
  authority: () => ({ zh: TRAFFIC_POLICE.nameZh, en: TRAFFIC_POLICE.nameEn }),
};

const NAMES = {
  driving: DRIVING_LICENCE.names,
  residence: { zh: '居住证', en: 'Residence permit' },
  training: { zh: '从业培训合格证明', en: 'Proof of training' },
  health: { zh: '身体条件证明', en: 'Proof of fitness' },
  insurance: { zh: '社会保险参保证明', en: 'Proof of social insurance' },
} satisfies Record<string, Names>;

const need = (key: string, names: Names, outcome: CheckedNeed['outcome'], [says, advice]: readonly [Names, Names]): CheckedNeed => ({
  key,
  names,
  outcome,
  reason: 'VERIFIED',
  says,
  advice,
  by: outcome === 'missing' || outcome === 'cannotTell' ? [] : [{ identifier: IDENTIFIER, licenceType: DRIVING_LICENCE.code, standing: 'inForce', validUntil: null }],
});

/** One need of each outcome. */
const NEEDS: readonly CheckedNeed[] = [
  need('driving', NAMES.driving, 'satisfied', [{ zh: '已核实，免提交。', en: 'Verified: no paper is needed.' }, { zh: '', en: '' }]),
  need('residence', NAMES.residence, 'expiring', [{ zh: '证照有效，即将到期，本次免提交。', en: 'In force but about to expire: no paper is needed this time.' }, { zh: '请尽快向颁发机构申请延续。', en: 'Ask the issuing authority for renewal soon.' }]),
  need('training', NAMES.training, 'missing', [{ zh: '未查到所需证照。', en: 'No such licence was found.' }, { zh: '请先在培训机构完成学时，证明会自动入库。', en: 'Complete the training first: the proof then arrives by itself.' }]),
  need('health', NAMES.health, 'suspended', [{ zh: '证照处于暂扣状态。', en: 'The licence is suspended.' }, { zh: '请向颁发机构了解恢复条件，恢复后再办理。', en: 'Ask the issuing authority how it can be restored.' }]),
  need('age', NAMES.driving, 'notAcceptable', [{ zh: '证照有效，但不符合本事项的条件。', en: 'In force, but not what this item asks for.' }, { zh: '需持大型货车准驾车型满一年。', en: 'It takes a truck licence held for a year.' }]),
  need('insurance', NAMES.insurance, 'cannotTell', [{ zh: '本部门未获授权核对此类证照。', en: 'This department has no right to check licences of this type.' }, { zh: '请出示证照原件，由窗口核对。', en: 'Show the original at the counter.' }]),
];

function licence(standing: string, facts: Record<string, string>): object {
  return {
    identifier: IDENTIFIER,
    licenceType: { code: DRIVING_LICENCE.code, version: 1 },
    issuingAuthority: TRAFFIC_POLICE.code,
    trustLevel: 'A',
    standing,
    validFrom: '2021-03-01',
    validUntil: '2027-03-01',
    names: DRIVING_LICENCE.names,
    facts,
    derived: { under60: { label: { zh: '未满六十周岁', en: 'Under sixty' }, answer: 'yes' }, mayDriveTrucks: { label: { zh: '可驾驶大型货车', en: 'May drive trucks' }, answer: 'no' } },
    withheld: [
      { name: 'face/address', label: { zh: '住址', en: 'Address' }, reason: 'NEEDS_HOLDER' },
      { name: 'face/bornOn', label: { zh: '出生日期', en: 'Date of birth' }, reason: 'NEEDS_HOLDER' },
      { name: 'face/remarks', label: { zh: '记录', en: 'Remarks' }, reason: 'NOT_FOR_THIS_ITEM' },
    ],
  };
}

const FACTS = { 'face/licenceNumber': '110101199001011237', 'face/personName': '林青', 'face/vehicleClass': 'C1', 'face/firstIssuedOn': '2015-03-01', 'face/fileNumber': '990100123456', 'holder/0/name': '林青', 'holder/0/code': '110101199001011237', 'holder/0/role': 'driver' };

function entries(now: number): CaseEntry[] {
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * 60_000).toISOString();
  const entry = (kind: CaseEntry['kind'], minutesAgo: number, answer: object): CaseEntry => ({ kind, at: at(minutesAgo), answer: { event: EVENT, ...answer } as CaseEntry['answer'] });
  const finding = (check: string, outcome: string, detail: string, code?: string): object => ({ check, outcome, detail, ...(code === undefined ? {} : { code }) });
  const readable = finding('readable', 'passed', '可以读取 readable');
  const signed = finding('signed', 'passed', '签名有效：演示市公安局交通警察支队 the signature of Demonstration City Traffic Police is good');
  return [
    entry('look-up', 64, { licences: [licence('suspended', FACTS)], withheldTypes: [], isComplete: true }),
    entry('look-up', 20, { licences: [], withheldTypes: [{ names: { zh: '不动产权证书', en: 'Real-estate title' }, reason: 'NEEDS_HOLDER' }], isComplete: true }),
    entry('verdict', 12, { verdict: 'cannotTell', findings: [readable, finding('fresh', 'unknown', '状态列表读取失败 the status list could not be read', 'STATUS_UNKNOWN')] }),
    entry('verdict', 8, { verdict: 'invalid', findings: [readable, finding('signed', 'failed', '签名不符 the signature does not fit', 'SIGNATURE_BAD')] }),
    entry('verdict', 3, { verdict: 'valid', findings: [readable, signed, finding('in-force', 'passed', '目前有效 in force')], licence: { identifier: IDENTIFIER, issuingAuthority: TRAFFIC_POLICE.code, typeCode: DRIVING_LICENCE.code, facts: { 1: '林青', 2: 'C1', 3: '990100123456' } } }),
    entry('look-up', 0, { licences: [licence('inForce', FACTS)], withheldTypes: [], isComplete: true }),
  ];
}

/** Every page of the counter in every state that a clerk may meet. @param now milliseconds since 1970 */
export function counterPages(lang: Lang, now: number): [string, PageView][] {
  const t = TEXTS[lang];
  const drawing: Drawing = { called: CALLED, lang, now };
  const account = { name: '唐立新', signOut: { action: '/sign-out', hidden: [] } };
  const frame = { demonstration: true, account };
  const items = [['经营性道路货物运输驾驶员从业资格认定', 'Qualification as a haulage driver', 1], ['企业跨市迁入登记', 'Registration of a company that moves in', 2], ['档案查询', 'Looking up the archive', 0]] as const;
  const choices = items.map(([zh, en, needs], index) => ({ href: `/counter?item=00011802MA9900140990201${index}`, name: lang === 'zh' ? zh : en, code: `000118021MA990014099020${index}`, needs: [NAMES.driving[lang], NAMES.residence[lang]].slice(0, needs) }));
  const codeTypes = [{ value: '111', label: lang === 'zh' ? '公民身份号码' : 'citizen identity number' }, { value: '001', label: lang === 'zh' ? '统一社会信用代码' : 'unified social credit code' }];
  const begin: BeginView = { ...frame, page: 'counter/begin', title: t.counter, department: '邻江市行政审批局', items: choices, isLong: false, open: [], typed: {} } as BeginView;
  const typed = { caseNumber: 'LJ-26-1', brought: '110101199001011238', cause: '办理经营性道路货物运输驾驶员从业资格认定' };
  const form = { key: '0'.repeat(32), item: choices[0] ?? { href: '', name: '', code: '', needs: [] }, caseExample: 'LJ-2026-000123', codeTypes, roles: [], typed };
  const open = [{ href: ADDRESS, caseNumber: 'LJ-2026-000122', item: choices[0]?.name ?? '', holder: '110***********1237', openedAt: '09:41' }];
  const head = { ...frame, title: t.caseTitle('LJ-2026-000123'), address: ADDRESS, caseNumber: 'LJ-2026-000123', item: choices[0]?.name ?? '', nextHref: '/counter', isFiled: false };
  const check = checkView({ events: [EVENT], needs: NEEDS }, new Date(now - 60_000).toISOString(), drawing);
  const fresh: CaseView = {
    ...head,
    page: 'counter/case',
    citizen: { masked: '110***********1237', full: '110101199001011237', codeType: codeTypes[0]?.label ?? '' },
    cause: '办理经营性道路货物运输驾驶员从业资格认定',
    openedAt: '2026-11-22 16:00:05',
    keptUntil: '2026-11-23 04:00:05',
    check: checkView({ events: [EVENT], needs: NEEDS.slice(0, 1) }, new Date(now).toISOString(), drawing),
    next: { step: 'look', types: [DRIVING_LICENCE.code] },
    types: [{ value: DRIVING_LICENCE.code, label: NAMES.driving[lang], isNeeded: true }, { value: `${DRIVING_LICENCE.code.slice(0, 18)}002`, label: NAMES.residence[lang], isNeeded: false }],
    consents: [],
    presenceFacts: [{ value: `${DRIVING_LICENCE.code}/fileNumber`, label: `${NAMES.driving[lang]} · ${lang === 'zh' ? '档案编号' : 'File number'}` }],
    codeTypes,
    key: '0'.repeat(32),
    fileBounds: FILE_BOUNDS,
    waysOpen: true,
    seen: [],
    typed: {},
  };
  const consents = (['asked', 'approved', 'refused', 'used', 'lapsed'] as const).map((state, index) => ({
    consent: String(index).repeat(32),
    state,
    label: t[`deskConsent_${state}`],
    types: [NAMES.driving[lang]],
    ...({ asked: { mood: 'wait', icon: 'clock', until: '16:10' }, approved: { mood: 'good', icon: 'check', until: '16:20' }, refused: { mood: 'bad', icon: 'cross' }, used: { mood: 'past', icon: 'check' }, lapsed: { mood: 'past', icon: 'clock' } } as const)[state],
  }));
  const refusal = (step: string, words: string, field?: string): CaseView['refusal'] & object => ({ step, words, code: 'PRESENCE_CODE_EXPIRED', ...(field === undefined ? {} : { field }) });
  const noAccess: NoAccessView = { ...frame, page: 'counter/no-access', title: t.noAccessTitle, department: '演示市住房和城乡建设局' } as NoAccessView;
  const pages: [string, BeginView | NoAccessView | CaseView | CloseView][] = [
    ['counter-items', { ...begin, open }],
    ['counter-items-none', { ...begin, items: [] }],
    ['counter-items-many', { ...begin, isLong: true, items: [...choices, ...choices, ...choices], refusal: refusal('item', t.refused_SERVICE_ITEM_UNKNOWN), typed: { find: '驾照' } }],
    ['counter-begin', { ...begin, form: { ...form, typed: { cause: typed.cause } } }],
    ['counter-begin-refused', { ...begin, open, form: { ...form, roles: [{ value: 'guardian', label: t.role_guardian }] }, refusal: refusal('begin', t.refused_HOLDER_CODE_CHECK, 'brought'), typed }],
    ['counter-no-access', noAccess],
    ['counter-case', fresh],
    ['counter-case-unchecked', { ...withoutCheck(fresh), next: { step: 'check' } }],
    ['counter-case-busy', { ...fresh, citizen: { ...fresh.citizen, name: '林青', role: t.role_guardian }, check, consents, next: { step: 'consent', consent: '1'.repeat(32) }, seen: seenViews(entries(now), drawing), filedAt: '16:00:05', waysOpen: false }],
    ['counter-case-refused', { ...fresh, refusal: refusal('scan', t.refused_PRESENCE_CODE_EXPIRED, 'brought'), typed: { brought: 'https://licence.demo.gov.example/v/#1777' } }],
    ['counter-case-asked', { ...fresh, consents: consents.slice(0, 1), next: { step: 'wait' }, refusal: refusal('entrusted', t.refused_HOLDER_CODE_CHECK), typed: { entrustment: '12ab', delegate: '110101199001011238' } }],
    ['counter-close', { ...head, page: 'counter/close' } as CloseView],
    ['counter-close-filed', { ...head, page: 'counter/close', isFiled: true, filedAt: '16:00:05' } as CloseView],
  ];
  return pages;
}

function withoutCheck({ check: _check, ...view }: CaseView): CaseView {
  return view;
}
