import { z } from 'zod';
import { textSchema } from '../../primitives/text-schema.js';

/** Why a licence is moved: every move says so. */
export const moveOrder = z.strictObject({
  reason: textSchema(500),
  /** Law and article, or the number of the decision. */
  legalBasis: textSchema(200),
});
export type MoveOrder = z.output<typeof moveOrder>;

/** What a move answers. */
export interface MovedLicence {
  readonly identifier: string;
  readonly state: string;
  /** ISO 8601. */
  readonly since: string;
  readonly revision: number;
}

/** As the interface's document shows it. */
export const movedLicenceShape = z.object({ identifier: z.string(), state: z.string(), since: z.iso.datetime(), revision: z.int() }) satisfies z.ZodType<MovedLicence>;
