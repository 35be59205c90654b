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
  readonly validUntil: Instant;
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

/** Whether one of the grants covers this right on this licence type. */
export function isGranted(grants: readonly Grant[], wanted: Omit<Grant, 'validUntil'>, now: Instant): boolean {
  return grants.some(
    (grant) => grant.right === wanted.right && now < grant.validUntil && (grant.typeCode === '*' || grant.typeCode === wanted.typeCode),
  );
}
