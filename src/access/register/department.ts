import { z } from 'zod';
import { flawInCreditCode, type CreditCode } from '../../holder/credit-code.js';
import { textSchema } from '../../primitives/text-schema.js';

/** A closed department keeps its name for the licences that it issued; none of its clients and officers may act any more. */
export type DepartmentState = 'active' | 'closed';

/** An authority that issues licences or relies on them. */
export interface Department {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly code: CreditCode;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Administrative division, six digits (GB/T 2260). */
  readonly areaCode: string;
  readonly state: DepartmentState;
}

/** A credit code with both check characters right (GB 32100). */
export const creditCodeSchema = z.string().superRefine((code, context) => {
  const flaw = flawInCreditCode(code);
  if (flaw !== undefined) context.addIssue({ code: 'custom', message: flaw.detail });
}) as unknown as z.ZodType<CreditCode, string>;

/** What has to be told of a new department. */
export const departmentOrder = z.strictObject({
  code: creditCodeSchema,
  nameZh: textSchema(100),
  nameEn: textSchema(200),
  areaCode: z.string().regex(/^\d{6}$/, 'six digits'),
});
export type DepartmentOrder = z.infer<typeof departmentOrder>;
