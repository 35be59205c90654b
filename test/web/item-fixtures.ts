import type { LicenceType } from '../../src/catalogue/licence-type.js';
import type { ServiceItem } from '../../src/catalogue/service-item/service-item.js';
import { CITY } from '../../src/cli/city/city.js';
import { CITY_ITEMS } from '../../src/cli/city-items/city-items.js';
import { COMPANY_MOVE_ITEM, NEW_FOOD_PERMIT_ITEM } from '../../src/cli/city-items/business-items.js';
import { SCHOOL_PLACE_ITEM } from '../../src/cli/city-items/people-items.js';
import { itemListView } from '../../src/web/items/item-list-view.js';
import { itemView, type ItemSetting, type ItemView } from '../../src/web/items/item-view.js';
import type { AreaView } from '../../src/web/page/page-view.js';
import type { Lang, Names } from '../../src/web/texts/lang.js';
import { TEXTS } from '../../src/web/texts/texts.js';

export const ITEMS: readonly ServiceItem[] = CITY_ITEMS.map((item) => ({ ...item, version: 1 }));

const TYPES = new Map(CITY.licenceTypes.map((type): [string, LicenceType] => [type.code, { ...type, version: 1 }]));

const departmentNames = (code: string): Names => {
  const department = CITY.departments.find((each) => each.code === code);
  return department === undefined ? { zh: code, en: code } : { zh: department.nameZh, en: department.nameEn };
};

/** What the pages of items stand in, as the city has it. */
export function itemSetting(lang: Lang): ItemSetting {
  return { t: TEXTS[lang], lang, types: TYPES, departmentNames };
}

/** Each page of items that looks another way than the others. */
export function itemPages(lang: Lang): [string, AreaView][] {
  const setting = itemSetting(lang);
  const page = (item: Omit<ServiceItem, 'version'>): ItemView => itemView({ ...item, version: 1 }, setting);
  const [need] = NEW_FOOD_PERMIT_ITEM.needs;
  const either = { ...NEW_FOOD_PERMIT_ITEM, needs: need === undefined ? [] : [{ ...need, names: { zh: '经营资格', en: 'Standing in trade' }, licenceTypes: [...TYPES.values()].slice(0, 2).map(({ code }) => code) }] };
  return [
    ['items-list', itemListView(ITEMS, '', setting)],
    ['items-found', itemListView(ITEMS, '食品', setting)],
    ['items-none', itemListView(ITEMS, '没有这样的事项', setting)],
    ['item', page(COMPANY_MOVE_ITEM)],
    ['item-of-a-role', page(SCHOOL_PLACE_ITEM)],
    ['item-with-alternatives', page(either)],
    ['item-without-needs', page({ ...NEW_FOOD_PERMIT_ITEM, needs: [], examples: [] })],
  ];
}
