import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { DepartmentRow } from './department-row.js';
import type { Department, DepartmentState } from './department.js';

/** Memory of departments. */
export class DepartmentStore {
  async add(unit: Unit, row: DepartmentRow): Promise<void> {
    await unit.insert(DepartmentRow, [row]);
  }

  async byCode(reader: Reader, code: CreditCode): Promise<Department | undefined> {
    const [row] = await reader.find(DepartmentRow, 'code = ?', [code]);
    return row && departmentOf(row);
  }

  async all(reader: Reader): Promise<Department[]> {
    return (await reader.find(DepartmentRow, '1 = 1 ORDER BY code')).map(departmentOf);
  }
}

function departmentOf({ id, code, nameZh, nameEn, areaCode, state }: DepartmentRow): Department {
  return { id, code: code as CreditCode, nameZh, nameEn, areaCode, state: state as DepartmentState };
}
