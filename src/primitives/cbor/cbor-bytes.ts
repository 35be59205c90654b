/** Enough for most of what is written; twice as much as often as needed. */
const FIRST_LENGTH = 512;
/** The longest text whose length stands in the initial byte (RFC 8949 §3). */
export const SHORT = 23;

/** Bytes of CBOR as they are written, one after another into one growing array. */
export class CborBytes {
  private room = new Uint8Array(FIRST_LENGTH);
  private written = 0;

  /** What has been written, in an array of its own. */
  taken(): Uint8Array {
    return this.room.slice(0, this.written);
  }

  /** How many there are. */
  get length(): number {
    return this.written;
  }

  /** Some of them as they stand; what is written later does not change them. */
  view(from: number, to: number): Uint8Array {
    return this.room.subarray(from, to);
  }

  byte(value: number): void {
    this.make(1);
    this.room[this.written++] = value;
  }

  bytes(values: Uint8Array): void {
    this.make(values.length);
    this.room.set(values, this.written);
    this.written += values.length;
  }

  /** Initial byte and argument in the fewest bytes. @param major major type 0 to 7 (RFC 8949 §3.1) */
  head(major: number, argument: number | bigint): void {
    const first = major << 5;
    if (argument <= SHORT) this.byte(first | Number(argument));
    else if (argument < 0x100) this.argument(first | 24, argument, 1);
    else if (argument < 0x1_0000) this.argument(first | 25, argument, 2);
    else if (argument < 0x1_0000_0000) this.argument(first | 26, argument, 4);
    else this.argument(first | 27, argument, 8);
  }

  /** Writes a short text of ASCII, head and all, which most keys and names are. @returns whether it was one; if not, nothing is written */
  shortAscii(text: string): boolean {
    if (text.length > SHORT) return false;
    this.make(1 + text.length);
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      this.room[this.written + 1 + index] = code;
    }
    this.room[this.written] = 0x60 | text.length;
    this.written += 1 + text.length;
    return true;
  }

  private argument(first: number, argument: number | bigint, width: 1 | 2 | 4 | 8): void {
    this.byte(first);
    this.make(width);
    let rest = argument;
    for (let index = this.written + width - 1; index >= this.written; index--) {
      this.room[index] = Number(typeof rest === 'bigint' ? rest & 0xffn : rest % 0x100);
      rest = typeof rest === 'bigint' ? rest >> 8n : Math.floor(rest / 0x100);
    }
    this.written += width;
  }

  private make(more: number): void {
    if (this.written + more <= this.room.length) return;
    const wider = new Uint8Array(2 * (this.written + more));
    wider.set(this.room);
    this.room = wider;
  }
}
