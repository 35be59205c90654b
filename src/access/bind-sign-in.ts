import { isDuplicate, type Unit } from '../database/unit-of-work.js';
import { blindIndex } from '../holder/blind-index.js';
import type { HolderCode } from '../holder/holder-code.js';
import type { RegionKeys } from '../holder/region-keys.js';
import { touched, type Touched } from '../ledger/record/record-act.js';
import { Refusal } from '../primitives/refusal.js';
import type { ActParts } from './act-parts.js';
import { departmentUnknown } from './register-client.js';
import type { DepartmentStore } from './register/department-store.js';
import { OfficerRow, PersonRow } from './register/officer-row.js';
import type { OfficerStore } from './register/officer-store.js';
import type { OfficerOrder, SignedIn } from './register/officer.js';

/** Says who somebody is that a provider signs in: an officer of a department, or the holder of a code. */
export class BindSignIn {
  constructor(
    private readonly stores: { readonly officers: OfficerStore; readonly departments: DepartmentStore },
    private readonly keys: Pick<RegionKeys, 'indexKeys'>,
    private readonly parts: ActParts,
  ) {}

  /** @throws Refusal notFound DEPARTMENT_UNKNOWN · conflict SIGN_IN_BOUND */
  async officer({ department, name, signedIn, rights }: OfficerOrder, actor: string): Promise<void> {
    const row = Object.assign(new OfficerRow(), { ...signedIn, id: this.parts.random.bytes(16), department, name, rights: rights.join(' '), state: 'active' });
    await this.parts.units.run(async (unit) => {
      if ((await this.stores.departments.byCode(unit, department))?.state !== 'active') throw departmentUnknown();
      await this.stores.officers.addOfficer(unit, row).catch(refuseBound);
      await this.record(unit, { actor, subject: row.id, kind: 'officer' }, touched(OfficerRow, row));
    });
  }

  /** The code itself goes no further than its blind index. @throws Refusal conflict SIGN_IN_BOUND */
  async holder(signedIn: SignedIn, { codeType, code }: HolderCode, actor: string): Promise<void> {
    const [first, ...later] = this.keys.indexKeys;
    const newest = later.at(-1) ?? first;
    const holderIndex = blindIndex(newest, 'holder', [codeType, code]);
    const row = Object.assign(new PersonRow(), { ...signedIn, id: this.parts.random.bytes(16), holderIndex, indexKey: newest.generation, codeType });
    await this.parts.units.run(async (unit) => {
      await this.stores.officers.addPerson(unit, row).catch(refuseBound);
      await this.record(unit, { actor, subject: row.id, kind: 'holder' }, touched(PersonRow, row));
    });
  }

  private async record(unit: Unit, { actor, subject, kind }: { actor: string; subject: Uint8Array; kind: string }, rows: readonly Touched[]): Promise<void> {
    const { record, clock } = this.parts;
    await record.run(unit, { log: 'acts', name: 'access/bind-sign-in', at: clock.now(), actor, subject, facts: new Map([['kind', kind]]) }, rows);
  }
}

function refuseBound(error: unknown): never {
  if (isDuplicate(error)) throw new Refusal('conflict', 'SIGN_IN_BOUND', '该账号已绑定。This sign-in is bound already.');
  throw error;
}
