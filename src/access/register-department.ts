import { isDuplicate } from '../database/unit-of-work.js';
import { touched } from '../ledger/record/record-act.js';
import { Refusal } from '../primitives/refusal.js';
import type { ActParts } from './act-parts.js';
import { DepartmentRow } from './register/department-row.js';
import type { DepartmentStore } from './register/department-store.js';
import type { Department, DepartmentOrder } from './register/department.js';

/** Enters an authority into the register. */
export class RegisterDepartment {
  constructor(
    private readonly departments: DepartmentStore,
    private readonly parts: ActParts,
  ) {}

  /** @param actor who does it, as `actorOf` says, or `service`. @throws Refusal conflict DEPARTMENT_KNOWN */
  async run(order: DepartmentOrder, actor: string): Promise<Department> {
    const { units, record, clock, random } = this.parts;
    const department: Department = { ...order, id: random.bytes(16), state: 'active' };
    const row = Object.assign(new DepartmentRow(), department);
    const facts = new Map([['department', order.code]]);
    await units.run(async (unit) => {
      await this.departments.add(unit, row).catch(refuseKnown);
      await record.run(unit, { log: 'acts', name: 'access/register-department', at: clock.now(), actor, subject: row.id, facts }, touched(DepartmentRow, row));
    });
    return department;
  }
}

function refuseKnown(error: unknown): never {
  if (isDuplicate(error)) throw new Refusal('conflict', 'DEPARTMENT_KNOWN', '该部门已登记。This department is in the register already.');
  throw error;
}
