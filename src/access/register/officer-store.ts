import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import type { ClientStore } from './client-store.js';
import { DepartmentRow } from './department-row.js';
import type { Grant } from './grant.js';
import { OfficerRow, PersonRow } from './officer-row.js';
import type { Officer, SignedIn } from './officer.js';
import { isRight } from './right.js';

/** Memory of whom a sign-in is bound to: an officer, a holder, or nobody. */
export class OfficerStore {
  constructor(private readonly clients: ClientStore) {}

  async addOfficer(unit: Unit, row: OfficerRow): Promise<void> {
    await unit.insert(OfficerRow, [row]);
  }

  async addPerson(unit: Unit, row: PersonRow): Promise<void> {
    await unit.insert(PersonRow, [row]);
  }

  async officerById(reader: Reader, id: Uint8Array): Promise<Officer | undefined> {
    return this.officer(reader, await reader.find(OfficerRow, 'id = ?', [id]));
  }

  async officerBySignIn(reader: Reader, { issuer, subject }: SignedIn): Promise<Officer | undefined> {
    return this.officer(reader, await reader.find(OfficerRow, 'issuer = ? AND subject = ?', [issuer, subject]));
  }

  async personBySignIn(reader: Reader, { issuer, subject }: SignedIn): Promise<PersonRow | undefined> {
    const [row] = await reader.find(PersonRow, 'issuer = ? AND subject = ?', [issuer, subject]);
    return row;
  }

  private async officer(reader: Reader, [row]: readonly OfficerRow[]): Promise<Officer | undefined> {
    if (row === undefined) return undefined;
    const [department] = await reader.find(DepartmentRow, 'code = ?', [row.department]);
    return officerOf(row, department, await this.clients.grantsOfDepartment(reader, row.department));
  }
}

function officerOf(row: OfficerRow, department: DepartmentRow | undefined, grants: readonly Grant[]): Officer {
  const state = row.state === 'active' && department?.state === 'active' ? 'active' : 'left';
  const rights = row.rights.split(' ').filter(isRight);
  return { id: row.id, name: row.name, state, rights, grants, department: row.department as CreditCode, departmentNameZh: department?.nameZh ?? '' };
}
