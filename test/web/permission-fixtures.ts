import { BUSINESS_LICENCE } from '../../src/cli/city/business-licence.js';
import { CITY } from '../../src/cli/city/city.js';
import { LINJIANG_APPROVAL } from '../../src/cli/city/departments.js';
import { DRIVING_LICENCE } from '../../src/cli/city/driving-licence.js';
import { HAULAGE_DRIVER } from '../../src/cli/city/service-items.js';
import { SPECIAL_OPERATIONS_CERTIFICATE } from '../../src/cli/city/special-operations-certificate.js';
import { LINJIANG_CLIENT } from '../../src/cli/city/clients.js';
import { CONSENT_STANDINGS } from '../../src/presentation/consent/consent.js';
import type { HolderConsent } from '../../src/presentation/consent/list-consents.js';
import { ENTRUSTMENT_STANDINGS } from '../../src/presentation/entrustment/entrustment.js';
import type { SeenEntrustment } from '../../src/presentation/entrustment/list-entrustments.js';
import type { UseCodeFormView } from '../../src/web/page/licence-view.js';
import type { Frame } from '../../src/web/page/page-view.js';
import { consentCard, type ConsentsView } from '../../src/web/permission/consent-view.js';
import type { EntrustmentForm } from '../../src/web/permission/entrustment-form.js';
import { entrustmentCard, entrustmentFormView, type EntrustmentsView } from '../../src/web/permission/entrustment-view.js';
import type { OfferedItem } from '../../src/web/permission/offered-items.js';
import type { UseCodeView } from '../../src/web/permission/use-code-pages.js';
import type { Lang } from '../../src/web/texts/lang.js';
import { TEXTS } from '../../src/web/texts/texts.js';
import { purposeOf } from '../support/orders.js';

const TYPES = new Map(CITY.licenceTypes.map((type) => [type.code, { ...type, version: 1 }]));
const ITEMS: readonly OfferedItem[] = CITY.serviceItems.map((item) => {
  const { code, names, department } = item;
  const owner = typeof department === 'string' ? CITY.departments.find((each) => each.code === department) : department;
  return { code, names, department: owner?.code ?? LINJIANG_APPROVAL.code, departmentNames: { zh: owner?.nameZh ?? '', en: owner?.nameEn ?? '' } };
});

/** The form on the page of a licence. */
export const USE_CODE_FORM: UseCodeFormView = {
  once: '0'.repeat(32),
  identifier: '1.2.156.3005.2.11990000MA9900001J002.11990101MA990001XX.20260000000.001.I',
  groups: [{ department: LINJIANG_APPROVAL.nameZh, items: ITEMS.map(({ code, names }) => ({ code, name: names.zh })) }],
};

const purpose = purposeOf(LINJIANG_CLIENT, { serviceItemName: HAULAGE_DRIVER.names.zh, serviceItemCode: HAULAGE_DRIVER.code, cause: '核对申请人的驾驶资格与准驾车型' });

function consent(place: number, now: number, change: Partial<HolderConsent>): HolderConsent {
  const times = { askedAt: now - place * 3_600_000, answerUntil: now - place * 3_600_000 + 600_000, goodUntil: now - place * 3_600_000 + 900_000 };
  return { id: new Uint8Array(16).fill(place), standing: 'asked', department: LINJIANG_APPROVAL, purpose, licenceTypes: [DRIVING_LICENCE.code, SPECIAL_OPERATIONS_CERTIFICATE.code], ...times, ...change };
}

function entrustment(place: number, now: number, change: Partial<SeenEntrustment>): SeenEntrustment {
  return {
    id: new Uint8Array(16).fill(0xa0 + place),
    standing: 'good',
    relation: 'handler',
    licenceTypes: [BUSINESS_LICENCE.code, DRIVING_LICENCE.code],
    serviceItems: [HAULAGE_DRIVER.code],
    usesAllowed: 3,
    usesMade: 1,
    madeAt: now - 86_400_000,
    validUntil: now + 20 * 86_400_000,
    grantor: { name: '演示市青禾餐饮有限公司', maskedCode: '919*************8M' },
    delegate: { name: '苏晓禾', maskedCode: '440*************20' },
    note: '办理迁入手续',
    ...change,
  };
}

type PermissionPage = Frame & (ConsentsView | EntrustmentsView | UseCodeView);

/** The pages on which a holder permits others to see licences, in every state. */
export function permissionPages(lang: Lang, now: number): (readonly [string, PermissionPage])[] {
  const t = TEXTS[lang];
  const names = { types: new Map([...TYPES].map(([code, type]) => [code, type.names])), items: new Map(ITEMS.map((item) => [item.code, item.names])) };
  const card = (each: HolderConsent) => consentCard(each, { types: TYPES, items: names.items }, lang);
  const consents = { page: 'phone/consents', title: t.consentsTitle, nav: { here: 'consents', openRequests: 2 } } as const;
  const past = CONSENT_STANDINGS.filter((standing) => standing !== 'asked').map((standing, place) => card(consent(place + 2, now, { standing, licenceTypes: [DRIVING_LICENCE.code] })));
  const open = [card(consent(0, now, {})), card(consent(1, now, { licenceTypes: [BUSINESS_LICENCE.code] }))];
  const entrustments = { page: 'phone/entrustments', title: t.entrustTitle, nav: { here: 'entrustments', openRequests: 0 } } as const;
  const offer = { once: '0'.repeat(32), types: [...TYPES.values()].slice(0, 3), items: ITEMS, firstDay: '2026-11-22', usualLastDay: '2026-12-22' };
  const given = ENTRUSTMENT_STANDINGS.map((standing, place) => entrustmentCard(entrustment(place, now, { standing }), { name: '苏晓禾', maskedCode: '440*************20' }, names, lang));
  const received = [entrustmentCard(entrustment(9, now, {}), { name: '演示市青禾餐饮有限公司', maskedCode: '919*************8M' }, names, lang), entrustmentCard(entrustment(8, now, { licenceTypes: undefined, serviceItems: undefined, standing: 'over' }), {}, names, lang)];
  const sent: EntrustmentForm = { once: offer.once, name: '苏晓禾', codeType: '111', code: '440301198512310021', relation: 'handler', types: 'all', items: 'some', uses: '3', lastDay: '2026-12-01', note: '' };
  const flaws = [{ field: 'code', text: t.flaw_code }, { field: 'serviceItems', text: t.flaw_serviceItems }];
  const many = Array.from({ length: 8 }, (_, place) => ITEMS.map((item) => ({ ...item, code: place === 0 ? item.code : item.code.replace(/^.{3}/, String(place).repeat(3)) }))).flat();
  const useCode = { page: 'phone/use-code', title: t.useCodeShown, nav: { here: 'licences', openRequests: 0 } } as const;
  const shown = { code: '7K3Q-0VXM-9TZB', licence: DRIVING_LICENCE.names[lang], department: LINJIANG_APPROVAL[lang === 'zh' ? 'nameZh' : 'nameEn'], item: HAULAGE_DRIVER.names[lang], until: '16:10' };
  return [
    ['consents', { ...consents, open, past }],
    ['consents-none', { ...consents, nav: { here: 'consents', openRequests: 0 }, open: [], past: [] }],
    ['entrustments', { ...entrustments, given, received, form: entrustmentFormView(offer, undefined, lang) }],
    ['entrustments-flawed', { ...entrustments, given: [], received: [], form: entrustmentFormView(offer, { form: sent, flaws }, lang) }],
    ['entrustments-many', { ...entrustments, given: [], received: [], form: entrustmentFormView({ ...offer, items: many }, { form: { ...sent, [`item.${ITEMS[0]?.code ?? ''}`]: 'on' }, flaws }, lang) }],
    ['use-code', { ...useCode, shown: { ...shown, isGood: true, state: { mood: 'good', icon: 'key', label: t.useCode_good } } }],
    ['use-code-used', { ...useCode, shown: { ...shown, isGood: false, state: { mood: 'past', icon: 'check', label: t.useCode_used } } }],
    ['use-code-gone', useCode],
  ];
}
