import { createHash, randomBytes, randomFillSync } from 'node:crypto';

/** The only door to randomness. Signature nonces never come from here: the crypto library draws its own. */
export interface Random {
  /** @param length bytes wanted, 1 to 65,536 */
  bytes(length: number): Uint8Array;
}

/** Bytes fetched from the generator at a time: many small draws are one large one, as its own UUIDs do it. */
const STOCK_BYTES = 4_096;
/** The longest draw that is taken from the stock. */
const SMALL_DRAW = 64;

/** The operating system's generator. No byte is ever handed out twice, and none is kept here once it has been. */
class SystemRandom implements Random {
  private readonly stock = new Uint8Array(STOCK_BYTES);
  private taken = STOCK_BYTES;

  bytes(length: number): Uint8Array {
    // A length that is none is refused by the generator itself.
    if (!(Number.isInteger(length) && length > 0 && length <= SMALL_DRAW)) return new Uint8Array(randomBytes(length));
    if (this.taken + length > STOCK_BYTES) {
      randomFillSync(this.stock);
      this.taken = 0;
    }
    const end = this.taken + length;
    const drawn = this.stock.slice(this.taken, end);
    this.stock.fill(0, this.taken, end);
    this.taken = end;
    return drawn;
  }
}

/** The machine's generator. */
export const systemRandom: Random = new SystemRandom();

/** A generator that repeats itself for the same seed, SHA-256 in counter mode: for replayed runs, never in service. */
export class SeededRandom implements Random {
  private counter = 0;
  private rest = new Uint8Array(0);

  constructor(private readonly seed: string) {}

  bytes(length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      if (this.rest.length === 0) {
        this.rest = new Uint8Array(createHash('sha256').update(`${this.seed}/${this.counter++}`).digest());
      }
      const part = this.rest.subarray(0, length - filled);
      out.set(part, filled);
      filled += part.length;
      this.rest = this.rest.slice(part.length);
    }
    return out;
  }
}

/** A whole number in 0 ≤ n < bound, without bias. @param bound 1 to 2^32 */
export function randomBelow(random: Random, bound: number): number {
  const limit = Math.floor(0x1_0000_0000 / bound) * bound;
  for (;;) {
    const bytes = random.bytes(4);
    const value = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (value < limit) return value % bound;
  }
}
