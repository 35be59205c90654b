import { z } from 'zod';
import { creditCodeSchema } from './register/department.js';
import { textSchema } from '../primitives/text-schema.js';

const elements = {
  /** Credit code of the department that reads. */
  department: creditCodeSchema,
  /** Name of the clerk who asked, at most 50 characters. */
  operator: textSchema(50),
  /** At most 64 characters. */
  caseNumber: textSchema(64),
  /** Name of the system that calls, at most 100 characters. */
  callingSystem: textSchema(100),
  /** At most 200 characters. */
  cause: textSchema(200),
};

/** 24 characters: base 9, organisation 9, region 6 (domain.md §6). */
export const serviceItemCode = z.string().regex(/^[0-9A-Z]{18}[0-9]{6}$/, '24 characters: 18 digits or capital letters and the six digits of the region');

/**
 * Why a licence is read 用证事由: the five elements 五要素 (department, operator, service item's name and code, case number), the calling
 * system and the cause. Category 0: for a service item; 1: for other official business, supervision or printing or the archive, which is
 * registered like one. No purpose, no data.
 */
export const purposeSchema = z.strictObject({
  ...elements,
  /** As registered, at most 200 characters. */
  serviceItemName: textSchema(200),
  serviceItemCode,
  category: z.union([z.literal(0), z.literal(1)]),
});
export type Purpose = Readonly<z.infer<typeof purposeSchema>>;
