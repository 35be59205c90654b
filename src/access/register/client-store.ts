import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { ClientRightRow, ClientRow } from './client-row.js';
import type { Client, ClientState } from './client.js';
import { DepartmentRow } from './department-row.js';
import type { Grant, GrantedType } from './grant.js';
import type { Right } from './right.js';

/** Memory of clients and their rights. */
export class ClientStore {
  async add(unit: Unit, row: ClientRow): Promise<void> {
    await unit.insert(ClientRow, [row]);
  }

  async rowOf(reader: Reader, clientId: string): Promise<ClientRow | undefined> {
    const [row] = await reader.find(ClientRow, 'client_id = ?', [clientId]);
    return row;
  }

  /** The client with its department and rights as they stand. */
  async byClientId(reader: Reader, clientId: string): Promise<Client | undefined> {
    const row = await this.rowOf(reader, clientId);
    if (row === undefined) return undefined;
    const [department] = await reader.find(DepartmentRow, 'code = ?', [row.department]);
    const rights = await reader.find(ClientRightRow, 'client = ?', [row.id]);
    return clientOf(row, department, rights);
  }

  /** Adds the right, or moves the end of one that the client has. */
  async grant(unit: Unit, row: ClientRightRow): Promise<void> {
    const { client, right, typeCode, validUntil } = row;
    const moved = await unit.change('UPDATE client_right SET valid_until = ? WHERE client = ? AND right_name = ? AND type_code = ?', [validUntil, client, right, typeCode]);
    if (moved === 0) await unit.insert(ClientRightRow, [row]);
  }

  /** @returns whether there was a client in the other state */
  async move(unit: Unit, id: Uint8Array, to: ClientState): Promise<boolean> {
    return (await unit.change('UPDATE client SET state = ? WHERE id = ? AND state <> ?', [to, id, to])) === 1;
  }
}

function clientOf(row: ClientRow, department: DepartmentRow | undefined, rights: readonly ClientRightRow[]): Client {
  const { id, clientId, name, jwks } = row;
  const state = row.state === 'enabled' && department?.state === 'active' ? 'enabled' : 'disabled';
  const grants = rights.map((each): Grant => ({ right: each.right as Right, typeCode: each.typeCode as GrantedType, validUntil: each.validUntil }));
  return { id, clientId, name, jwks, state, grants, department: row.department as CreditCode, departmentNameZh: department?.nameZh ?? '' };
}
