import { z } from 'zod';
import { Refusal } from '../../primitives/refusal.js';
import { parseHolderCode, type HolderCode } from '../../holder/holder-code.js';
import { fieldName } from '../../catalogue/field.js';
import { licenceTypeCode } from '../../catalogue/licence-type.js';

/** A holder code as a caller writes it. */
export const holderOrder = z.strictObject({ codeType: z.string().max(3), code: z.string().max(40) });

/** A fact as it is printed on the paper that the holder has brought. */
const secondFact = z.strictObject({
  licenceType: licenceTypeCode,
  /** One of the type's `presenceFacts`. */
  field: fieldName,
  value: z.union([z.string().max(200), z.number()]),
});

/**
 * The ground 用证依据 of a read: `"duty"` 依职能; `{"holderPresent": proof}` 持证人; `{"entrusted": …}` 委托授权. A proof is good once, for the department and
 * purpose that it was made for.
 */
export const groundOrder = z.union([
  z.literal('duty'),
  z.strictObject({ holderPresent: z.union([z.strictObject({ secondFact })]) }),
]);
export type GroundOrder = z.output<typeof groundOrder>;
export type SecondFact = z.output<typeof secondFact>;

/** @param pointer where the holder stands in the request @throws Refusal HOLDER_CODE_… pointing there */
export function parseHolderAt({ codeType, code }: z.output<typeof holderOrder>, pointer: string): HolderCode {
  try {
    return parseHolderCode(codeType, code);
  } catch (error) {
    throw error instanceof Refusal ? error.at(pointer) : error;
  }
}
