import type { JsonValue } from '../../primitives/canonical-json.js';
import { Refusal } from '../../primitives/refusal.js';
import type { ClientCaller } from '../caller.js';
import type { Purpose } from '../purpose.js';

/** The purpose as it is recorded. A department states its own name and no other's. @throws Refusal PURPOSE_DEPARTMENT_OTHER */
export function ownPurpose(purpose: Purpose, caller: ClientCaller): JsonValue {
  if (purpose.department !== caller.client.department) {
    const flaws = [{ pointer: '/purpose/department', detail: `must be ${caller.client.department}` }];
    throw new Refusal('unprocessable', 'PURPOSE_DEPARTMENT_OTHER', '用证事由中的部门须为调用方所属部门。The purpose names another department than the caller’s own.', flaws);
  }
  return Object.fromEntries(Object.entries(purpose).filter(([, value]) => value !== undefined)) as JsonValue;
}
