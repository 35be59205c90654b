import { fromBase64, toBase64 } from '../../primitives/encodings/base64.js';
import { HASH_BYTES } from './merkle-tree.js';
import { type NoteKey, parseNote, signersOf, type VerifySignature } from './signed-note.js';

/**
 * What the ledger promises at one moment (C2SP tlog-checkpoint): its origin, how many entries it has and the root over them.
 * As text, the body of a signed note: origin, size and root in base 64, a line each.
 */
export interface Checkpoint {
  /** Which ledger, a URL without scheme: `licences.example/acts`. */
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes, SHA-256. */
  readonly root: Uint8Array;
  /** Further lines; we write none, others may. */
  readonly extensions: readonly string[];
}

/** The checkpoint, seen to be signed by the ledger's own key, with all the given keys that did; or why it is not to be believed. */
export type OpenedCheckpoint =
  | { readonly checkpoint: Checkpoint; readonly signers: readonly NoteKey[] }
  | { readonly flaw: 'unreadable' | 'unsigned' | 'forged' };

const CONTROL = /[\0-\x1f]|\p{Cs}/u;
const DECIMAL = /^(0|[1-9][0-9]{0,18})$/;

/** The text to be signed. @throws TypeError for an origin, root or extension line that the format has no room for */
export function checkpointBody({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, ...extensions];
  if (lines.some((line) => line === '' || CONTROL.test(line))) throw new TypeError('a checkpoint has lines of text');
  if (root.length !== HASH_BYTES || parseDecimal(String(size)) === undefined) throw new TypeError('not a size and root of a ledger');
  return [origin, String(size), toBase64(root), ...extensions, ''].join('\n');
}

/** Strict: one checkpoint has one text. Undefined for any other text. */
export function parseCheckpointBody(body: string): Checkpoint | undefined {
  const [origin, sizeText, rootText, ...rest] = body.split('\n');
  const extensions = rest.slice(0, -1);
  const size = parseDecimal(sizeText ?? '');
  const root = fromBase64(rootText ?? '');
  if (!origin || CONTROL.test(body.replaceAll('\n', '')) || rest.at(-1) !== '' || extensions.includes('')) return undefined;
  if (size === undefined || root?.length !== HASH_BYTES) return undefined;
  return { origin, size, root, extensions };
}

/**
 * Reads a signed checkpoint. Believed only when a key named like its origin signed it: a witness alone does not speak for the ledger.
 * One signature that is not by the known key it names spoils all.
 * @param keys the ledger's and any witness's that the reader knows
 */
export function openCheckpoint(note: string, keys: readonly NoteKey[], verify: VerifySignature): OpenedCheckpoint {
  const signed = parseNote(note);
  const checkpoint = signed && parseCheckpointBody(signed.text);
  if (!signed || !checkpoint) return { flaw: 'unreadable' };
  const signers = signersOf(signed, keys, verify);
  if (signers === 'forged') return { flaw: 'forged' };
  if (!signers.some((key) => key.name === checkpoint.origin)) return { flaw: 'unsigned' };
  return { checkpoint, signers };
}

/** A size or index as notes write it: decimal, no leading zeros, below 10^19. */
export function parseDecimal(text: string): bigint | undefined {
  return DECIMAL.test(text) ? BigInt(text) : undefined;
}
