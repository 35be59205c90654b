import type { Clock } from '../../primitives/clock.js';
import type { Random } from '../../primitives/random.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import { isDuplicate, type UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKeys } from '../../holder/data-key.js';
import { DataKeyRow } from '../../holder/data-key-row.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { readUnknown } from '../reads/prove-own-read.js';
import type { ReadsStore } from '../reads/reads-store.js';
import { answerUntil } from './objection.js';
import { ObjectionRow } from './objection-row.js';
import type { ObjectionStore } from './objection-store.js';

/** What a holder objects to, and what they say: at most 1,000 characters. */
export interface ObjectionOrder {
  readonly eventId: Uint8Array;
  readonly text: string;
}

/** A holder objects to a read 异议: the department that read has fifteen days to say why it was right, or that it was not. */
export class RaiseObjection {
  constructor(
    private readonly objections: ObjectionStore,
    private readonly reads: ReadsStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly units: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @throws Refusal notFound READ_UNKNOWN, for the own looks too · conflict OBJECTION_OPEN · IDEMPOTENCY_… */
  async run(session: HolderSession, { eventId, text }: ObjectionOrder, call: MarkedCall): Promise<void> {
    const at = this.clock.now();
    const event = await this.reads.oneOfHolder(this.reader, eventId, { holderIndex: session.holderIndex, now: at });
    const department = event?.department;
    if (department === undefined || department === null) throw readUnknown();
    await this.units.run(async (unit) => {
      if ((await this.idempotency.begin(unit, call)).state === 'replay') return;
      // Who holds no licence yet may have been looked up all the same: then the holder gets a data key now.
      const { key, made } = await this.dataKeys.ensureOf(unit, session);
      const id = this.random.bytes(16);
      const said = this.dataKeys.encipher(key, { table: 'objection', column: 'said', row: hex(id) }, Buffer.from(text, 'utf8'));
      const { holderIndex, indexKey } = session;
      const term = { raisedAt: at, answerUntil: answerUntil(at), closedAt: null, answeredBy: null, answer: null };
      const row = Object.assign(new ObjectionRow(), { id, eventId, openEvent: eventId, holderIndex, indexKey, department, state: 'raised', dataKeyId: key.id, said, ...term });
      await this.objections.add(unit, row).catch(refuseSecond);
      const act = { log: 'acts', name: 'presentation/raise-objection', at, actor: actorOf(session), subject: id, facts: new Map([['read', eventId]]) } as const;
      await this.recordAct.run(unit, act, [...touched(ObjectionRow, row), ...(made === undefined ? [] : touched(DataKeyRow, made))]);
      await this.idempotency.finish(unit, call, hex(id));
    });
  }
}

function refuseSecond(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new Refusal('conflict', 'OBJECTION_OPEN', '您对这次查阅已提出异议，请等待答复。You have objected to this read already: wait for the answer, or withdraw it.');
}
