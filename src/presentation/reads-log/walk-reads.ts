import type { Clock, Instant } from '../../primitives/clock.js';
import type { Log } from '../../nest/log.js';
import type { Reader } from '../../database/reader.js';
import type { TreeStore } from '../../ledger/tree-store.js';
import type { ReadsLogStore } from './reads-log-store.js';

/** One walk through the whole log of reads. */
export interface Round {
  readonly finishedAt: Instant;
  /** Entries that it looked at. */
  readonly entries: number;
  /** Entries of which something is gone. */
  readonly lost: number;
}

/** Entries that one step looks at: a few milliseconds of the database's time. A million entries are walked through in an hour or so. */
const STEP = 500;

/**
 * Walks through the log of reads from its first entry to the last checkpoint, a step at a time and over again: whoever deletes a read with its act
 * leaves a place without them. A holder cannot see that a place was theirs, so every holder is told how the last walk ended. It finds what is gone, not what
 * is changed: that the audit finds, and a holder of the own reads. Each instance walks by itself and begins anew at its start.
 */
export class WalkReads {
  private round = { next: 0, lost: 0 };
  private finished: Round | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly store: ReadsLogStore,
    private readonly trees: TreeStore,
    private readonly reader: Reader,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** The last walk that came to its end; undefined before the first. */
  get last(): Round | undefined {
    return this.finished;
  }

  /** One step; whoever asks while one is under way waits for that. */
  run(): Promise<void> {
    this.underWay ??= this.step().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async step(): Promise<void> {
    const size = (await this.trees.lastCheckpoint(this.reader, 'reads'))?.size ?? 0;
    const { next, lost } = this.round;
    const to = Math.min(size, next + STEP);
    const found = lost + (to > next ? await this.store.lost(this.reader, next, to) : 0);
    if (to < size) {
      this.round = { next: to, lost: found };
      return;
    }
    if (found > 0) this.log.warn('reads are gone from the log of reads', { entries: size, lost: found });
    this.finished = { finishedAt: this.clock.now(), entries: size, lost: found };
    this.round = { next: 0, lost: 0 };
  }
}
