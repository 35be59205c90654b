import { Refusal } from '../refusal.js';

/** An initial byte and its argument (RFC 8949 §3); `indefinite` where a break tells the length. */
export interface CborHead {
  /** Major type 0 to 6. */
  readonly major: number;
  readonly argument: bigint;
  readonly indefinite: boolean;
}

/** @throws Refusal malformed CBOR_UNREADABLE, always */
export function refuseCbor(detail: string): never {
  throw new Refusal('malformed', 'CBOR_UNREADABLE', `The CBOR cannot be read: ${detail}.`);
}

/** A place in CBOR bytes that moves only forward and never past the end. `exact` allows no longer form of a head than needed. */
export class CborCursor {
  offset = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly exact: boolean,
  ) {}

  get left(): number {
    return this.bytes.length - this.offset;
  }

  /** The next byte, not yet taken. */
  peek(): number {
    return this.bytes[this.offset] ?? refuseCbor('it ends early');
  }

  /** A copy of the next bytes. */
  take(length: number): Uint8Array {
    if (length > this.left) refuseCbor('it ends early');
    this.offset += length;
    return this.bytes.slice(this.offset - length, this.offset);
  }

  head(): CborHead {
    const first = this.peek();
    const major = first >> 5;
    const short = first & 31;
    this.offset += 1;
    if (short < 24) return { major, argument: BigInt(short), indefinite: false };
    if (short === 31 && major >= 2 && major <= 5) {
      if (this.exact) refuseCbor('a length is indefinite');
      return { major, argument: 0n, indefinite: true };
    }
    if (short > 27) refuseCbor('a reserved length');
    const width = 2 ** (short - 24);
    const argument = bigEndian(this.take(width));
    const least = width === 1 ? 24n : 1n << BigInt(width * 4);
    if (this.exact && argument < least) refuseCbor('a number or length is not in its shortest form');
    return { major, argument, indefinite: false };
  }

  /** The head's length, never more than the bytes that are left: stops a short input that promises a huge array. */
  count(head: CborHead): number {
    if (head.argument > BigInt(this.left)) refuseCbor('a length runs past the end');
    return Number(head.argument);
  }
}

/** The number that the bytes write, most significant first. */
export function bigEndian(bytes: Uint8Array): bigint {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number;
}
