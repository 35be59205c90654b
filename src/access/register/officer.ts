import { z } from 'zod';
import type { CreditCode } from '../../holder/credit-code.js';
import { creditCodeSchema } from './department.js';
import type { Grant } from './grant.js';
import { RIGHTS, type Right } from './right.js';
import { textSchema } from '../../primitives/text-schema.js';

/** Who signed in, as an OpenID provider tells it: an issuer and its opaque subject (OpenID Connect Core 1.0 §5.7). */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
}

/** A clerk or officer of a department who signs in to work. */
export interface Officer {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly department: CreditCode;
  readonly departmentNameZh: string;
  readonly name: string;
  readonly rights: readonly Right[];
  /** Of the department's systems together: what the department itself may touch. */
  readonly grants: readonly Grant[];
  /** `left` also when the department is closed. */
  readonly state: 'active' | 'left';
}

/** @see SignedIn; a subject has at most 255 ASCII characters. */
export const signedInSchema = z.strictObject({ issuer: z.url().max(255).regex(/^[\x21-\x7e]+$/, 'ASCII without blanks'), subject: z.string().regex(/^[\x21-\x7e]{1,255}$/, 'ASCII without blanks') });

/** What has to be told of a new officer. */
export const officerOrder = z.strictObject({
  department: creditCodeSchema,
  name: textSchema(100),
  signedIn: signedInSchema,
  rights: z.array(z.enum(RIGHTS)).max(RIGHTS.length),
});
export type OfficerOrder = z.infer<typeof officerOrder>;
