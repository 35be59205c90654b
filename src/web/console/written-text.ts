import { z } from 'zod';

/** Text as somebody writes it into a form, line breaks and all: lines are joined, blanks at the ends go. @param schema what it must be then */
export function writtenText<Schema extends z.ZodType<string, string>>(schema: Schema): z.ZodPipe<z.ZodTransform<string, unknown>, Schema> {
  return z.preprocess((text) => (typeof text === 'string' ? text.normalize('NFC').replace(/\s+/gu, ' ').trim() : ''), schema) as unknown as z.ZodPipe<z.ZodTransform<string, unknown>, Schema>;
}
