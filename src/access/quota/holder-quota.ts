import { DAY_MS, startOfDayInChina } from '../../primitives/calendar-date.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import { actorOf, type DepartmentCaller } from '../caller.js';
import type { QuotaStore } from './quota-store.js';
import type { RefusedTakes } from './refused-takes.js';

/** So often a reader's day is brought together with what other instances recorded, and a changed quota is read: so long at the most two instances go their own ways. */
const MERGE_MS = 10_000;
/** A read is recorded a little after its time: its transaction may wait, and clocks differ. What is merged overlaps by so much. */
const OVERLAP_MS = 15_000;
/** Readers whose day is remembered at once; of the one longest without a read it is loaded again. */
const READERS = 256;

/** What one reader has asked about today, as this instance knows it. */
interface Today {
  /** The midnight with which it began. */
  readonly begins: Instant;
  /** Hexadecimal blind indexes; never more than the quota and one. */
  readonly holders: Set<string>;
  quota: number;
  /** Undefined before the first merge. */
  mergedAt?: Instant;
  merging?: Promise<void> | undefined;
}

/**
 * The quota on distinct holders: whoever has the right to look up somebody has not the right to walk through everybody. A holder asked about
 * again is free; one about whom nothing was found counts. The log of reads is the count: nothing is written here, and a restart forgets nothing.
 */
export class HolderQuota {
  private readonly days = new Map<string, Today>();

  constructor(
    private readonly quotas: QuotaStore,
    private readonly refused: RefusedTakes,
    private readonly reader: Reader,
    private readonly clock: Clock,
    /** For officers, and for clients without a quota of their own. */
    private readonly usualQuota: number,
  ) {}

  /**
   * Counts a holder against the caller's day, before anything is read of them. @param holderIndex under the newest index key
   * @throws Refusal tooMany HOLDER_QUOTA for a holder more than the quota
   */
  async take(caller: DepartmentCaller, holderIndex: Uint8Array): Promise<void> {
    const now = this.clock.now();
    const reader = actorOf(caller);
    const today = this.dayOf(reader, now);
    if (today.mergedAt === undefined || now - today.mergedAt >= MERGE_MS) await this.merged(today, caller, now);
    const holder = hex(holderIndex);
    if (today.holders.has(holder)) return;
    if (today.holders.size >= today.quota) {
      this.refused.note(reader, now);
      throw quotaReached(today.quota, Math.ceil((today.begins + DAY_MS - now) / 1000));
    }
    today.holders.add(holder);
  }

  private dayOf(reader: string, now: Instant): Today {
    const begins = startOfDayInChina(now);
    const known = this.days.get(reader);
    const today: Today = known?.begins === begins ? known : { begins, holders: new Set(), quota: 0 };
    this.days.delete(reader);
    if (this.days.size >= READERS) this.days.delete(this.days.keys().next().value ?? '');
    this.days.set(reader, today);
    return today;
  }

  /** All who come meanwhile wait for the same merge: nobody slips through beside it. */
  private merged(today: Today, caller: DepartmentCaller, now: Instant): Promise<void> {
    today.merging ??= this.merge(today, caller, now).finally(() => {
      today.merging = undefined;
    });
    return today.merging;
  }

  private async merge(today: Today, caller: DepartmentCaller, now: Instant): Promise<void> {
    const own = caller.kind === 'client' ? await this.quotas.ofClient(this.reader, caller.client.id) : undefined;
    const quota = own ?? this.usualQuota;
    // Under a larger quota more of the day counts than was loaded.
    const isKnown = today.mergedAt !== undefined && quota <= today.quota;
    const from = isKnown ? Math.max(today.begins, (today.mergedAt ?? 0) - OVERLAP_MS) : today.begins;
    const asked = await this.quotas.holdersAsked(this.reader, { reader: actorOf(caller), from, to: today.begins + DAY_MS, limit: quota + 1 });
    for (const holder of asked) if (today.holders.size <= quota) today.holders.add(hex(holder));
    today.quota = quota;
    today.mergedAt = now;
  }
}

function quotaReached(quota: number, secondsLeft: number): Refusal {
  const zh = `本日已查询 ${quota} 个不同的持证主体，达到当日上限，北京时间 24:00 起重新计数；确需更多的，请向运行机构申请提高上限。`;
  const en = `This caller has asked about ${quota} distinct holders today, which is its quota. The day ends at 24:00 Beijing time; for more, ask the operator of this repository to raise it.`;
  return new Refusal('tooMany', 'HOLDER_QUOTA', zh + en, [], secondsLeft);
}
