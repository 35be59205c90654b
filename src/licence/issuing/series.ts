import type { UnitOfWork } from '../../database/unit-of-work.js';
import type { PendingStore } from './pending-store.js';

/** Numbers taken from the database at a time. What an instance has taken and not given away is lost when it stops: serials may skip, never repeat. */
const BLOCK = 64;

interface Block {
  next: number;
  readonly end: number;
}

/**
 * Gives away numbers of named series, each number once across all instances. Blocks are taken by an atomic update in a transaction of their
 * own, so that issuing does not queue behind one counter row.
 */
export class Series {
  private readonly blocks = new Map<string, Promise<Block>>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly store: PendingStore,
  ) {}

  /** @param name 1 to 64 ASCII characters @returns 0, 1, 2, … */
  async next(name: string): Promise<number> {
    for (;;) {
      const taking = this.blocks.get(name) ?? this.take(name);
      const block = await taking;
      if (block.next < block.end) return block.next++;
      if (this.blocks.get(name) === taking) this.blocks.delete(name);
    }
  }

  private take(name: string): Promise<Block> {
    const taking = this.units
      .run((unit) => this.store.take(unit, name, BLOCK))
      .then((first) => ({ next: first, end: first + BLOCK }));
    this.blocks.set(name, taking);
    taking.catch(() => this.blocks.delete(name));
    return taking;
  }
}
