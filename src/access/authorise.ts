import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import type { Instant } from '../primitives/clock.js';
import { Refusal } from '../primitives/refusal.js';
import type { Caller, DepartmentCaller } from './caller.js';
import { isGranted, rightsInForce, typesGranted, type Grant, type Wanted } from './register/grant.js';
import type { Right } from './register/right.js';

/**
 * Whether this caller may do this to licences of this type, for this service item, now. A client needs the right in its token and a grant; an
 * officer needs the right and a grant of any system of the department: nobody sees more at the desk than the department may see. A holder has none.
 * @throws Refusal forbidden RIGHT_MISSING
 */
export function authorise(caller: Caller, wanted: Wanted, now: Instant): void {
  if (!mayOn(caller, wanted, now)) throw rightMissing(wanted.right);
}

/** As `authorise`, for who would rather know than be refused. */
export function mayOn(caller: Caller, wanted: Wanted, now: Instant): boolean {
  return holdsRight(caller, wanted.right) && isGranted(grantsOf(caller), wanted, now);
}

/** Which licence types a department's caller may do this to, now: `*` for every one. */
export function grantedTypes(caller: DepartmentCaller, wanted: Omit<Wanted, 'typeCode'>, now: Instant): '*' | readonly LicenceTypeCode[] {
  return holdsRight(caller, wanted.right) ? typesGranted(grantsOf(caller), wanted, now) : [];
}

/** Whether the caller has the right for any licence type at all: what a door asks before the type is known. @throws Refusal RIGHT_MISSING */
export function authoriseAtDoor(caller: Caller, right: Right, now: Instant): void {
  if (!mayEnter(caller, right, now)) throw rightMissing(right);
}

/** As `authoriseAtDoor`, for who would rather know than be refused. */
export function mayEnter(caller: Caller, right: Right, now: Instant): boolean {
  return holdsRight(caller, right) && rightsInForce(grantsOf(caller), now).has(right);
}

function holdsRight(caller: Caller, right: Right): boolean {
  if (caller.kind === 'client') return caller.tokenRights.has(right);
  return caller.kind === 'officer' && caller.officer.rights.includes(right);
}

function grantsOf(caller: Caller): readonly Grant[] {
  if (caller.kind === 'client') return caller.client.grants;
  return caller.kind === 'officer' ? caller.officer.grants : [];
}

function rightMissing(right: Right): Refusal {
  return new Refusal('forbidden', 'RIGHT_MISSING', `没有权限 ${right}。The right ${right} was not granted for this, or the token was not asked for it.`);
}
