import { z } from 'zod';
import { textSchema } from '../primitives/text-schema.js';

/** Names in Chinese and English. */
export const names = z.strictObject({ zh: textSchema(100), en: textSchema(200) });
export type Names = z.output<typeof names>;

/**
 * Regular expressions whose matching time grows with the text's length alone: character classes, `\d` and plain characters in a row, each with a
 * bounded count. A publisher is trusted with the catalogue, not with the event loop.
 */
const LINEAR_PATTERN = /^\^(?:(?:\[[^[\]\\]{1,40}\]|\\d|[\p{Script=Han}A-Za-z0-9 ()（）〔〕-])(?:\{\d{1,3}(?:,\d{1,3})?\}|\?)?){1,60}\$$/u;

/** In how many ways the counts of a pattern may vary together: so often a text is tried at the most. Measured: `[a]{0,99}` six times over took 12 s for 64 characters. */
const MOST_WAYS = 10_000;

/** A regular expression that somebody publishes, of this sort and no other. */
export const linearPattern = z
  .string()
  .regex(LINEAR_PATTERN, 'must be ^…$ of classes, \\d and plain characters, each with a bounded count')
  .refine(compiles, 'must be a regular expression: a class runs from its lower to its higher character, a count from less to more')
  .refine((pattern) => waysOf(pattern) <= MOST_WAYS, `must not let its counts vary in more than ${MOST_WAYS} ways together`);

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

function waysOf(pattern: string): number {
  const optional = pattern.match(/\?/g)?.length ?? 0;
  const ranges = [...pattern.matchAll(/\{(\d{1,3}),(\d{1,3})\}/g)].map(([, from, to]) => Math.max(1, Number(to) - Number(from) + 1));
  return ranges.reduce((ways, range) => ways * range, 2 ** optional);
}

/** The part of JSON Schema (2020-12) that a face field may use: strings with bounds, dates, choices, whole numbers. */
const boundedSchema = z.strictObject({
  type: z.literal('string'),
  minLength: z.int().min(0).max(2000).optional(),
  maxLength: z.int().min(1).max(2000),
  pattern: linearPattern.optional(),
});
const dateSchema = z.strictObject({ type: z.literal('string'), format: z.literal('date') });
const choiceSchema = z.strictObject({ type: z.literal('string'), enum: z.array(textSchema(100)).min(1).max(200) });
const wholeSchema = z.strictObject({ type: z.literal('integer'), minimum: z.int(), maximum: z.int() });
export const fieldSchema = z.union([dateSchema, choiceSchema, boundedSchema, wholeSchema]);

/** Name of a face field in requests, disclosures and answers. */
export const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be 1 to 40 letters and digits and begin with a small letter');

/** A face field 照面信息 as its licence type defines it. */
export const field = z.strictObject({
  name: fieldName,
  label: names,
  schema: fieldSchema,
  required: z.boolean(),
  /** `public` anyone who sees the licence · `internal` departments by their purpose · `sensitive` by the stronger grounds only. */
  sensitivity: z.enum(['public', 'internal', 'sensitive']),
  /** Key of the field in the printed code, 1 to 23; absent: not in the code. */
  codeKey: z.int().min(1).max(23).optional(),
});
export type Field = z.output<typeof field>;

export type FieldValue = string | number;

/** Calendar dates, `2026-11-22`: shape and existence. */
export const calendarDate = z.iso.date();

/** What a value of this field must be. */
export function valueSchema({ schema }: Field): z.ZodType<FieldValue> {
  if ('format' in schema) return calendarDate;
  if ('enum' in schema) return z.enum(schema.enum as [string, ...string[]]);
  if (schema.type === 'integer') return z.int().min(schema.minimum).max(schema.maximum);
  const text = textSchema(schema.maxLength).min(schema.minLength ?? 1);
  return schema.pattern === undefined ? text : text.regex(new RegExp(schema.pattern, 'u'), `must match ${schema.pattern}`);
}
