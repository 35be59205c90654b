import type { z } from 'zod';

/** The words of a command are wrong; the message says which and how to write them. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** What a command was told, held against its schema. @throws UsageFault naming each flaw */
export function told<Schema extends z.ZodType>(schema: Schema, words: unknown): z.output<Schema> {
  const read = schema.safeParse(words);
  if (read.success) return read.data;
  throw new UsageFault(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
