import { flawInCreditCode } from '../../holder/credit-code.js';
import { flawInIdentityNumber } from '../../holder/identity-number.js';

/** Runs of characters that could be a code of eighteen, wherever they stand. */
const RUN = /[0-9A-Z]{18,}/giu;
const LENGTH = 18;

/**
 * Free text with every identity number and credit code in it covered. What a clerk writes as a cause is read by each holder of the licence: a code that
 * slipped into it must not reach a co-holder.
 */
export function withoutCodes(text: string): string {
  return text.replace(RUN, covered);
}

/** A code may stand inside a longer run: each window of eighteen is tried. */
function covered(run: string): string {
  for (let start = 0; start + LENGTH <= run.length; start++) {
    const code = run.slice(start, start + LENGTH).toUpperCase();
    if (flawInIdentityNumber(code) === undefined || flawInCreditCode(code) === undefined) {
      return `${run.slice(0, start)}${'*'.repeat(LENGTH)}${covered(run.slice(start + LENGTH))}`;
    }
  }
  return run;
}
