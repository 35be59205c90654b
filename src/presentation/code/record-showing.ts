import { hex } from '../../primitives/digest.js';
import { actorOf } from '../../access/caller.js';
import type { RecordAccess } from '../../access/event/record-access.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import type { Showing } from './find-showing.js';

const MINUTE_MS = 60_000;

/** `show-code`: its code is on the phone. `read-standing`: the phone asked how it stands, and no code was on it. */
export type ShowingAct = 'presentation/show-code' | 'presentation/read-standing';

/**
 * Records that a holder shows a licence. A page that is open asks for a code every half minute and for the standing every five seconds, so one
 * record stands for all that one holder is shown of one licence in one minute of the clock; what was shown in the minute before covers the standing too.
 * Nothing leaves before that record is committed. Each instance counts by itself, and from anew after a start: there may be a record more, never one less.
 */
export class RecordShowing {
  private minute = -1;
  private recorded = new Map<string, Promise<void>>();
  private before = new Map<string, Promise<void>>();

  constructor(private readonly recordAccess: RecordAccess) {}

  async run(act: ShowingAct, session: HolderSession, showing: Showing): Promise<void> {
    this.turnTo(Math.floor(showing.at / MINUTE_MS));
    const place = `${hex(showing.version.id)} ${actorOf(session)}`;
    const shown = `presentation/show-code ${place}`;
    const known = this.recorded.get(`${act} ${place}`) ?? (act === 'presentation/read-standing' ? (this.recorded.get(shown) ?? this.before.get(shown)) : undefined);
    await (known ?? this.record(act, place, { session, showing }));
  }

  private record(act: ShowingAct, place: string, { session, showing }: { readonly session: HolderSession; readonly showing: Showing }): Promise<void> {
    const recorded = this.recorded;
    const recording = this.recordAccess.run({
      act,
      reader: { kind: 'holder', id: actorOf(session), departmentCode: null },
      ground: 'self',
      purpose: { cause: '本人亮证' },
      holderIndex: session.holderIndex,
      subjects: [{ versionId: showing.version.id, disclosed: [act === 'presentation/show-code' ? 'code' : 'standing'] }],
    });
    recorded.set(`${act} ${place}`, recording);
    recording.catch(() => recorded.delete(`${act} ${place}`));
    return recording;
  }

  private turnTo(minute: number): void {
    if (minute === this.minute) return;
    this.before = minute === this.minute + 1 ? this.recorded : new Map<string, Promise<void>>();
    this.recorded = new Map();
    this.minute = minute;
  }
}
