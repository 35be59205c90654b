import type { Log } from './nest/log.js';

/** Something that is done again and again. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  /** `more`: to be done again at once. */
  readonly run: () => Promise<'done' | 'more'>;
}

/** Runs chores until it is closed, each by itself: one that fails is reported and tried again, and never overtakes itself. */
export class Timers {
  private readonly waiting = new Map<Chore, NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private isClosed = false;

  constructor(
    private readonly chores: readonly Chore[],
    private readonly log: Log,
  ) {}

  start(): void {
    for (const chore of this.chores) this.wait(chore);
  }

  /** Ends the chores and waits for those under way. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const timer of this.waiting.values()) clearTimeout(timer);
    await Promise.all(this.underWay);
  }

  private wait(chore: Chore): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => {
      const running = this.once(chore).finally(() => {
        this.underWay.delete(running);
        this.wait(chore);
      });
      this.underWay.add(running);
    }, chore.everyMs);
    timer.unref();
    this.waiting.set(chore, timer);
  }

  private async once(chore: Chore): Promise<void> {
    try {
      while (!this.isClosed && (await chore.run()) === 'more');
    } catch (fault) {
      this.log.fault(`chore ${chore.name}`, fault);
    }
  }
}
