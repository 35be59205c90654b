import { z } from 'zod';
import { flawInLicenceTypeCode, type LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { Instant } from '../../primitives/clock.js';
import { clientIdSchema } from './client-id.js';
import { RIGHTS, type Right } from './right.js';

/** One licence type, or every one: also those published later. */
export type GrantedType = LicenceTypeCode | '*';

/** A right that a client has until an instant. */
export interface Grant {
  readonly right: Right;
  readonly typeCode: GrantedType;
  /** The service item for which alone it was given; absent: for every one. */
  readonly serviceItem?: string;
  readonly validUntil: Instant;
}

/** What somebody wants to do, to licences of which type, and for which service item where that is known. */
export interface Wanted {
  readonly right: Right;
  readonly typeCode: GrantedType;
  readonly serviceItem?: string | undefined;
}

const typeCode = z.string().superRefine((code, context) => {
  const flaw = code === '*' ? undefined : flawInLicenceTypeCode(code);
  if (flaw !== undefined) context.addIssue({ code: 'custom', message: flaw });
}) as unknown as z.ZodType<GrantedType, string>;

/** What has to be told of a grant. `validUntil` in milliseconds since 1970. */
export const grantOrder = z.strictObject({ clientId: clientIdSchema, right: z.enum(RIGHTS), typeCode, validUntil: z.int().positive() });
export type GrantOrder = z.infer<typeof grantOrder>;

/** The rights that are in force for at least one licence type. */
export function rightsInForce(grants: readonly Grant[], now: Instant): ReadonlySet<Right> {
  return new Set(grants.filter((grant) => now < grant.validUntil).map((grant) => grant.right));
}

/** Whether one of the grants covers this right on this licence type for this service item. */
export function isGranted(grants: readonly Grant[], wanted: Wanted, now: Instant): boolean {
  return grants.some((grant) => covers(grant, wanted, now) && (grant.typeCode === '*' || grant.typeCode === wanted.typeCode));
}

/** Which licence types the grants cover: `*` for every one. */
export function typesGranted(grants: readonly Grant[], wanted: Omit<Wanted, 'typeCode'>, now: Instant): '*' | readonly LicenceTypeCode[] {
  const types = grants.filter((grant) => covers(grant, wanted, now)).map((grant) => grant.typeCode);
  return types.includes('*') ? '*' : ([...new Set(types)] as LicenceTypeCode[]);
}

function covers(grant: Grant, { right, serviceItem }: Omit<Wanted, 'typeCode'>, now: Instant): boolean {
  return grant.right === right && now < grant.validUntil && (grant.serviceItem === undefined || grant.serviceItem === serviceItem);
}
