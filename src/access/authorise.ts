import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import type { Instant } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import type { Caller, ClientCaller } from './caller.js';
import { isGranted, rightsInForce } from './register/grant.js';
import type { Right } from './register/right.js';

/**
 * Whether this caller may do this to licences of this type, now. A client needs the right in its token and a grant for the type;
 * an officer's rights hold for every type of what the department itself may touch; a holder has none.
 * @throws Refusal forbidden RIGHT_MISSING
 */
export function authorise(caller: Caller, wanted: { readonly right: Right; readonly typeCode: LicenceTypeCode }, now: Instant): void {
  if (!mayOn(caller, wanted, now)) throw rightMissing(wanted.right);
}

/** Which licence types a client may do this to, now: `*` for every one. */
export function grantedTypes({ client }: ClientCaller, right: Right, now: Instant): '*' | readonly LicenceTypeCode[] {
  const types = client.grants.filter((grant) => grant.right === right && now < grant.validUntil).map((grant) => grant.typeCode);
  return types.includes('*') ? '*' : (types as LicenceTypeCode[]);
}

/** Whether the caller has the right for any licence type at all: what a door asks before the type is known. @throws Refusal forbidden RIGHT_MISSING */
export function authoriseAtDoor(caller: Caller, right: Right, now: Instant): void {
  if (!mayAtAll(caller, right, now)) throw rightMissing(right);
}

function mayOn(caller: Caller, wanted: { readonly right: Right; readonly typeCode: LicenceTypeCode }, now: Instant): boolean {
  if (caller.kind === 'client') return caller.tokenRights.has(wanted.right) && isGranted(caller.client.grants, wanted, now);
  return caller.kind === 'officer' && caller.officer.rights.includes(wanted.right);
}

function mayAtAll(caller: Caller, right: Right, now: Instant): boolean {
  if (caller.kind === 'client') return caller.tokenRights.has(right) && rightsInForce(caller.client.grants, now).has(right);
  return caller.kind === 'officer' && caller.officer.rights.includes(right);
}

function rightMissing(right: Right): Refusal {
  return new Refusal('forbidden', 'RIGHT_MISSING', `没有权限 ${right}。The right ${right} was not granted for this, or the token was not asked for it.`);
}
