import { inflate } from '../../../primitives/deflate.js';
import { readPrintedCode, type PrintedCode } from '../../../licence/code/printed-code.js';
import { parseUseCode } from '../../../presentation/use-code/use-code.js';
import type { GroundOrder } from '../../ground/ground-order.js';

/** Longer than any QR code holds. */
export const MOST_CODE = 8_192;

/**
 * What a code that somebody shows is good for. One on paper proves what it says and nobody's presence: it is verified. One of a phone, and a use code that a
 * holder has given, open a look-up.
 */
export type ShownCode = { readonly kind: 'paper'; readonly printed: PrintedCode | undefined } | { readonly kind: 'ground'; readonly ground: GroundOrder };

/** Tells codes apart, whoever made them up. `printed` is undefined where the text is no code at all. */
export async function shownCode(text: string): Promise<ShownCode> {
  if (parseUseCode(text) !== undefined) return { kind: 'ground', ground: groundOfCode(text) };
  const reading = await readPrintedCode(text, inflate);
  if (reading.readable) return { kind: 'paper', printed: reading.code };
  return reading.reason === 'anotherKind' ? { kind: 'ground', ground: groundOfCode(text) } : { kind: 'paper', printed: undefined };
}

/** The ground that a code states: what is no use code must be the code of a phone, and is refused where it is not. */
export function groundOfCode(text: string): GroundOrder {
  return parseUseCode(text) === undefined ? { holderPresent: { dynamicCode: text } } : { useCode: text };
}
