import type { PresentedEvidence } from '../../verdict/presented.js';

/** What a code that somebody shows is good for. A code on paper proves what it says, and nobody's presence. */
export interface ShownCode {
  readonly kind: 'printed';
  readonly evidence: Extract<PresentedEvidence, { printedCode: string }>;
}

/** The one place that tells codes apart. What proves the holder's presence becomes a ground of a look-up here. */
export function shownCode(text: string): ShownCode {
  return { kind: 'printed', evidence: { printedCode: text } };
}
