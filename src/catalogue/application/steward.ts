import type { Instant } from '../../primitives/clock.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { mayOn } from '../../access/authorise.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import { applicationUnknown } from './application.js';
import type { AccessApplicationRow } from './application-row.js';

/** Whether the caller answers for the licence type: of the authority that defines it, with the right to decide. */
export function isSteward(caller: DepartmentCaller, { definingAuthority, licenceType }: AccessApplicationRow, now: Instant): boolean {
  return departmentOf(caller) === definingAuthority && mayOn(caller, { right: 'access:decide', typeCode: licenceType as LicenceTypeCode }, now);
}

/** @param id 32 hexadecimal digits @throws Refusal APPLICATION_UNKNOWN for anything else: an address that cannot be is one that is not */
export function applicationId(id: string): Uint8Array {
  if (!/^[0-9a-f]{32}$/.test(id)) throw applicationUnknown();
  return new Uint8Array(Buffer.from(id, 'hex'));
}
