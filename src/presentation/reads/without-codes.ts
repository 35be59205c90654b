import { codesInText } from '../../holder/codes-in-text.js';

/**
 * Free text with every identity number and credit code in it covered. What a clerk writes as a cause is read by each holder of the licence: a code that
 * slipped into it must not reach a co-holder.
 */
export function withoutCodes(text: string): string {
  return codesInText(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + '*'.repeat(end - start) + rest.slice(end), text);
}
