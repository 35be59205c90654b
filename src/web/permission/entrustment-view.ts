import { hex } from '../../primitives/digest.js';
import { HOLDER_CODE_TYPES } from '../../holder/holder-code.js';
import { RELATION_NAMES, RELATIONS, type EntrustmentStanding } from '../../presentation/entrustment/entrustment.js';
import type { SeenEntrustment } from '../../presentation/entrustment/list-entrustments.js';
import type { Party } from '../../presentation/entrustment/entrustment-parties.js';
import type { AreaView } from '../page/page-view.js';
import { dayText, type Lang, type Names } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { ticked, type EntrustmentForm } from './entrustment-form.js';
import type { OfferedItem } from './offered-items.js';

/** An entrustment as a card of the grantor's or the delegate's list. */
export interface EntrustmentCard {
  readonly id: string;
  /** The id in groups of four, to be read out. */
  readonly number: string;
  readonly name: string;
  readonly maskedCode: string;
  readonly relation: string;
  readonly licences: readonly string[];
  readonly items: readonly string[];
  readonly uses: string;
  readonly until: string;
  readonly note?: string;
  readonly isGood: boolean;
  readonly state: { readonly mood: 'good' | 'past' | 'bad'; readonly icon: string; readonly label: string };
}

/** Something to be ticked or chosen. */
interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly isChosen: boolean;
}

/** The service items of one department. */
interface ItemGroup {
  readonly label: string;
  readonly items: readonly Choice[];
  /** Something in it is ticked. */
  readonly isOpen: boolean;
}

/** The form, empty or as it was sent with what is wrong in it. */
export interface EntrustmentFormView {
  readonly once: string;
  readonly values: Readonly<Record<'name' | 'code' | 'uses' | 'lastDay' | 'note' | 'types' | 'items', string>>;
  readonly codeTypes: readonly Choice[];
  readonly relations: readonly Choice[];
  readonly types: readonly Choice[];
  /** Empty where there are too many to look through. */
  readonly items: readonly Choice[];
  /** Then they lie folded, by department. */
  readonly itemGroups: readonly ItemGroup[];
  readonly firstDay: string;
  readonly flaws: readonly { readonly field: string; readonly text: string }[];
}

/** `/phone/entrustments`. */
export interface EntrustmentsView extends AreaView {
  readonly page: 'phone/entrustments';
  readonly given: readonly EntrustmentCard[];
  readonly received: readonly EntrustmentCard[];
  readonly form: EntrustmentFormView;
}

/** What the codes in an entrustment are called. */
export interface CodeNames {
  readonly types: ReadonlyMap<string, Names>;
  readonly items: ReadonlyMap<string, Names>;
}

const LOOKS: Readonly<Record<EntrustmentStanding, readonly [EntrustmentCard['state']['mood'], string]>> = {
  good: ['good', 'check'],
  usedUp: ['past', 'check'],
  over: ['past', 'clock'],
  revoked: ['bad', 'cross'],
};

/** Documents by which people and organisations are most often known, the usual one first. */
const CODE_TYPES = ['111', '001', '414', '516', '511', '999'] as const;

/** With more items than this a holder searches by department rather than looks through them. */
const LONG_LIST = 20;

const BLANK = { name: '', codeType: '111', code: '', relation: 'handler', types: 'some', items: 'some', uses: '1', note: '' } as const;

/** @param party whom the list is about: the delegate in the grantor's list, the grantor in the delegate's */
export function entrustmentCard(entrustment: SeenEntrustment, party: Party, names: CodeNames, lang: Lang): EntrustmentCard {
  const t = TEXTS[lang];
  const { id, standing, relation, licenceTypes, serviceItems, usesMade, usesAllowed, validUntil, note } = entrustment;
  const [mood, icon] = LOOKS[standing];
  const called = (codes: readonly string[], known: ReadonlyMap<string, Names>): string[] => codes.map((code) => known.get(code)?.[lang] ?? code);
  return {
    id: hex(id),
    number: hex(id).replace(/(.{4})(?=.)/g, '$1 '),
    name: party.name ?? t.entrustUnknownName,
    maskedCode: party.maskedCode ?? '',
    relation: RELATION_NAMES[relation][lang],
    licences: licenceTypes === undefined ? [t.entrustAllLicences] : called(licenceTypes, names.types),
    items: serviceItems === undefined ? [t.entrustAllItems] : called(serviceItems, names.items),
    uses: t.entrustUsed(usesMade, usesAllowed),
    // The last day in force, not the midnight after it.
    until: dayText(validUntil - 1, lang),
    ...(note === undefined ? {} : { note }),
    isGood: standing === 'good',
    state: { mood, icon, label: t[`entrust_${standing}`] },
  };
}

/** What the form offers. */
export interface EntrustmentOffer {
  readonly once: string;
  /** Of the holder's own licences. */
  readonly types: readonly { readonly code: string; readonly names: Names }[];
  readonly items: readonly OfferedItem[];
  /** `2026-12-24` */
  readonly firstDay: string;
  readonly usualLastDay: string;
}

/** @param sent the form as it was sent, where something is wrong in it */
export function entrustmentFormView(offer: EntrustmentOffer, sent: { readonly form: EntrustmentForm; readonly flaws: EntrustmentFormView['flaws'] } | undefined, lang: Lang): EntrustmentFormView {
  const form: EntrustmentForm = sent?.form ?? { ...BLANK, once: offer.once, lastDay: offer.usualLastDay };
  const { name, code, uses, lastDay, note, types, items } = form;
  const choices = (ticks: readonly string[], offered: readonly { readonly code: string; readonly names: Names; readonly departmentNames?: Names }[]): Choice[] =>
    offered.map((each) => ({ value: each.code, label: each.names[lang], isChosen: ticks.includes(each.code), ...(each.departmentNames === undefined ? {} : { note: each.departmentNames[lang] }) }));
  return {
    once: offer.once,
    values: { name, code, uses, lastDay, note, types, items },
    codeTypes: CODE_TYPES.map((value) => ({ value, label: HOLDER_CODE_TYPES[value][lang], isChosen: value === form.codeType })),
    relations: RELATIONS.map((value) => ({ value, label: RELATION_NAMES[value][lang], isChosen: value === form.relation })),
    types: choices(ticked(form, 'type.'), offer.types),
    ...itemsView(choices(ticked(form, 'item.'), offer.items), lang),
    firstDay: offer.firstDay,
    flaws: sent?.flaws ?? [],
  };
}

/** Every item can be ticked: few in one list, many by department. */
function itemsView(items: readonly Choice[], lang: Lang): Pick<EntrustmentFormView, 'items' | 'itemGroups'> {
  if (items.length <= LONG_LIST) return { items, itemGroups: [] };
  const groups = new Map<string, Choice[]>();
  for (const { note = '', ...item } of items) groups.set(note, [...(groups.get(note) ?? []), item]);
  return { items: [], itemGroups: [...groups].map(([department, own]) => ({ label: TEXTS[lang].entrustItemsOf(department, own.length), items: own, isOpen: own.some(({ isChosen }) => isChosen) })) };
}
