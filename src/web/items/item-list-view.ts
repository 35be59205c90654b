import { matchKey } from '../../primitives/text.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';
import type { AreaView } from '../page/page-view.js';
import type { Lang, Names } from '../texts/lang.js';
import type { Texts } from '../texts/texts.js';

/** A service item in the list, with the licences that one need not bring. */
interface ListedItem {
  readonly href: string;
  readonly name: string;
  readonly otherName: string;
  readonly needs: readonly string[];
}

/** What one department handles. */
interface DepartmentItems {
  readonly name: string;
  readonly items: readonly ListedItem[];
  /** Other official business for which it reads licences. */
  readonly business: readonly string[];
}

/** `/items`: every service item, or those whose name was searched for. */
export interface ItemListView extends AreaView {
  readonly page: 'items/list';
  readonly query: string;
  readonly count: number;
  readonly departments: readonly DepartmentItems[];
}

/** What the list is made of besides the items. */
export interface ListSetting {
  readonly t: Texts;
  readonly lang: Lang;
  readonly departmentNames: (code: string) => Names;
}

/** @param query part of a name in either language, or of a department's; empty: all */
export function itemListView(items: readonly ServiceItem[], query: string, setting: ListSetting): ItemListView {
  const { t, departmentNames } = setting;
  const found = items.filter(({ kind, names, department }) => kind === 'service' && mentions([names, departmentNames(department)], query));
  const shown = query === '' ? items : found;
  const codes = [...new Set(shown.map(({ department }) => department))];
  const departments = codes.map((code) => departmentItems(shown.filter(({ department }) => department === code), code, setting));
  return { page: 'items/list', title: t.itemsTitle, query, count: found.length, departments };
}

function departmentItems(items: readonly ServiceItem[], code: string, { lang, departmentNames }: ListSetting): DepartmentItems {
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return {
    name: departmentNames(code)[lang],
    items: items
      .filter(({ kind }) => kind === 'service')
      .map((item) => ({ href: `/items/${item.code}`, name: item.names[lang], otherName: item.names[other], needs: item.needs.map(({ names }) => names[lang]) })),
    business: items.filter(({ kind }) => kind === 'other').map(({ names }) => names[lang]),
  };
}

/** Whether a name holds what was typed, however it was spaced and capitalised. */
function mentions(names: readonly Names[], query: string): boolean {
  const sought = matchKey(query).toLowerCase();
  return names.some(({ zh, en }) => [zh, en].some((name) => matchKey(name).toLowerCase().includes(sought)));
}
