import { bigEndian, CborCursor, refuseCbor, type CborHead } from './cbor-cursor.js';
import { compareBytes, CborTag, encodeCbor, encodeNumber, type CborValue } from './cbor.js';
import { halfFloat } from './half-float.js';

/** How much a stranger may make us read, and how exact the bytes must be. */
export interface CborLimits {
  /** `deterministic`: only what `encodeCbor` writes (RFC 8949 §4.2.1). `general`: any well-formed and valid CBOR. */
  readonly form: 'deterministic' | 'general';
  /** Longest input in bytes. */
  readonly maxBytes: number;
  /** Arrays, maps and tags inside one another; 1 to 64. */
  readonly maxDepth: number;
}

/** For tokens of ours. */
export const TOKEN_LIMITS: CborLimits = { form: 'deterministic', maxBytes: 4_096, maxDepth: 8 };

/**
 * Reads exactly one value that fills the whole input. Refused in either form: equal map keys, text that is not UTF-8, bytes left over,
 * simple values without a meaning here, and anything past the limits. In `general` form floats of whole value come back as that number.
 * Byte strings are copies.
 * @throws Refusal malformed CBOR_UNREADABLE
 */
export function decodeCbor(bytes: Uint8Array, limits: CborLimits = TOKEN_LIMITS): CborValue {
  if (bytes.length > limits.maxBytes) refuseCbor(`more than ${limits.maxBytes} bytes`);
  const cursor = new CborCursor(bytes, limits.form === 'deterministic');
  const value = new Reader(cursor, limits).value(0);
  if (cursor.left > 0) refuseCbor('bytes after the value');
  return value;
}

const BREAK = Symbol('break');
const BREAK_BYTE = 0xff;
const SIMPLE = new Map<number, boolean | null | undefined>([
  [0xf4, false],
  [0xf5, true],
  [0xf6, null],
  [0xf7, undefined],
]);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class Reader {
  private readonly exact: boolean;

  constructor(
    private readonly cursor: CborCursor,
    private readonly limits: CborLimits,
  ) {
    this.exact = limits.form === 'deterministic';
  }

  /** @param depth how many arrays, maps and tags stand round this value */
  value(depth: number): CborValue {
    const value = this.item(depth);
    return value === BREAK ? refuseCbor('a break outside an indefinite length') : value;
  }

  private item(depth: number): CborValue | typeof BREAK {
    if (this.cursor.peek() >> 5 === 7) return this.simple();
    const head = this.cursor.head();
    if (head.major >= 4 && depth >= this.limits.maxDepth) refuseCbor(`deeper than ${this.limits.maxDepth}`);
    switch (head.major) {
      case 0:
        return narrow(head.argument);
      case 1:
        return narrow(-1n - head.argument);
      case 2:
        return this.string(head);
      case 3:
        return decodeText(this.string(head));
      case 4:
        return [...this.items(head, depth)];
      case 5:
        return this.map(head, depth);
      default:
        return this.tagged(head, depth);
    }
  }

  private string(head: CborHead): Uint8Array {
    if (!head.indefinite) return this.cursor.take(this.cursor.count(head));
    const bytes: number[] = [];
    while (this.cursor.peek() !== BREAK_BYTE) {
      const chunk = this.cursor.head();
      if (chunk.major !== head.major || chunk.indefinite) refuseCbor('a chunk of another kind inside an indefinite string');
      const taken = this.cursor.take(this.cursor.count(chunk));
      // Each chunk of text is UTF-8 by itself (RFC 8949 §3.2.3).
      if (head.major === 3) decodeText(taken);
      for (const byte of taken) bytes.push(byte);
    }
    this.cursor.take(1);
    return Uint8Array.from(bytes);
  }

  /** The items of an array, or keys and values of a map by turns: as many as the head says, or up to the break. */
  private *items(head: CborHead, depth: number): Generator<CborValue> {
    const length = head.indefinite ? Infinity : this.cursor.count(head) * (head.major === 5 ? 2 : 1);
    for (let taken = 0; taken < length; taken++) {
      const item = this.item(depth + 1);
      if (item !== BREAK) yield item;
      else if (head.indefinite && (head.major === 4 || taken % 2 === 0)) return;
      else refuseCbor('a break outside an indefinite length');
    }
  }

  private map(head: CborHead, depth: number): Map<CborValue, CborValue> {
    const map = new Map<CborValue, CborValue>();
    const seen = new Set<string>();
    let before: Uint8Array | undefined;
    const items = this.items(head, depth);
    for (let key = items.next(); !key.done; key = items.next()) {
      const encoded = encodeCbor(key.value);
      const print = encoded.join();
      if (seen.has(print)) refuseCbor('a map has a key twice');
      if (this.exact && before && compareBytes(before, encoded) > 0) refuseCbor('the keys of a map are out of order');
      seen.add(print);
      before = encoded;
      map.set(key.value, items.next().value as CborValue);
    }
    return map;
  }

  private tagged(head: CborHead, depth: number): CborValue {
    const value = this.value(depth + 1);
    if (head.argument === 2n) return narrow(this.magnitude(value));
    if (head.argument === 3n) return narrow(-1n - this.magnitude(value));
    if (head.argument > BigInt(Number.MAX_SAFE_INTEGER)) refuseCbor('a tag number past 2^53 − 1');
    return new CborTag(Number(head.argument), value);
  }

  /** Of a bignum (RFC 8949 §3.4.3). */
  private magnitude(bytes: CborValue): bigint {
    if (!(bytes instanceof Uint8Array)) refuseCbor('a bignum that is not a byte string');
    if (this.exact && (bytes.length <= 8 || bytes[0] === 0)) refuseCbor('a bignum is not in its shortest form');
    return bigEndian(bytes);
  }

  private simple(): CborValue | typeof BREAK {
    const [first = 0] = this.cursor.take(1);
    if (first === BREAK_BYTE) return BREAK;
    if (SIMPLE.has(first)) return SIMPLE.get(first);
    if (first < 0xf9 || first > 0xfb) refuseCbor('a simple value without a meaning here');
    const bytes = this.cursor.take(2 ** (first - 0xf8));
    const value = float(bytes);
    if (this.exact && compareBytes(encodeNumber(value), Uint8Array.of(first, ...bytes)) !== 0) refuseCbor('a float is not in its shortest form');
    return value;
  }
}

function float(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (bytes.length === 2) return halfFloat(view.getUint16(0));
  return bytes.length === 4 ? view.getFloat32(0) : view.getFloat64(0);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return refuseCbor('text that is not UTF-8');
  }
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
