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

/** An internal id as answers spell it. */
const idText = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits');

/** The holder is present by phone: the code that it shows, the consent that was given on it. */
const byPhone = [z.strictObject({ dynamicCode: z.string().max(8_192) }), z.strictObject({ consent: idText })] as const;
/** How the holder is shown to be present: by phone, or by a fact off the paper. */
const presence = z.union([...byPhone, z.strictObject({ secondFact })]);

/** Somebody comes in the holder's place: the entrustment's number, and the code on the own identity document. */
const entrusted = z.strictObject({ entrustment: idText, delegate: holderOrder });

/**
 * The ground 用证依据 of a read: `"duty"` 依职能; `{"holderPresent": proof}` 持证人; `{"entrusted": …}` 委托授权; `{"useCode": "7K3Q-0VXM-9TZB"}` 用证码, which carries the
 * ground on which it was made. A proof is good once, for the department and service item that it was made for.
 */
export const groundOrder = z.union([
  z.literal('duty'),
  z.strictObject({ holderPresent: presence }),
  z.strictObject({ entrusted }),
  z.strictObject({ useCode: z.string().max(64) }),
]);
/** On which a use code may be ordered: it is about one licence and names no holder, whose paper could be read; and a use code makes no other. */
export const useCodeGround = z.union([z.literal('duty'), z.strictObject({ holderPresent: z.union(byPhone) }), z.strictObject({ entrusted })]);
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
