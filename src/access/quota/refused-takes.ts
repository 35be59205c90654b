import type { Instant } from '../../primitives/clock.js';

/** Refusals of one reader remembered at the most: more is not asked about. */
const REMEMBERED = 100;
/** Readers remembered at the most; who was refused first is forgotten first. */
const READERS = 1_000;

/**
 * What the quota refused, by reader. A refused request reads nothing and so has no place in the log of reads; whoever watches for
 * walks through codes counts it here. In the memory of this instance alone: a restart forgets it, a walk that goes on is soon counted again.
 */
export class RefusedTakes {
  private readonly byReader = new Map<string, Instant[]>();

  note(reader: string, at: Instant): void {
    const instants = this.byReader.get(reader) ?? [];
    if (instants.length === 0 && this.byReader.size >= READERS) this.byReader.delete(this.byReader.keys().next().value ?? '');
    instants.push(at);
    if (instants.length > REMEMBERED) instants.shift();
    this.byReader.set(reader, instants);
  }

  /** How often each was refused since an instant, at most a hundred; who was not is left out, and forgotten. */
  since(from: Instant): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const [reader, instants] of this.byReader) {
      const count = instants.filter((at) => at >= from).length;
      if (count > 0) counts.set(reader, count);
      else this.byReader.delete(reader);
    }
    return counts;
  }
}
