import { AccessEventRow } from '../../src/access/event/access-event-row.js';
import { clientOrder } from '../../src/access/register/client.js';
import { ClientRow } from '../../src/access/register/client-row.js';
import { departmentOrder } from '../../src/access/register/department.js';
import { DepartmentRow } from '../../src/access/register/department-row.js';
import { signedInSchema } from '../../src/access/register/officer.js';
import { OfficerRow } from '../../src/access/register/officer-row.js';
import { RIGHTS } from '../../src/access/register/right.js';
import type { RowType } from '../../src/database/row-mapping.js';
import { LicenceHolderRow, LicenceRow } from '../../src/licence/register/licence-row.js';
import { onMariadb } from '../support/databases.js';

const id = new Uint8Array(16);
const CODE = '11990101MA990001XX';
const TYPE = '11990000MA9900001J001';
const CLIENT_ID = `${'a'.repeat(31)}-${'b'.repeat(32)}`;
/** Four bytes each in UTF-8. */
const NAME = '𠮷'.repeat(100);
const NAME_EN = 'n'.repeat(200);
const ISSUER = `https://id.example/${'i'.repeat(236)}`;
const SUBJECT = 's'.repeat(255);

const made = <Row extends object>(type: RowType<Row>, values: Row): readonly [string, RowType<Row>, Row] => [type.name, type, Object.assign(new type(), values)];

onMariadb('the greatest that the doors let in', (databases) => {
  it('is let in', () => {
    expect(clientOrder.shape.clientId.parse(CLIENT_ID)).toHaveLength(64);
    expect(clientOrder.shape.clientId.safeParse(`${CLIENT_ID}c`).success).toBe(false);
    const department = { code: CODE, nameZh: NAME, nameEn: NAME_EN, areaCode: '990101' };
    expect(departmentOrder.safeParse(department).success).toBe(true);
    expect(signedInSchema.safeParse({ issuer: ISSUER, subject: SUBJECT }).success).toBe(true);
  });

  it('is not let in where the column is for ASCII and the address is not', () => {
    expect(signedInSchema.safeParse({ issuer: 'https://id.example/身份', subject: SUBJECT }).success).toBe(false);
  });

  it.each([
    made(ClientRow, { id, clientId: CLIENT_ID, department: CODE, name: NAME, jwks: 'k'.repeat(4000), state: 'inactive' }),
    made(DepartmentRow, { id, code: CODE, nameZh: NAME, nameEn: NAME_EN, areaCode: '990101', state: 'inactive' }),
    made(OfficerRow, { id, department: CODE, name: NAME, issuer: ISSUER, subject: SUBJECT, rights: RIGHTS.join(' '), state: 'inactive' }),
    made(LicenceRow, { id, typeCode: TYPE, issuingAuthority: CODE, serial: '9'.repeat(32), numberIndex: id, indexKey: 1, currentVersion: 999 }),
    made(LicenceHolderRow, { versionId: id, ordinal: 0, role: 'r'.repeat(30), codeType: '999', holderIndex: id, indexKey: 1 }),
    made(AccessEventRow, { id, at: 0, act: 'a'.repeat(64), readerKind: 'officer', reader: `client:${CLIENT_ID}`, department: CODE, ground: 'holderPresent', purpose: NAME, holderIndex: id, answerCount: 0 }),
  ] as const)('is stored as it is: %s', async (_name, type, row) => {
    const database = await databases.open([type]);
    await database.units.run((unit) => unit.insert(type as RowType<object>, [row]));
    expect(await database.reader.find(type as RowType<object>, '1 = 1')).toEqual([row]);
  });
});
