import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import type { Frame, PageView } from '../page/page-view.js';
import type { Lang, Names } from '../texts/lang.js';
import { TEXTS } from '../texts/texts.js';
import { itemListView } from './item-list-view.js';
import { itemView } from './item-view.js';

/** What the public pages of service items show. */
export class ItemPages {
  constructor(
    private readonly items: ServiceItems,
    private readonly catalogue: Catalogue,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
    private readonly frame: Frame,
  ) {}

  async list(query: string, lang: Lang): Promise<PageView> {
    const [items, departmentNames] = await Promise.all([this.items.all(), this.departmentNames()]);
    return { ...this.frame, ...itemListView(items, query, { t: TEXTS[lang], lang, departmentNames }) };
  }

  /** @throws Refusal SERVICE_ITEM_UNKNOWN, for other official business too: nobody applies for it */
  async one(code: string, lang: Lang): Promise<PageView> {
    const item = await this.items.one(code);
    if (item.kind !== 'service') throw new Refusal('notFound', 'SERVICE_ITEM_UNKNOWN', '没有这个事项，或尚未生效。There is no such service item, or it is not in effect yet.');
    const codes = [...new Set(item.needs.flatMap(({ licenceTypes }) => licenceTypes))];
    const types = new Map(await Promise.all(codes.map(async (each) => [each as string, await this.catalogue.current(each)] as const)));
    return { ...this.frame, ...itemView(item, { t: TEXTS[lang], lang, types, departmentNames: await this.departmentNames() }) };
  }

  private async departmentNames(): Promise<(code: string) => Names> {
    const known = new Map((await this.departments.all(this.reader)).map(({ code, nameZh, nameEn }) => [code as string, { zh: nameZh, en: nameEn }]));
    return (code) => known.get(code) ?? { zh: code, en: code };
  }
}
