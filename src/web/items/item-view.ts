import type { LicenceType } from '../../catalogue/licence-type.js';
import type { Need, Outcome } from '../../catalogue/service-item/need.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';
import type { AreaView } from '../page/page-view.js';
import { toneOf, type Tone } from '../page/tone.js';
import { dayText, type Lang, type Names } from '../texts/lang.js';
import { roleText } from '../texts/role-text.js';
import type { Texts } from '../texts/texts.js';
import { conditionWords } from './condition-words.js';

/** A licence that would do for a need. */
interface Alternative {
  readonly name: string;
  readonly authority: string;
  readonly tone: Tone;
}

/** A need as the page shows it. */
interface NeedView {
  readonly name: string;
  /** Whose licence it must be; absent: anybody's of those concerned. */
  readonly holder?: string;
  readonly alternatives: readonly Alternative[];
  readonly conditions: readonly string[];
  readonly advice: string;
}

/** What came out for made-up people. */
interface ExampleView {
  readonly name: string;
  readonly outcomes: readonly { readonly need: string; readonly label: string; readonly mood: string; readonly icon: string }[];
}

/** `/items/{code}`: what one service item asks for. */
export interface ItemView extends AreaView {
  readonly page: 'items/item';
  readonly otherName: string;
  readonly code: string;
  readonly department: string;
  readonly since: string;
  readonly needs: readonly NeedView[];
  readonly examples: readonly ExampleView[];
}

/** What the page of an item is made of besides the item. */
export interface ItemSetting {
  readonly t: Texts;
  readonly lang: Lang;
  /** Every licence type that the item names, in its current version. */
  readonly types: ReadonlyMap<string, LicenceType>;
  /** Names of a department by its credit code. */
  readonly departmentNames: (code: string) => Names;
}

export function itemView(item: ServiceItem, setting: ItemSetting): ItemView {
  const { lang, departmentNames } = setting;
  return {
    page: 'items/item',
    title: item.names[lang],
    otherName: item.names[lang === 'zh' ? 'en' : 'zh'],
    code: item.code,
    department: departmentNames(item.department)[lang],
    since: dayText(Date.parse(`${item.effectiveFrom}T00:00:00+08:00`), lang),
    needs: item.needs.map((need) => needView(need, setting)),
    examples: item.examples.map(({ name, expected }) => ({ name, outcomes: item.needs.flatMap(({ key, names }) => outcomeView(names[lang], expected[key], setting.t)) })),
  };
}

function needView(need: Need, { t, lang, types, departmentNames }: ItemSetting): NeedView {
  const known = need.licenceTypes.flatMap((code) => types.get(code) ?? []);
  const conditions = need.rule === undefined ? [] : conditionWords(need.rule, { t, lang, types: known });
  return {
    name: need.names[lang],
    ...(need.holderRole === undefined ? {} : { holder: roleText(need.holderRole, t) }),
    alternatives: known.map(({ code, names, definingAuthority }) => ({ name: names[lang], authority: t.itemIssuedBy(authorityName(definingAuthority, departmentNames)[lang]), tone: toneOf(code) })),
    conditions: [t.itemInForce, ...conditions, ...(need.expiringDays === 0 ? [] : [t.itemExpiring(need.expiringDays)])],
    advice: need.advice[lang],
  };
}

/** Another region's authority is in no register here: it is called as the licence type calls it. */
function authorityName({ code, name }: LicenceType['definingAuthority'], departmentNames: ItemSetting['departmentNames']): Names {
  const names = departmentNames(code);
  return names.zh === code ? { zh: name, en: name } : names;
}

const LOOKS: Readonly<Record<Outcome, readonly [mood: string, icon: string]>> = {
  satisfied: ['good', 'check'],
  expiring: ['good', 'clock'],
  cannotTell: ['unknown', 'unknown'],
  suspended: ['warn', 'pause'],
  notAcceptable: ['bad', 'cross'],
  missing: ['past', 'cross'],
};

function outcomeView(need: string, outcome: Outcome | undefined, t: Texts): ExampleView['outcomes'] {
  if (outcome === undefined) return [];
  const [mood, icon] = LOOKS[outcome];
  return [{ need, label: t[`outcome_${outcome}`], mood, icon }];
}
