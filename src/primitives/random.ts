import { createHash, randomBytes } from 'node:crypto';

/** The only door to randomness. Signature nonces never come from here: the crypto library draws its own. */
export interface Random {
  /** @param length bytes wanted, 1 to 65,536 */
  bytes(length: number): Uint8Array;
}

/** The operating system's generator. */
export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
};

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
