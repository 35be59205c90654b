import { StatementFailed } from './driver/statements.js';
import type { Unit, UnitOfWork } from './unit-of-work.js';

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Items of one unit at the most. */
const TOGETHER = 64;

/**
 * Writes what many callers want to add at the same time in one unit: while one unit is at work the next gathers. Nobody is told that an item is
 * written before its unit is committed, and an item that cannot be written fails for its own caller alone.
 */
export class Gathering<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private isAtWork = false;

  /** @param write adds the items; it may be run again, with all of them or with one by itself */
  constructor(
    private readonly units: UnitOfWork,
    private readonly write: (unit: Unit, items: readonly Item[]) => Promise<void>,
  ) {}

  /** Returns when the item is committed. */
  run(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isAtWork) return;
      this.isAtWork = true;
      // The end of the turn: requests that arrived together are written together.
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, TOGETHER));
    this.isAtWork = false;
  }

  private async together(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.units.run((unit) => this.write(unit, group.map(({ item }) => item)));
      for (const { resolve } of group) resolve();
    } catch (error) {
      // Where no item is at fault all are told at once: to write again would be in vain, would make those behind wait, or could write twice.
      if (group.length === 1 || !isOfOneItem(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.together([one]);
    }
  }
}

/** What one item by itself can cause: a row that the database refuses, or one that cannot be spelled. A database that is busy, silent, full or lost refuses every item. */
function isOfOneItem(error: unknown): boolean {
  if (error instanceof StatementFailed) return error.driverError.code?.startsWith('SQLITE_CONSTRAINT') === true || (error.driverError.errno ?? 0) > 0;
  return error instanceof RangeError || error instanceof TypeError;
}
