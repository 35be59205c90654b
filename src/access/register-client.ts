import { isDuplicate, type Unit } from '../database/unit-of-work.js';
import { touched } from '../ledger/record/record-act.js';
import { Refusal } from '../primitives/refusal.js';
import type { ActParts } from './act-parts.js';
import { WEB_CLIENT_ID } from './provider/client-metadata.js';
import { ClientRightRow, ClientRow } from './register/client-row.js';
import type { ClientStore } from './register/client-store.js';
import { jwksText, type ClientOrder } from './register/client.js';
import type { DepartmentStore } from './register/department-store.js';

/** Ten years: for so long a new system may ask for rights. */
const APPLY_MS = 10 * 365 * 86_400_000;

/** Enters a department's system into the register, with the one right to apply for others. */
export class RegisterClient {
  constructor(
    private readonly clients: ClientStore,
    private readonly departments: DepartmentStore,
    private readonly parts: ActParts,
  ) {}

  /** @returns its internal id. @throws Refusal conflict CLIENT_KNOWN · notFound DEPARTMENT_UNKNOWN */
  async run({ clientId, department, name, jwks }: ClientOrder, actor: string): Promise<Uint8Array> {
    if (clientId === WEB_CLIENT_ID) throw clientKnown();
    const { units, clock, random } = this.parts;
    const row = Object.assign(new ClientRow(), { id: random.bytes(16), clientId, department, name, jwks: jwksText(jwks), state: 'enabled' });
    const at = clock.now();
    const right = Object.assign(new ClientRightRow(), { client: row.id, right: 'access:apply', typeCode: '*', validUntil: at + APPLY_MS });
    await units.run(async (unit) => {
      if ((await this.departments.byCode(unit, department))?.state !== 'active') throw departmentUnknown();
      await this.clients.add(unit, row).catch(refuseKnown);
      await this.clients.grant(unit, right);
      await this.record(unit, { row, right }, { actor, at });
    });
    return row.id;
  }

  private async record(unit: Unit, { row, right }: { row: ClientRow; right: ClientRightRow }, { actor, at }: { actor: string; at: number }): Promise<void> {
    const facts = new Map([['client', row.clientId], ['department', row.department]]);
    const order = { log: 'acts', name: 'access/register-client', at, actor, subject: row.id, facts } as const;
    await this.parts.record.run(unit, order, [...touched(ClientRow, row), ...touched(ClientRightRow, right)]);
  }
}

/** A department that is not there, or closed. */
export function departmentUnknown(): Refusal {
  return new Refusal('notFound', 'DEPARTMENT_UNKNOWN', '该部门未登记或已撤销。This department is not in the register, or closed.');
}

function clientKnown(): Refusal {
  return new Refusal('conflict', 'CLIENT_KNOWN', '该客户端已登记。This client identifier is taken.');
}

function refuseKnown(error: unknown): never {
  throw isDuplicate(error) ? clientKnown() : error;
}
