import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { Licence } from './licence.js';
import { LicenceBodyRow, LicenceHolderRow, LicenceRow, LicenceVersionRow } from './licence-row.js';

/** Everything that issuing one version adds. */
export interface NewVersion {
  readonly licence: LicenceRow;
  readonly version: LicenceVersionRow;
  readonly body: LicenceBodyRow;
  readonly holders: readonly LicenceHolderRow[];
}

/** Which licences a look-up wants: of one holder, by every generation of the index, of some types or all. */
export interface HolderQuery {
  readonly holderIndexes: readonly Uint8Array[];
  readonly typeCodes: readonly string[];
  /** Rows at the most. */
  readonly limit: number;
}

/** Which licences a look-up wants by their number. */
export interface NumberQuery {
  readonly typeCode: string;
  /** Of the number, by every generation of the index. */
  readonly numberIndexes: readonly Uint8Array[];
  readonly limit: number;
}

/** Memory of licences. */
export class LicenceStore {
  async add(unit: Unit, { licence, version, body, holders }: NewVersion): Promise<void> {
    await unit.insert(LicenceRow, [licence]);
    await unit.insert(LicenceVersionRow, [version]);
    await unit.insert(LicenceBodyRow, [body]);
    await unit.insert(LicenceHolderRow, holders);
  }

  async byIdentifier(reader: Reader, identifier: string): Promise<LicenceVersionRow | undefined> {
    const [row] = await reader.find(LicenceVersionRow, 'identifier = ?', [identifier]);
    return row;
  }

  /**
   * The version behind an identifier if this authority issued it. Another's and none at all take the same way through the index, so that not even the
   * time of the answer tells them apart.
   */
  async issuedBy(reader: Reader, authority: string, identifier: string): Promise<LicenceVersionRow | undefined> {
    const [row] = await reader.find(LicenceVersionRow, 'identifier = ?', [identifier.split('.')[6] === authority ? identifier : '']);
    return row?.issuingAuthority === authority ? row : undefined;
  }

  /** The version behind an identifier if this holder is one of its holders: one question, whoever else may hold it. */
  async heldBy(reader: Reader, holderIndex: Uint8Array, identifier: string): Promise<LicenceVersionRow | undefined> {
    const held = 'SELECT version_id FROM licence_holder WHERE holder_index = ?';
    const [row] = await reader.find(LicenceVersionRow, `id IN (${held}) AND identifier = ?`, [holderIndex, identifier]);
    return row;
  }

  async byIdentifiers(reader: Reader, identifiers: readonly string[]): Promise<LicenceVersionRow[]> {
    return reader.find(LicenceVersionRow, `identifier IN (${marks(identifiers)})`, identifiers);
  }

  /** Every version of the licences of one type with this number, newest first: a number that became free was given again. */
  async byNumber(reader: Reader, { typeCode, numberIndexes, limit }: NumberQuery): Promise<LicenceVersionRow[]> {
    const numbered = `SELECT id FROM licence WHERE number_index IN (${marks(numberIndexes)}) AND type_code = ?`;
    return reader.find(LicenceVersionRow, `licence_id IN (${numbered}) ORDER BY issued_at DESC, id LIMIT ${limit}`, [...numberIndexes, typeCode]);
  }

  async byId(reader: Reader, versionId: Uint8Array): Promise<LicenceVersionRow | undefined> {
    const [row] = await reader.find(LicenceVersionRow, 'id = ?', [versionId]);
    return row;
  }

  async bodies(reader: Reader, versionIds: readonly Uint8Array[]): Promise<LicenceBodyRow[]> {
    if (versionIds.length === 0) return [];
    return reader.find(LicenceBodyRow, `version_id IN (${marks(versionIds)})`, versionIds);
  }

  async holders(reader: Reader, versionIds: readonly Uint8Array[]): Promise<LicenceHolderRow[]> {
    if (versionIds.length === 0) return [];
    return reader.find(LicenceHolderRow, `version_id IN (${marks(versionIds)}) ORDER BY version_id, ordinal`, versionIds);
  }

  /** Versions of which this holder is a holder, newest first. */
  async ofHolder(reader: Reader, query: HolderQuery): Promise<LicenceVersionRow[]> {
    const types = query.typeCodes.length === 0 ? '' : ` AND type_code IN (${marks(query.typeCodes)})`;
    const holding = `SELECT version_id FROM licence_holder WHERE holder_index IN (${marks(query.holderIndexes)})`;
    const parameters = [...query.holderIndexes, ...query.typeCodes];
    return reader.find(LicenceVersionRow, `id IN (${holding})${types} ORDER BY issued_at DESC, id LIMIT ${query.limit}`, parameters);
  }

  /** Writes a move. @returns whether the version was still at the revision the move started from */
  async move(unit: Unit, versionId: Uint8Array, from: Licence, to: Licence): Promise<boolean> {
    const sql = 'UPDATE licence_version SET state = ?, state_since = ?, revision = ? WHERE id = ? AND revision = ? AND state = ?';
    return (await unit.change(sql, [to.state, to.stateSince, to.revision, versionId, from.revision, from.state])) === 1;
  }

  /** Every version of one status list that is not plainly in force, by its place in the list. */
  async exceptions(reader: Reader, statusList: number): Promise<{ index: number; state: string }[]> {
    const sql = "SELECT status_index, state FROM licence_version WHERE status_list = ? AND state <> 'inForce'";
    const rows = await reader.query(sql, [statusList]);
    return rows.map((row) => ({ index: Number(row['status_index']), state: String(row['state']) }));
  }

  /** Whether any version has a place in this list. */
  async listExists(reader: Reader, statusList: number): Promise<boolean> {
    return (await reader.query('SELECT 1 AS one FROM licence_version WHERE status_list = ? LIMIT 1', [statusList])).length > 0;
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
