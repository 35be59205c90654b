import { randomBytes } from 'node:crypto';
import { MARKET_CLIENT } from '../../src/cli/city/clients.js';
import { FOOD_BUSINESS_PERMIT } from '../../src/cli/city/food-business-permit.js';
import { LIN_QING } from '../../src/cli/city/holders.js';
import { dateInChina } from '../../src/primitives/calendar-date.js';
import { attributesOf, Clerk } from '../support/clerk.js';
import { type DoorCity, TYPE } from '../support/doors/door-city.js';
import { accessOrder, PURPOSE, READER } from '../support/orders.js';
import { formsIn, type PageForm } from '../support/page-forms.js';
import { DAY_MS } from '../support/sharing.js';
import type { WholeService } from '../support/service.js';
import { newMark, type Page, type Visitor } from '../support/visitor.js';
import type { Way } from './ways.js';

/** A form on a page, and the browser that has it open. */
export interface OpenForm extends PageForm {
  readonly visitor: Visitor;
  /** As routes are spelt: `POST /counter/cases/{id}/look`. */
  readonly door: string;
}

/** Every form that the pages show to a holder and to officers in the middle of their work. */
export async function openForms(city: DoorCity): Promise<OpenForm[]> {
  const { service } = city;
  const shown: OpenForm[] = [];
  const open = async (visitor: Visitor, ...paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      const { status, text } = await visitor.go(path);
      expect([path, status]).toEqual([path, 200]);
      shown.push(...formsIn(text).filter(({ action }) => !action.includes('sign-out')).map((form) => ({ ...form, visitor, door: doorOf(form) })));
    }
  };
  const read = city.answer.event as string;
  await city.window('lin-qing').post(`/phone/reads/${read}/objection`, { once: newMark(), text: '请说明查询的理由', behind: '', read });
  await city.entrustment(LIN_QING);
  const address = await caseAt(city);
  await open(city.window('officer-tang'), '/counter', `/counter?item=${PURPOSE.serviceItemCode}`, address, `${address}/close`, '/console/apply', '/console/objections');
  await open(city.window('lin-qing'), '/phone', `/phone/licences/${city.licence.identifier}`, '/phone/entrustments', '/phone/consents', '/phone/reads');
  await open(await steward(service), await applicationAt(service));
  // Shown where a department has more items than a clerk looks through.
  shown.push({ visitor: city.window('officer-tang'), door: 'POST /counter/items', action: '/counter/items', fields: { find: '' } });
  // What has no field ends something: it comes last.
  return [...shown].sort((left, right) => Object.keys(right.fields).length - Object.keys(left.fields).length);
}

/** Every way into those forms: each field, filled in as it should be but for the code, and one that the form does not have. */
export function formWays(forms: readonly OpenForm[]): Way[] {
  return forms.flatMap(({ visitor, door, action, fields }) =>
    [...Object.keys(fields), undefined].map((field): Way => ({
      name: `${door} ${field ?? 'has a field of that name'}`,
      isPlace: field !== undefined && PLACES.includes(field),
      send: async (code) => {
        const page = await visitor.post(action, { ...filledIn(fields), [field ?? code]: code });
        return { status: page.status, told: addressesIn(page) };
      },
    })),
  );
}

/** Fields in which a holder code belongs. */
const PLACES: readonly string[] = ['brought', 'delegate', 'code'];

/** What a form would be sent with: what it came with, and good words where it has none. */
export function filledIn(fields: PageForm['fields']): PageForm['fields'] {
  const good: Readonly<Record<string, string>> = {
    key: randomBytes(16).toString('hex'), once: randomBytes(16).toString('hex'), caseNumber: PURPOSE.caseNumber, cause: '办理施工许可', codeType: '111', delegateType: '111',
    name: '某人', relation: 'handler', types: 'all', items: 'all', uses: '2', lastDay: dateInChina(Date.now() + DAY_MS), until: dateInChina(Date.now() + DAY_MS),
    text: '请说明理由', answer: '已核查', reason: '核对作业人员', legalBasis: '《建设工程安全生产管理条例》第二十五条',
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, good[name] ?? value]));
}

/** Where a page leads: what one typed may stand on it, but in no address. */
function addressesIn(page: Page): string {
  return [...page.headers].map(([name, value]) => `${name}: ${value}`).concat(...['href', 'action', 'src'].map((name) => attributesOf(page, name))).join('\n');
}

function doorOf({ action }: PageForm): string {
  const name = (path: string): string => (/\/(consents|entrustments)\/$/.exec(path)?.[1] ?? 'id').replace(/s$/, '');
  return `POST ${action.replace(/[0-9a-f]{32}/g, (_id, at: number) => `{${name(action.slice(0, at))}}`)}`;
}

/** A case in which the phone has approved, and is asked once more. */
async function caseAt(city: DoorCity): Promise<string> {
  const clerk = new Clerk(city.window('officer-tang'));
  const { address } = await clerk.begin({ item: PURPOSE.serviceItemCode, caseNumber: PURPOSE.caseNumber, brought: LIN_QING.code.code });
  const ask = async (key: string): Promise<string> => attributesOf(await clerk.step(address, 'ask', { key: key.repeat(32), minutes: '30', [`type-${TYPE}`]: 'on' }), 'data-consent')[0] ?? '';
  await city.approve(await ask('a'));
  await ask('b');
  return address;
}

async function applicationAt(service: WholeService): Promise<string> {
  const order = accessOrder({ licenceType: FOOD_BUSINESS_PERMIT.code });
  const { id } = (await service.call({ by: READER, path: '/v1/access-applications', key: 'forms', body: order })).body as { id: string };
  return `/console/applications/${id}`;
}

/** The officer who decides for the department of `MARKET_CLIENT`. */
async function steward(service: WholeService): Promise<Visitor> {
  expect(FOOD_BUSINESS_PERMIT.definingAuthority.code).toBe(MARKET_CLIENT.department);
  const visitor = service.visitor();
  await visitor.signIn('officer-he', '/console');
  return visitor;
}
