import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import type { Log } from '../../nest/log.js';
import { isDuplicate, type UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { AlarmRow } from './alarm-row.js';
import type { AlarmStore } from './alarm-store.js';
import type { ReadCounts, Suspicion } from './suspicion.js';
import { WINDOW_MS } from './suspicion.js';

const HOUR_MS = 3_600_000;

/** What is to be said of a reader. */
export interface AlarmOrder {
  readonly kind: Suspicion;
  readonly reader: string;
  readonly counts: ReadCounts;
}

/** Raises an alarm: an act of its own, a row, and a line of the log for whoever watches that. */
export class RaiseAlarm {
  constructor(
    private readonly units: UnitOfWork,
    private readonly alarms: AlarmStore,
    private readonly recordAct: RecordAct,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly log: Log,
  ) {}

  /** @returns whether it was raised; `false` where the reader has had one of the kind within the hour, also by another instance */
  async run({ kind, reader, counts }: AlarmOrder): Promise<boolean> {
    const at = this.clock.now();
    const row = Object.assign(new AlarmRow(), { id: this.random.bytes(16), raisedAt: at, hour: Math.floor(at / HOUR_MS), kind, reader, windowFrom: at - WINDOW_MS, ...counts });
    const facts = new Map<string, string | number>([['kind', kind], ['reader', reader], ...Object.entries(counts)]);
    try {
      const isRaised = await this.units.run(async (unit) => {
        if (await this.alarms.hasSince(unit, { reader, kind }, at - HOUR_MS)) return false;
        await this.alarms.add(unit, row);
        await this.recordAct.run(unit, { log: 'acts', name: 'supervision/raise-alarm', at, actor: 'service', subject: row.id, facts }, touched(AlarmRow, row));
        return true;
      });
      if (isRaised) this.log.warn('alarm', { kind, reader, ...counts });
      return isRaised;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
