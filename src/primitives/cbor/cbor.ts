import { CborBytes, SHORT } from './cbor-bytes.js';
import { halfBits } from './half-float.js';

/**
 * What CBOR (RFC 8949) can say here. Whole numbers are `number` within ±(2^53 − 1) and `bigint` beyond, up to bignums of tag 2 and 3;
 * any other `number` is a float. Simple values other than false, true, null and undefined do not exist here.
 */
export type CborValue =
  | number
  | bigint
  | string
  | Uint8Array
  | boolean
  | null
  | undefined
  | readonly CborValue[]
  | ReadonlyMap<CborValue, CborValue>
  | CborTag;

/** A value with a tag number before it (RFC 8949 §3.4). @param tag 0 to 2^53 − 1; 2 and 3 are written as `bigint` instead */
export class CborTag {
  constructor(
    readonly tag: number,
    readonly value: CborValue,
  ) {}
}

const BEYOND_UINT64 = 0x1_0000_0000_0000_0000n;
const utf8 = new TextEncoder();

/**
 * The one encoding of a value: core deterministic encoding (RFC 8949 §4.2.1), map keys in the order of their encoded bytes.
 * @throws RangeError for lone surrogates, equal keys in a map, and tag numbers out of range
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const out = new CborBytes();
  write(value, out);
  return out.taken();
}

/** The parts one after another in an array of their own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Bytewise lexicographic order, shorter first where one begins the other. Negative, zero or positive. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function write(value: CborValue, out: CborBytes): void {
  if (typeof value === 'number') writeNumber(value, out);
  else if (typeof value === 'bigint') writeBigint(value, out);
  else if (typeof value === 'string') writeText(value, out);
  else if (value === false) out.byte(0xf4);
  else if (value === true) out.byte(0xf5);
  else if (value === null) out.byte(0xf6);
  else if (value === undefined) out.byte(0xf7);
  else if (value instanceof Uint8Array) writeBytes(2, value, out);
  else if (value instanceof CborTag) writeTag(value, out);
  else if (isArray(value)) {
    out.head(4, value.length);
    for (const item of value) write(item, out);
  } else writeMap(value, out);
}

function isArray(value: readonly CborValue[] | ReadonlyMap<CborValue, CborValue>): value is readonly CborValue[] {
  return Array.isArray(value);
}

function writeBytes(major: 2 | 3, bytes: Uint8Array, out: CborBytes): void {
  out.head(major, bytes.length);
  out.bytes(bytes);
}

function writeText(text: string, out: CborBytes): void {
  if (out.shortAscii(text)) return;
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('text with a lone surrogate has no UTF-8');
  writeBytes(3, utf8.encode(text), out);
}

function writeTag(tagged: CborTag, out: CborBytes): void {
  const { tag } = tagged;
  if (!Number.isSafeInteger(tag) || tag < 0 || tag === 2 || tag === 3) throw new RangeError(`tag ${tag} cannot be written as a CborTag`);
  out.head(6, tag);
  write(tagged.value, out);
}

function writeMap(map: ReadonlyMap<CborValue, CborValue>, out: CborBytes): void {
  const simple = simpleOrder([...map.keys()]);
  if (simple === undefined) return writeAnyMap(map, out);
  out.head(5, simple.length);
  for (const key of simple) {
    write(key, out);
    write(map.get(key), out);
  }
}

/**
 * Keys in the order of their encodings, where that is plain to see: of whole numbers from 0 up the smaller first, of short ASCII the shorter first, as
 * the head says the length, then letter by letter. Undefined for any other keys. Two such keys of one map never have one encoding.
 */
function simpleOrder(keys: CborValue[]): CborValue[] | undefined {
  if (keys.every((key) => typeof key === 'number' && Number.isSafeInteger(key) && key >= 0 && !Object.is(key, -0))) {
    return (keys as number[]).sort((left, right) => left - right);
  }
  if (!keys.every((key) => typeof key === 'string' && key.length <= SHORT && ASCII.test(key))) return undefined;
  return (keys as string[]).sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
}

const ASCII = /^\p{ASCII}*$/u;

function writeAnyMap(map: ReadonlyMap<CborValue, CborValue>, out: CborBytes): void {
  const unsorted = new CborBytes();
  const entries = [...map].map(([key, value]) => {
    const keyAt = unsorted.length;
    write(key, unsorted);
    const valueAt = unsorted.length;
    write(value, unsorted);
    return { key: unsorted.view(keyAt, valueAt), value: unsorted.view(valueAt, unsorted.length) };
  });
  entries.sort((left, right) => compareBytes(left.key, right.key));
  out.head(5, entries.length);
  entries.forEach(({ key, value }, index) => {
    const before = entries[index - 1];
    if (before && compareBytes(before.key, key) === 0) throw new RangeError('two keys of a map have the same encoding');
    out.bytes(key);
    out.bytes(value);
  });
}

function writeBigint(value: bigint, out: CborBytes): void {
  const magnitude = value < 0n ? -1n - value : value;
  if (magnitude < BEYOND_UINT64) {
    out.head(value < 0n ? 1 : 0, magnitude);
    return;
  }
  const hex = magnitude.toString(16);
  const bytes = Uint8Array.from((hex.length % 2 ? `0${hex}` : hex).match(/../g) ?? [], (pair) => parseInt(pair, 16));
  out.head(6, value < 0n ? 3 : 2);
  writeBytes(2, bytes, out);
}

/** A number in its one deterministic form: an integer where it is a safe one (never −0), else the shortest float that keeps it (§4.1). */
export function encodeNumber(value: number): Uint8Array {
  const out = new CborBytes();
  writeNumber(value, out);
  return out.taken();
}

function writeNumber(value: number, out: CborBytes): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) out.head(value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
  else out.bytes(floatBytes(value));
}

function floatBytes(value: number): Uint8Array {
  if (Number.isNaN(value)) return Uint8Array.of(0xf9, 0x7e, 0x00);
  const half = halfBits(value);
  if (half !== undefined) return Uint8Array.of(0xf9, half >> 8, half & 0xff);
  const single = Math.fround(value) === value;
  const bytes = new Uint8Array(single ? 5 : 9);
  bytes[0] = single ? 0xfa : 0xfb;
  const view = new DataView(bytes.buffer);
  if (single) view.setFloat32(1, value);
  else view.setFloat64(1, value);
  return bytes;
}
