import { z } from 'zod';
import { flawInText } from './text.js';

/** Text that may be stored, shown and signed (domain.md §9), 1 to `maxCharacters` code points of which one at least is no blank. */
export function textSchema(maxCharacters: number): z.ZodString {
  return z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const flaw = flawInText(text, maxCharacters) ?? (/^\s+$/.test(text) ? 'has nothing but blanks' : undefined);
      if (flaw !== undefined) context.addIssue({ code: 'custom', message: flaw });
    });
}
