import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { DataKeys } from '../../holder/data-key.js';
import type { HolderCode } from '../../holder/holder-code.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf, type DepartmentCaller } from '../../access/caller.js';
import type { Proof } from '../proof.js';
import { coversItem, scopeCodes, standingAt } from './entrustment.js';
import { EntrustmentRow } from './entrustment-row.js';
import type { EntrustmentStore } from './entrustment-store.js';

/** What a delegate brings to the counter: the entrustment's number, and the code on the own identity document as the clerk typed it. */
export interface PresentedEntrustment {
  readonly entrustment: Uint8Array;
  readonly delegate: HolderCode;
}

/** Holds an entrustment against the look that it is to open. Whatever is wrong, the answer is the same: who guesses learns nothing. */
export class ExamineEntrustment {
  constructor(
    private readonly entrustments: EntrustmentStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param by the caller, and the service item that the purpose names @throws Refusal ENTRUSTMENT_NOT_GOOD */
  async run({ entrustment, delegate }: PresentedEntrustment, by: { readonly caller: DepartmentCaller; readonly serviceItem: string | undefined }): Promise<Proof> {
    const indexes = this.dataKeys.indexesOf(delegate).map(hex);
    const row = await this.entrustments.byId(this.reader, entrustment);
    const isGood = row !== undefined && indexes.includes(hex(row.delegateIndex)) && standingAt(row, this.clock.now()) === 'good' && coversItem(row, by.serviceItem);
    if (!isGood) throw notGood();
    const licenceTypes = scopeCodes(row.licenceTypes);
    return {
      kind: 'entrustment',
      ground: 'entrusted',
      reference: row.id,
      holderIndexes: [row.grantorIndex],
      ...(licenceTypes === undefined ? {} : { licenceTypes }),
      strength: 'strong',
      consume: (unit) => this.consume(unit, row.id, actorOf(by.caller)),
    };
  }

  private async consume(unit: Unit, id: Uint8Array, actor: string): Promise<void> {
    const at = this.clock.now();
    const used = await this.entrustments.use(unit, id, at);
    if (used === undefined) throw notGood();
    const facts = new Map([['usesMade', used.usesMade]]);
    const act = { log: 'acts', name: 'presentation/use-entrustment', at, actor, subject: id, facts } as const;
    await this.recordAct.run(unit, act, touched(EntrustmentRow, used));
  }
}

function notGood(): Refusal {
  return new Refusal('unprocessable', 'ENTRUSTMENT_NOT_GOOD', '委托编号与受托人不符，或该委托不适用于此事项、已用完、已到期或已撤销。This entrustment is not this delegate’s, or not good for this service item, or used up, over or revoked.');
}
