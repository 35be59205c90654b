import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { CreditCode } from '../../holder/credit-code.js';
import { ClientItemRightRow, ClientRightRow, ClientRow } from './client-row.js';
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
    return clientOf(row, department, await this.grants(reader, 'client = ?', row.id));
  }

  /** A department's systems with their rights, by identifier, at most `limit`. */
  async ofDepartment(reader: Reader, code: string, limit: number): Promise<Client[]> {
    const rows = await reader.find(ClientRow, 'department = ? ORDER BY client_id LIMIT ?', [code, limit]);
    const [department] = await reader.find(DepartmentRow, 'code = ?', [code]);
    return Promise.all(rows.map(async (row) => clientOf(row, department, await this.grants(reader, 'client = ?', row.id))));
  }

  /** What the enabled systems of a department may do together. */
  async grantsOfDepartment(reader: Reader, department: string): Promise<Grant[]> {
    return this.grants(reader, "client IN (SELECT id FROM client WHERE department = ? AND state = 'enabled')", department);
  }

  private async grants(reader: Reader, condition: string, parameter: string | Uint8Array): Promise<Grant[]> {
    const [rights, itemRights] = await Promise.all([reader.find(ClientRightRow, condition, [parameter]), reader.find(ClientItemRightRow, condition, [parameter])]);
    return [...rights.map(grantOf), ...itemRights.map((row): Grant => ({ ...grantOf(row), serviceItem: row.serviceItem }))];
  }

  /** Adds the right, or moves the end of one that the client has. */
  async grant(unit: Unit, row: ClientRightRow): Promise<void> {
    const { client, right, typeCode, validUntil } = row;
    const moved = await unit.change('UPDATE client_right SET valid_until = ? WHERE client = ? AND right_name = ? AND type_code = ?', [validUntil, client, right, typeCode]);
    if (moved === 0) await unit.insert(ClientRightRow, [row]);
  }

  /** Every right that a client has for single service items, in force or ended. */
  async itemRights(reader: Reader, client: Uint8Array): Promise<ClientItemRightRow[]> {
    return reader.find(ClientItemRightRow, 'client = ?', [client]);
  }

  /** As `grant`, for one service item. */
  async grantForItem(unit: Unit, row: ClientItemRightRow): Promise<void> {
    const { client, right, typeCode, serviceItem, validUntil } = row;
    const sql = 'UPDATE client_item_right SET valid_until = ? WHERE client = ? AND right_name = ? AND type_code = ? AND service_item = ?';
    if ((await unit.change(sql, [validUntil, client, right, typeCode, serviceItem])) === 0) await unit.insert(ClientItemRightRow, [row]);
  }

  /** @returns whether there was a client in the other state */
  async move(unit: Unit, id: Uint8Array, to: ClientState): Promise<boolean> {
    return (await unit.change('UPDATE client SET state = ? WHERE id = ? AND state <> ?', [to, id, to])) === 1;
  }
}

function grantOf({ right, typeCode, validUntil }: Omit<ClientRightRow, 'client'>): Grant {
  return { right: right as Right, typeCode: typeCode as GrantedType, validUntil };
}

function clientOf(row: ClientRow, department: DepartmentRow | undefined, grants: readonly Grant[]): Client {
  const { id, clientId, name, jwks } = row;
  const state = row.state === 'enabled' && department?.state === 'active' ? 'enabled' : 'disabled';
  return { id, clientId, name, jwks, state, grants, department: row.department as CreditCode, departmentNameZh: department?.nameZh ?? '' };
}
