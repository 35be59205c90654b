import { fromBase64, toBase64 } from '../../primitives/encodings/base64.js';
import { parseDecimal } from './checkpoint.js';
import { HASH_BYTES } from './merkle-tree.js';

/**
 * That an entry stands in the ledger, for whoever asks years later without a network (C2SP tlog-proof):
 *
 *     c2sp.org/tlog-proof@v1
 *     extra <base64>              only where there is some
 *     index <decimal>
 *     <base64 of a hash>          none or more, the leaf's sibling first
 *     <empty line>
 *     <signed checkpoint>
 */
export interface InclusionProof {
  readonly index: bigint;
  readonly hashes: readonly Uint8Array[];
  /** The signed note, letter by letter. */
  readonly checkpoint: string;
  /** For the application; nothing authenticates it. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** No tree has more levels. */
const MAX_HASHES = 64;
const MAX_HEAD_CHARACTERS = 64 * 1024;

export function formatInclusionProof({ index, hashes, checkpoint, extra }: InclusionProof): string {
  const extraLine = extra ? [`extra ${toBase64(extra)}`] : [];
  return [HEADER, ...extraLine, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');
}

/** What the text says, nothing yet verified; undefined for any text that is not exactly so written. */
export function parseInclusionProof(text: string): InclusionProof | undefined {
  const end = text.indexOf('\n\n');
  if (!text.startsWith(`${HEADER}\n`) || end < 0 || end > MAX_HEAD_CHARACTERS) return undefined;
  const lines = text.slice(HEADER.length + 1, end).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? parseExtra(lines.shift()) : 'none';
  const index = parseIndex(lines.shift());
  const hashes = parseHashes(lines);
  if (extra === undefined || index === undefined || hashes === undefined) return undefined;
  const proof = { index, hashes, checkpoint: text.slice(end + 2) };
  return extra === 'none' ? proof : { ...proof, extra };
}

function parseExtra(line = ''): Uint8Array | undefined {
  return fromBase64(line.slice('extra '.length));
}

function parseIndex(line = ''): bigint | undefined {
  return line.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : undefined;
}

function parseHashes(lines: readonly string[]): Uint8Array[] | undefined {
  if (lines.length > MAX_HASHES) return undefined;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === lines.length ? (hashes as Uint8Array[]) : undefined;
}
