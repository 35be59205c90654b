import type { JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Purpose } from '../../access/purpose.js';
import { fitsCase, type ServiceItem } from './service-item.js';
import type { ServiceItems } from './service-items.js';

/** Which kind of item each category of purpose is for. */
const KIND_OF = { 0: 'service', 1: 'other' } as const satisfies Record<Purpose['category'], ServiceItem['kind']>;

/** What a purpose can be refused for, as the interface's document shows it. */
export const PURPOSE_REFUSALS = ['PURPOSE_DEPARTMENT_OTHER', 'PURPOSE_ITEM_UNKNOWN', 'PURPOSE_ITEM_OTHER', 'PURPOSE_ITEM_KIND', 'PURPOSE_ITEM_NAME', 'PURPOSE_CASE_SHAPE'];

/** Holds a purpose against what is registered before anything is read: what somebody wrote freely is no purpose. */
export class CheckPurpose {
  constructor(private readonly items: ServiceItems) {}

  /** @returns the purpose as it is recorded @throws Refusal PURPOSE_DEPARTMENT_OTHER, PURPOSE_ITEM_UNKNOWN, PURPOSE_ITEM_OTHER, PURPOSE_ITEM_KIND, PURPOSE_ITEM_NAME, PURPOSE_CASE_SHAPE */
  async run(purpose: Purpose, caller: DepartmentCaller): Promise<JsonValue> {
    const department = departmentOf(caller);
    if (purpose.department !== department) {
      const flaws = [{ pointer: '/purpose/department', detail: `must be ${department}` }];
      throw new Refusal('unprocessable', 'PURPOSE_DEPARTMENT_OTHER', '用证事由中的部门须为调用方所属部门。The purpose names another department than the caller’s own.', flaws);
    }
    const item = await this.items.effective(purpose.serviceItemCode);
    if (item === undefined) {
      const flaws = [{ pointer: '/purpose/serviceItemCode', detail: 'is not registered, or not in effect today: see /v1/service-items' }];
      throw new Refusal('unprocessable', 'PURPOSE_ITEM_UNKNOWN', '用证事由中的事项未登记或未生效。The purpose names a service item that is not registered or not in effect.', flaws);
    }
    checkItem(purpose, item);
    return { ...purpose };
  }
}

/** The purpose's item is its department's own and of its kind, called by its name, and the case is numbered as that item's cases are. */
function checkItem({ department, category, serviceItemName, caseNumber }: Purpose, item: ServiceItem): void {
  if (item.department !== department) {
    const flaws = [{ pointer: '/purpose/serviceItemCode', detail: 'belongs to another department' }];
    throw new Refusal('unprocessable', 'PURPOSE_ITEM_OTHER', '用证事由中的事项属于其他部门。The purpose names another department’s service item.', flaws);
  }
  if (item.kind !== KIND_OF[category]) {
    const flaws = [{ pointer: '/purpose/category', detail: item.kind === 'service' ? 'must be 0 for a service item' : 'must be 1 for other business' }];
    throw new Refusal('unprocessable', 'PURPOSE_ITEM_KIND', '用证事由的类别与事项不符。The category of the purpose does not fit its item.', flaws);
  }
  if (item.names.zh !== serviceItemName) {
    const flaws = [{ pointer: '/purpose/serviceItemName', detail: `must be ${item.names.zh}` }];
    throw new Refusal('unprocessable', 'PURPOSE_ITEM_NAME', '用证事由中的事项名称与登记不符。The purpose calls its item by another name than the registered one.', flaws);
  }
  if (!fitsCase(item.caseNumber.pattern, caseNumber)) {
    const flaws = [{ pointer: '/purpose/caseNumber', detail: `must be like ${item.caseNumber.example}` }];
    throw new Refusal('unprocessable', 'PURPOSE_CASE_SHAPE', '办件编号不符合该事项的编号规则。The case number does not have the shape of this item’s cases.', flaws);
  }
}
