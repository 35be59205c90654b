import { z } from 'zod';
import { Refusal } from '../../primitives/refusal.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { flawInLicenceTypeCode } from '../../holder/licence-type-code.js';
import { MOST_FILE_BASE64 } from '../../recognition/verdict/presented.js';

/*
 * The forms of the counter. Their bounds are loose: what does not fit is refused by the verb, so that it can be told on the page where it was typed.
 */

const key = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits');
/** A chosen kind of code; empty: it is recognised. */
const codeType = z.string().max(3).transform((type) => (type === '' ? undefined : type));
/** What a scanner or a hand typed. */
const brought = z.string().max(8_192);
/** A file as the page's script sends it, in base 64 for addresses: of the other one a form escapes up to every character. */
const file = z
  .string()
  .max(MOST_FILE_BASE64)
  .transform((text) => text.replaceAll('-', '+').replaceAll('_', '/'))
  .transform((text) => text.padEnd(4 * Math.ceil(text.length / 4), '='));

export const findForm = z.strictObject({ find: z.string().max(200) });
export const beginForm = z.strictObject({ key, item: z.string().max(24), caseNumber: z.string().max(200), brought, codeType, role: z.string().max(30).optional(), cause: z.string().max(400) });
export const scanForm = z.strictObject({ brought });
/** Checked types come as `type-<code>`. */
export const typesForm = z.record(z.string().max(60), z.string().max(64));
export const consentedForm = z.strictObject({ consent: key });
export const factForm = z.strictObject({ fact: z.string().max(80), value: z.string().max(200) });
export const entrustedForm = z.strictObject({ entrustment: z.string().max(64), delegate: brought, delegateType: codeType });
export const verifyForm = z.strictObject({ file, pasted: z.string().max(1_048_576) });

export type BeginForm = z.output<typeof beginForm>;
export type TypesForm = z.output<typeof typesForm>;

/** @throws Refusal unprocessable CASE_TYPES_MISSING */
export function chosenTypes(form: TypesForm): LicenceTypeCode[] {
  const chosen = Object.keys(form).flatMap((name) => /^type-(.+)$/.exec(name)?.[1] ?? []).filter((code) => flawInLicenceTypeCode(code) === undefined);
  if (chosen.length > 0) return chosen as LicenceTypeCode[];
  throw new Refusal('unprocessable', 'CASE_TYPES_MISSING', '请至少选择一种证照。Choose at least one licence type.');
}

/** How long the citizen is given to answer. */
export function minutesIn(form: TypesForm): number {
  const minutes = Number(form['minutes']);
  return [5, 10, 30].includes(minutes) ? minutes : 10;
}

/** @returns licence type and field of `<licence type>/<field>` */
export function factIn(fact: string): { readonly licenceType: LicenceTypeCode; readonly field: string } {
  const [licenceType = '', field = ''] = fact.split('/');
  return { licenceType: licenceType as LicenceTypeCode, field };
}
