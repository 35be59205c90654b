import type { Reader } from '../../database/reader.js';
import type { DepartmentStore } from '../../access/register/department-store.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import type { Names } from '../texts/lang.js';

/** A service item that a holder may choose, with the department that handles it. */
export interface OfferedItem extends Pick<ServiceItem, 'code' | 'names' | 'department'> {
  readonly departmentNames: Names;
}

/** The service items as a holder's pages offer and name them. */
export class OfferedItems {
  constructor(
    private readonly items: ServiceItems,
    private readonly departments: DepartmentStore,
    private readonly reader: Reader,
  ) {}

  /** What citizens apply for, in effect today: by department, then by code. */
  async all(): Promise<OfferedItem[]> {
    const items = (await this.items.all()).filter(({ kind }) => kind === 'service');
    const offered = await Promise.all(items.map((item) => this.offered(item)));
    return offered.sort((left, right) => compare(left.department, right.department) || compare(left.code, right.code));
  }

  /** Of any kind. @throws Refusal SERVICE_ITEM_UNKNOWN */
  async one(code: string): Promise<OfferedItem> {
    return this.offered(await this.items.one(code));
  }

  private async offered({ code, names, department }: ServiceItem): Promise<OfferedItem> {
    const owner = await this.departments.byCode(this.reader, department);
    return { code, names, department, departmentNames: owner === undefined ? { zh: department, en: department } : { zh: owner.nameZh, en: owner.nameEn } };
  }
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
