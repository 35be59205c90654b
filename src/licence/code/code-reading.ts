import { Refusal } from '../../primitives/refusal.js';
import { readCarrier, unpack, type Inflate } from './code-carrier.js';

/** What became of a scanned text. `anotherKind`: a signed code, but of another typ, for instance a dynamic one where a printed one is wanted. */
export type CodeReading<Code> =
  | { readonly readable: true; readonly code: Code }
  | { readonly readable: false; readonly reason: 'unreadable' | 'anotherKind'; readonly detail: string };

/**
 * Reads what a scanner typed or a camera saw. Never throws for what a stranger wrote.
 * @param parse takes the COSE_Sign1 of one kind of code apart; throws Refusal CODE_OF_ANOTHER_KIND for another typ
 */
export async function readScanned<Code>(text: string, inflate: Inflate, parse: (bytes: Uint8Array) => Code): Promise<CodeReading<Code>> {
  try {
    return { readable: true, code: parse(await unpack(readCarrier(text), inflate)) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { readable: false, reason: cause.code === 'CODE_OF_ANOTHER_KIND' ? 'anotherKind' : 'unreadable', detail: cause.sentence };
  }
}
