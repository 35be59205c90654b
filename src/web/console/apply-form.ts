import { z } from 'zod';
import { formMark } from '../../access/idempotency/marked-form.js';
import { accessOrder, APPLIED_RIGHTS, type AccessOrder } from '../../catalogue/application/application.js';
import { writtenText } from './written-text.js';

/** Parts of the form in which something can be wrong. */
export const APPLY_FIELDS = ['client', 'licenceType', 'rights', 'serviceItems', 'until', 'reason', 'legalBasis'] as const;
export type ApplyField = (typeof APPLY_FIELDS)[number];

/** What the browser sends: each tick is a field of its own, `right.recognition:verify`, `item.000131003MA9900140990201`. */
export const applyForm = z.record(z.string().max(60), z.string().max(1_000)).and(z.object({ once: formMark }));
export type ApplyForm = z.output<typeof applyForm>;

const order = accessOrder.required().extend({ reason: writtenText(accessOrder.shape.reason), legalBasis: writtenText(accessOrder.shape.legalBasis) });

/** What is asked for, or in which parts of the form something is wrong. */
export function readApplyForm(form: ApplyForm): { readonly order?: AccessOrder; readonly flawed: readonly ApplyField[] } {
  const { client, licenceType, until, reason, legalBasis } = form;
  const ticked = (prefix: string): string[] => Object.keys(form).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const read = order.safeParse({ client, licenceType, until, reason, legalBasis, rights: ticked('right.'), serviceItems: ticked('item.') });
  if (read.success) return { order: read.data, flawed: [] };
  return { flawed: flawedFields(read.error.issues.map(({ path }) => String(path[0]))) };
}

/** @param names as flaws point to them, the first part of the pointer */
export function flawedFields(names: readonly string[]): ApplyField[] {
  return APPLY_FIELDS.filter((field) => names.includes(field));
}

/** The form before anything was written. @param once see `formMark` */
export function emptyForm(once: string): ApplyForm {
  return { once, [`right.${APPLIED_RIGHTS[0]}`]: 'on' };
}
