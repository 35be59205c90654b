import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { CreditCode } from '../../holder/credit-code.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { Names } from '../texts/lang.js';

/** A service item as the catalogue has it. */
interface RegisteredItem {
  readonly code: string;
  readonly names: Names;
  readonly department: CreditCode;
}

/** Every service item that is in effect today. */
export interface RegisteredItems {
  all(): Promise<readonly RegisteredItem[]>;
}

/** A service item that a holder may choose, with the department that handles it. */
export interface OfferedItem extends RegisteredItem {
  readonly departmentNames: Names;
}

/** The service items as a holder's pages offer and name them. */
export class OfferedItems {
  constructor(
    private readonly items: RegisteredItems,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
  ) {}

  /** By department, then by code. */
  async all(): Promise<OfferedItem[]> {
    const [items, departments] = await Promise.all([this.items.all(), this.departments.all(this.reader)]);
    const names = new Map(departments.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));
    const offered = items.map((item) => ({ ...item, departmentNames: names.get(item.department) ?? { zh: item.department, en: item.department } }));
    return offered.sort((left, right) => compare(left.department, right.department) || compare(left.code, right.code));
  }

  /** @throws Refusal SERVICE_ITEM_UNKNOWN */
  async one(code: string): Promise<OfferedItem> {
    const item = (await this.all()).find((each) => each.code === code);
    if (item === undefined) throw new Refusal('notFound', 'SERVICE_ITEM_UNKNOWN', '没有这个事项，或尚未生效。There is no such service item, or it is not in effect yet.');
    return item;
  }
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
