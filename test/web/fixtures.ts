import type { PageView, SignInView } from '../../src/web/page/page-view.js';
import { licenceCard, licenceView, type HeldLicence, type ShownLicence } from '../../src/web/page/licence-view.js';
import type { Lang } from '../../src/web/texts/lang.js';
import { problemView } from '../../src/web/page/problem-view.js';
import { referenceView, type OpenApiDocument } from '../../src/web/page/reference-view.js';
import { STATE_WORDS, type StateWord } from '../../src/web/page/state-view.js';
import { permissionPages, USE_CODE_FORM } from './permission-fixtures.js';

/** 2026-11-22T08:00:05Z */
export const NOW = 1_795_334_405_000;

const MARKET = { zh: '演示市市场监督管理局', en: 'Demonstration City Market Supervision Bureau' };
const HOUSING = { zh: '演示市住房和城乡建设局', en: 'Demonstration City Housing Bureau' };
const TRAFFIC = { zh: '演示市公安局交通警察支队', en: 'Demonstration City Traffic Police' };

/** One synthetic licence of each demonstration type. */
export const LICENCES: readonly HeldLicence[] = [
  held('001', 'I', { zh: '营业执照', en: 'Business licence' }, { number: '91990101MA9900028M', issuingAuthorityNames: MARKET }),
  held('002', '1', { zh: '食品经营许可证', en: 'Food business permit' }, { number: 'JY19901010000017', issuingAuthorityNames: MARKET, kind: 'approval', validUntil: NOW + 5e10 }),
  held('003', '5', { zh: '建筑施工特种作业操作资格证', en: 'Construction special-operations certificate' }, { number: '演A012026000001', issuingAuthorityNames: HOUSING, validUntil: NOW + 3e10, state: 'suspended' }),
  held('004', '4', { zh: '不动产权证书', en: 'Real-estate title' }, { number: '演(2026)演示市不动产权第0000001号', issuingAuthorityNames: HOUSING, kind: 'proof' }),
  held('005', 'E', { zh: '机动车驾驶证', en: 'Driving licence' }, { number: '110101199001011237', numberIsHolderCode: true, issuingAuthorityNames: TRAFFIC, state: 'revoked', validUntil: NOW + 9e10 }),
];

function held(suffix: string, check: string, typeNames: HeldLicence['typeNames'], rest: Partial<HeldLicence> & Pick<HeldLicence, 'number' | 'issuingAuthorityNames'>): HeldLicence {
  const typeCode = `11990000MA9900001J${suffix}`;
  return { identifier: `1.2.156.3005.2.${typeCode}.11990101MA990001XX.20260000000.001.${check}`, typeCode, typeNames, kind: 'licence', state: 'inForce', ...rest };
}

const ACCOUNT = { name: '林青', signOut: { action: '/phone/sign-out', hidden: [{ name: 'token', value: 'x' }] } };

/** The food permit in a given state, with codes that the view must drop unless it is in force. */
export function shown(state: StateWord, printedCode: string): ShownLicence {
  return {
    ...(LICENCES[1] as HeldLicence),
    state,
    version: '001',
    issuedOn: NOW - 2e10,
    effectiveFrom: NOW - 2e10,
    holders: [
      { name: '演示市青禾餐饮有限公司', code: '91990101MA9900028M', role: { zh: '经营者', en: 'Operator' } },
      { name: '林青', code: '110101199001011237', role: { zh: '法定代表人', en: 'Legal representative' } },
    ],
    fields: [
      { label: { zh: '经营场所', en: 'Place of business' }, value: '演示市清河区长宁路 8 号一层' },
      { label: { zh: '主体业态', en: 'Line of business' }, value: '餐饮服务经营者（微型餐饮）' },
      { label: { zh: '经营项目', en: 'Scope' }, value: '热食类食品制售；冷食类食品制售；自制饮品制售' },
    ],
    ...(state === 'inForce' ? {} : { stateSince: NOW - 1e9, stateReason: '经营者申请', stateDocument: '演市监〔2026〕17号' }),
    ...(state === 'superseded' ? { successor: '1.2.156.3005.2.11990000MA9900001J002.11990101MA990001XX.20260000000.002.0' } : {}),
    printedCode,
    dynamicCode: { picture: printedCode, from: NOW - 5_000, until: NOW + 55_000 },
  };
}

const SIGN_IN: SignInView = {
  page: 'sign-in',
  form: { action: '/oidc/interaction/abc', hidden: [{ name: 'token', value: 'x' }] },
  cancelHref: '/oidc/interaction/abc/abort',
  forClient: { zh: '我的证照', en: 'My licences' },
  people: [
    { value: 'lin-qing', name: '林青', note: '餐饮店经营者，持营业执照与食品经营许可证' },
    { value: 'he-yuan', name: '何远', note: '塔式起重机司机' },
  ],
  officers: [{ value: 'officer-zhou', name: '周岚', note: '市场监督管理局 · 签发' }],
};

/** Every page in every state that a person may meet, by a name fit for a file. */
export function everyPage(lang: Lang, printedCode: string): ReadonlyMap<string, PageView> {
  const frame = { demonstration: true };
  const phone = { page: 'phone', signInHref: '/phone/sign-in' } as const;
  const pages: [string, PageView][] = [
    ['landing', { page: 'landing', ...frame }],
    ['phone-signed-out', { ...phone, cards: [], ...frame }],
    ['phone-empty', { ...phone, cards: [], account: ACCOUNT, ...frame }],
    ['phone-cards', { ...phone, cards: LICENCES.map((licence) => licenceCard(licence, lang)), account: ACCOUNT, nav: { here: 'licences', openRequests: 2 }, ...frame }],
    ...STATE_WORDS.map((state): [string, PageView] => [`licence-${state}`, { ...licenceView(shown(state, printedCode), lang, NOW), useCode: USE_CODE_FORM, account: ACCOUNT, ...frame }]),
    ...permissionPages(lang, NOW).map(([name, view]): [string, PageView] => [name, { ...view, account: ACCOUNT, ...frame }]),
    ['sign-in', { ...SIGN_IN, ...frame }],
    ['problem-404', { ...problemView({ status: 404 }, lang), ...frame }],
    ['problem-500', problemView({ status: 500, reference: '7f3a-09c2-44e1' }, lang)],
    ['docs', referenceView(DOCUMENT, '/openapi.json')],
    ['verify', { page: 'verify', trustListKeys: [], ...frame }],
  ];
  return new Map(pages);
}

/** A small OpenAPI 3.1 document with every construct that the reference knows, a circle among them. */
export const DOCUMENT: OpenApiDocument = {
  info: { title: 'Zhengku API', version: '0.1.0', description: 'Licences for departments.' },
  tags: [{ name: 'licence', description: 'Issue licences and move them through their life.' }, { name: 'recognition' }],
  security: [{ bearer: [] }],
  paths: {
    '/v1/licences': {
      post: {
        operationId: 'issueLicence',
        summary: 'Issue a licence',
        description: 'Seals and records a new licence. Repeating the call with the same key gives the same answer.',
        tags: ['licence'],
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, description: 'Chosen by the caller.', schema: { type: 'string', minLength: 16, maxLength: 64 } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: {
          201: { description: 'Issued.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Licence' } } } },
          422: { description: 'A field is wrong.', content: { 'application/problem+json': { schema: { type: 'object', properties: { code: { type: 'string' } } } } } },
        },
      },
    },
    '/v1/recognition/look-ups': {
      post: { summary: "Look up a holder's licences", tags: ['recognition'], responses: { 200: { description: 'Found.' }, 503: { description: 'Busy.' } } },
    },
    '/status-lists/{id}': {
      get: { summary: 'A status list', tags: ['recognition'], security: [], parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'A signed list.' } } },
    },
    '/v1/licences/{identifier}': { delete: { tags: ['licence'], responses: { 405: { description: 'Licences are never deleted.' } } } },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        description: 'What to issue.',
        required: ['typeCode', 'holders'],
        properties: {
          typeCode: { type: 'string', description: 'Code of the licence type.', pattern: '^[0-9A-Z]{21}$', example: '11990000MA9900001J001' },
          holders: { type: 'array', minItems: 1, maxItems: 50, items: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 200, example: "O'Lin" } } } },
          trustLevel: { type: 'string', enum: ['A', 'B', 'C', 'D'] },
        },
      },
      Licence: { type: 'object', properties: { identifier: { type: 'string' }, versions: { type: 'array', items: { $ref: '#/components/schemas/Licence' } } } },
    },
  },
};
