import type { Clock, Instant } from '../../primitives/clock.js';
import type { Reader } from '../../database/reader.js';
import type { RecordAccess } from '../../access/event/record-access.js';
import type { RefusedTakes } from '../../access/quota/refused-takes.js';
import type { AlarmStore } from './alarm-store.js';
import type { RaiseAlarm } from './raise-alarm.js';
import { suspicionIn, WINDOW_MS } from './suspicion.js';

/**
 * Looks at what each reader did in the last ten minutes, whichever instance served it, and raises an alarm where it looks like a walk through codes or
 * like guessing. A timer runs it every ten seconds: whoever begins such a walk is reported within a minute.
 */
export class WatchReads {
  private hasLooked = false;

  constructor(
    private readonly alarms: AlarmStore,
    private readonly raiseAlarm: RaiseAlarm,
    private readonly accesses: RecordAccess,
    private readonly refused: RefusedTakes,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @returns how many alarms were raised */
  async run(): Promise<number> {
    const from = this.clock.now() - WINDOW_MS;
    const refused = this.refused.since(from);
    let raised = 0;
    for (const reader of new Set([...(await this.readers(from)), ...refused.keys()])) {
      const counts = { ...(await this.alarms.countsOf(this.reader, reader, from)), refused: refused.get(reader) ?? 0 };
      const kind = suspicionIn(counts);
      if (kind !== undefined && (await this.raiseAlarm.run({ kind, reader, counts }))) raised++;
    }
    this.hasLooked = true;
    return raised;
  }

  /** Whoever read through this instance; at the first look everybody, since an earlier start may have ended in the middle of a walk. */
  private async readers(from: Instant): Promise<readonly string[]> {
    return this.hasLooked ? this.accesses.departmentReadersSince(from) : this.alarms.registeredReaders(this.reader);
  }
}
