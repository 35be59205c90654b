import { z } from 'zod';
import { DAY_MS, midnightInChina } from '../../primitives/calendar-date.js';
import type { Instant } from '../../primitives/clock.js';
import { Refusal, type Flaw } from '../../primitives/refusal.js';
import { parseHolderCode } from '../../holder/holder-code.js';
import { calendarDate } from '../../catalogue/field.js';
import { entrustmentOrder, MOST_USES, type EntrustmentOrder } from '../../presentation/entrustment/entrustment.js';

/** The form by which a holder entrusts somebody, as a browser sends it; what was ticked is there by its name, `type.<code>` and `item.<code>`. */
export const entrustmentForm = z
  .object({
    /** Made with the form: sent twice, it is one entrustment. */
    once: z.string().regex(/^[0-9a-f]{32}$/),
    name: z.string().max(400).default(''),
    codeType: z.string().max(3).default(''),
    code: z.string().max(40).default(''),
    relation: z.string().max(40).default(''),
    types: z.enum(['all', 'some']).default('some'),
    items: z.enum(['all', 'some']).default('some'),
    uses: z.string().max(10).default(''),
    lastDay: z.string().max(10).default(''),
    note: z.string().max(2_000).default(''),
  })
  .catchall(z.string().max(10));
export type EntrustmentForm = z.output<typeof entrustmentForm>;

/** The fields in which something can be wrong. */
const FIELDS = ['name', 'code', 'relation', 'licenceTypes', 'serviceItems', 'uses', 'validUntil', 'note'] as const;
export type FlawedField = (typeof FIELDS)[number];

/** What a form orders, or where it cannot be ordered. */
export type ReadForm = { readonly order: EntrustmentOrder; readonly flawed: readonly [] } | { readonly order?: never; readonly flawed: readonly FlawedField[] };

export function readForm(form: EntrustmentForm): ReadForm {
  const parsed = entrustmentOrder.safeParse({
    delegate: { name: form.name.trim(), codeType: form.codeType, code: typedCode(form) },
    relation: form.relation,
    licenceTypes: form.types === 'all' ? '*' : ticked(form, 'type.'),
    serviceItems: form.items === 'all' ? '*' : ticked(form, 'item.'),
    uses: /^[1-9][0-9]?$/.test(form.uses) ? Number(form.uses) : MOST_USES + 1,
    validUntil: endOf(form.lastDay),
    ...(form.note.trim() === '' ? {} : { note: form.note.trim() }),
  });
  const wrongCode = isHolderCode(form.codeType, typedCode(form)) ? [] : [{ pointer: '/delegate/code', detail: '' }];
  if (parsed.success && wrongCode.length === 0) return { order: parsed.data, flawed: [] };
  const issues = parsed.error?.issues ?? [];
  return { flawed: flawedFields([...issues.map(({ path }) => ({ pointer: `/${path.map(String).join('/')}`, detail: '' })), ...wrongCode]) };
}

/** People type blanks round a code, and a small x at its end; systems may not. */
function typedCode({ code }: EntrustmentForm): string {
  return code.trim().toUpperCase();
}

function isHolderCode(codeType: string, code: string): boolean {
  try {
    parseHolderCode(codeType, code);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Which fields of the form flaws point to. */
export function flawedFields(flaws: readonly Flaw[]): FlawedField[] {
  const parts = flaws.map(({ pointer }) => pointer.split('/').slice(1).filter((part) => part !== 'delegate'));
  return FIELDS.filter((field) => parts.some(([first]) => first === field || (field === 'code' && first === 'codeType')));
}

/** The codes behind the names of what was ticked. */
export function ticked(form: Readonly<Record<string, string>>, prefix: string): string[] {
  return Object.keys(form).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/** Midnight after a last day, `2026-12-24`; NaN for what is no day. */
function endOf(lastDay: string): Instant {
  return calendarDate.safeParse(lastDay).success ? midnightInChina(lastDay) + DAY_MS : NaN;
}
