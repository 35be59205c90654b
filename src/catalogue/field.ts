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

/** The part of JSON Schema (2020-12) that a face field may use: strings with bounds, dates, choices, whole numbers. */
const boundedSchema = z.strictObject({
  type: z.literal('string'),
  minLength: z.int().min(0).max(2000).optional(),
  maxLength: z.int().min(1).max(2000),
  pattern: z.string().regex(LINEAR_PATTERN, 'must be ^…$ of classes, \\d and plain characters, each with a bounded count').optional(),
});
const dateSchema = z.strictObject({ type: z.literal('string'), format: z.literal('date') });
const choiceSchema = z.strictObject({ type: z.literal('string'), enum: z.array(textSchema(100)).min(1).max(200) });
const wholeSchema = z.strictObject({ type: z.literal('integer'), minimum: z.int(), maximum: z.int() });
export const fieldSchema = z.union([dateSchema, choiceSchema, boundedSchema, wholeSchema]);
export type FieldSchema = z.output<typeof fieldSchema>;

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
