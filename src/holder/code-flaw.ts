/** What is wrong with a code: its shape, its check character, or a date in it that no calendar has. */
export interface CodeFlaw {
  readonly kind: 'shape' | 'check' | 'date';
  /** For the caller; repeats nothing of the code. */
  readonly detail: string;
}

/**
 * Compares a code with the one way to write it. Lower-case letters, full-width characters and blanks are refused with a
 * hint, never silently changed: the caller's records would go on holding another string than ours.
 * @param form what a good code looks like, in words
 */
export function flawInShape(code: string, pattern: RegExp, form: string): CodeFlaw | undefined {
  if (pattern.test(code)) return undefined;
  // No code is longer than 64 characters; normalising costs time, so more is not even tried.
  const folded = code.slice(0, 64).normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  if (pattern.test(folded)) {
    return { kind: 'shape', detail: 'write it with capital letters and half-width characters, without spaces' };
  }
  return { kind: 'shape', detail: `must be ${form}` };
}
