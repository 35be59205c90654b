import type { JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Purpose } from '../../access/purpose.js';

/** Holds a purpose against what is known of it before anything is read. */
export class CheckPurpose {
  /** @returns the purpose as it is recorded @throws Refusal PURPOSE_DEPARTMENT_OTHER: a department states its own name and no other's */
  run(purpose: Purpose, caller: DepartmentCaller): Promise<JsonValue> {
    const department = departmentOf(caller);
    if (purpose.department !== department) {
      const flaws = [{ pointer: '/purpose/department', detail: `must be ${department}` }];
      throw new Refusal('unprocessable', 'PURPOSE_DEPARTMENT_OTHER', '用证事由中的部门须为调用方所属部门。The purpose names another department than the caller’s own.', flaws);
    }
    return Promise.resolve(Object.fromEntries(Object.entries(purpose).filter(([, value]) => value !== undefined)) as JsonValue);
  }
}
