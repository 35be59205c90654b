import { flawInCreditCode } from './credit-code.js';
import { flawInIdentityNumber } from './identity-number.js';

/** Where a code stands in a text, in UTF-16 units; the end is the first that is not of it. */
export interface CodeRange {
  readonly start: number;
  readonly end: number;
}

interface Sign {
  readonly letter: string;
  readonly at: number;
}

const LENGTH = 18;
/** Blanks and hyphens, as people write between the parts of a number. */
const BETWEEN = /^[\s\u3000\-\u2010-\u2015\uFF0D]$/u;
const IS_OF_CODE = /^[0-9A-Z]$/;

/**
 * Finds identity numbers and credit codes in free text, wherever they begin: in letters of any case and width; identity numbers also with blanks or hyphens
 * between their parts. A credit code so written is not looked for: among case numbers, which look alike, its two check characters would be met by chance.
 * @returns ranges from left to right, none within another
 */
export function codesInText(text: string): CodeRange[] {
  return runsOf(text).flatMap((run) => codesInRun(run));
}

function codesInRun(run: readonly Sign[]): CodeRange[] {
  const found: CodeRange[] = [];
  for (let first = 0; first + LENGTH <= run.length; first++) {
    const window = run.slice(first, first + LENGTH);
    const [start = 0, last = 0] = [window[0]?.at, window[LENGTH - 1]?.at];
    const code = window.map(({ letter }) => letter).join('');
    const isUnbroken = last - start === LENGTH - 1;
    if (flawInIdentityNumber(code) !== undefined && !(isUnbroken && flawInCreditCode(code) === undefined)) continue;
    found.push({ start, end: last + 1 });
    first += LENGTH - 1;
  }
  return found;
}

/** Letters and digits that could be of one code, with at most one sign between two of them. */
function runsOf(text: string): Sign[][] {
  const runs: Sign[][] = [[]];
  for (let at = 0; at < text.length; at++) {
    const letter = narrow(text.charCodeAt(at));
    const run = runs[runs.length - 1] ?? [];
    if (IS_OF_CODE.test(letter)) run.push({ letter, at });
    else if (run.length > 0 && !(BETWEEN.test(text.charAt(at)) && run[run.length - 1]?.at === at - 1)) runs.push([]);
  }
  return runs;
}

/** Full-width letters and digits (U+FF01 to U+FF5E) and small letters as codes write them. */
function narrow(unit: number): string {
  return String.fromCharCode(unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit).toUpperCase();
}
