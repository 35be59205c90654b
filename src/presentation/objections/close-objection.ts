import type { Instant } from '../../primitives/clock.js';
import type { Unit } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { objectionUnknown, refuseClosed } from './objection.js';
import { ObjectionRow } from './objection-row.js';
import type { ObjectionStore } from './objection-store.js';

/** How an objection ends. */
export type Closing =
  | { readonly state: 'withdrawn'; readonly act: 'presentation/withdraw-objection'; readonly actor: string }
  | { readonly state: 'answered'; readonly act: 'presentation/answer-objection'; readonly actor: string; readonly answer: (row: ObjectionRow) => Promise<Uint8Array> };

/** What withdrawing and answering have in common: of two that race one ends the objection, and the other is told. */
export class CloseObjection {
  constructor(
    private readonly objections: ObjectionStore,
    private readonly recordAct: RecordAct,
  ) {}

  /** @param isTheirs whether the row is one that the caller may end @throws Refusal OBJECTION_UNKNOWN, OBJECTION_CLOSED */
  async run(unit: Unit, id: Uint8Array, isTheirs: (row: ObjectionRow) => boolean, { at, closing }: { readonly at: Instant; readonly closing: Closing }): Promise<void> {
    const row = await this.objections.byId(unit, id);
    if (row === undefined || !isTheirs(row)) throw objectionUnknown();
    refuseClosed(row);
    const answer = closing.state === 'answered' ? { answeredBy: closing.actor, answer: await closing.answer(row) } : {};
    const closed = Object.assign(new ObjectionRow(), row, { openEvent: null, state: closing.state, closedAt: at, ...answer });
    if (!(await this.objections.close(unit, closed))) refuseClosed({ state: 'answered' });
    const act = { log: 'acts', name: closing.act, at, actor: closing.actor, subject: id, facts: new Map([['read', row.eventId]]) } as const;
    await this.recordAct.run(unit, act, touched(ObjectionRow, closed));
  }
}
