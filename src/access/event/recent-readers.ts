import type { Instant } from '../../primitives/clock.js';

/** Readers remembered at the most; of whom read longest ago is forgotten first. */
const REMEMBERED = 10_000;

/** Who read through this instance of late, so that whoever watches over reads need not ask after everybody. */
export class RecentReaders {
  private readonly lastAt = new Map<string, Instant>();

  note(reader: string, at: Instant): void {
    this.lastAt.delete(reader);
    if (this.lastAt.size >= REMEMBERED) this.lastAt.delete(this.lastAt.keys().next().value ?? '');
    this.lastAt.set(reader, at);
  }

  since(from: Instant): string[] {
    return [...this.lastAt].filter(([, at]) => at >= from).map(([reader]) => reader);
  }
}
