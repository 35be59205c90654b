import { encodeCbor, type CborValue } from '../../primitives/cbor/cbor.js';
import { isoInstant, type Clock, type Instant } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { DataKeys } from '../../holder/data-key.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { authorise } from '../../access/authorise.js';
import { actorOf, type ClientCaller } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { PendingStore } from '../issuing/pending-store.js';
import { licenceOf, type Licence } from '../register/licence.js';
import { LicenceVersionRow } from '../register/licence-row.js';
import type { LicenceStore } from '../register/licence-store.js';
import type { PublishStatusList } from '../status/publish-status-list.js';
import type { MovedLicence, MoveOrder } from './move-order.js';

/** A move as its verb describes it. */
export interface Move {
  /** The use case's path, `licence/suspend`. */
  readonly name: string;
  /** The new state, from the state it starts from; refuses where there is no such move. */
  readonly from: (licence: Licence, at: Instant) => Licence;
}

/** What every move of an issued licence has in common: who may, conditional on the state it started from, recorded with its reason. */
export class ApplyMove {
  constructor(
    private readonly units: UnitOfWork,
    private readonly licences: LicenceStore,
    private readonly pending: PendingStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly statusLists: PublishStatusList,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, LICENCE_STATE_CONFLICT, LICENCE_MOVED, RIGHT_MISSING */
  async run(move: Move, identifier: string, order: MoveOrder, by: { readonly caller: ClientCaller; readonly call: MarkedCall }): Promise<MovedLicence> {
    const moved = await this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, by.call);
      if (begun.state === 'replay') return { answer: answerOf(identifier, begun.answerRef), statusList: undefined };
      const version = await this.ownVersion(unit, identifier, by.caller);
      const after = await this.write(unit, version, move);
      await this.record(unit, { move, version, after, order, caller: by.caller });
      const reference = `${after.state} ${after.stateSince} ${after.revision}`;
      await this.idempotency.finish(unit, by.call, reference);
      return { answer: answerOf(identifier, reference), statusList: version.statusList };
    });
    if (moved.statusList !== undefined) this.statusLists.forget(moved.statusList);
    return moved.answer;
  }

  private async ownVersion(unit: Unit, identifier: string, caller: ClientCaller): Promise<LicenceVersionRow> {
    // Another department's licence and none at all look alike: who may not move it does not learn that it exists.
    const version = await this.licences.issuedBy(unit, caller.client.department, identifier);
    if (version === undefined) {
      throw new Refusal('notFound', 'LICENCE_UNKNOWN', '贵机构没有签发过该标识的证照。Your department has issued no licence with this identifier.');
    }
    authorise(caller, { right: 'licences:move', typeCode: version.typeCode as LicenceTypeCode }, this.clock.now());
    return version;
  }

  private async write(unit: Unit, version: LicenceVersionRow, move: Move): Promise<Licence> {
    const before = licenceOf(version);
    const after = move.from(before, this.clock.now());
    if (!(await this.licences.move(unit, version.id, before, after))) {
      throw new Refusal('conflict', 'LICENCE_MOVED', '该证照刚被他人变动，请重新读取。Someone else has just moved this licence: read it again.');
    }
    if (after.state === 'revoked') await this.pending.releaseNumber(unit, version.licenceId);
    return after;
  }

  private async record(unit: Unit, done: { move: Move; version: LicenceVersionRow; after: Licence; order: MoveOrder; caller: ClientCaller }): Promise<void> {
    const { version, after, order } = done;
    const [body] = await this.licences.bodies(unit, [version.id]);
    if (body === undefined) throw new RangeError(`version ${hex(version.id)} has no body`);
    const dataKey = await this.dataKeys.byId(unit, body.dataKeyId);
    const place = { table: 'act', column: 'reason', row: `${hex(version.id)}/${after.revision}` };
    // A reason is a clerk's free text and may name someone: the ledger keeps it enciphered, so that erasing the holder erases it too.
    const reason = this.dataKeys.encipher(dataKey, place, encodeCbor([order.reason, order.legalBasis]));
    const facts = new Map<string, CborValue>([
      ['version', version.id],
      ['from', version.state],
      ['to', after.state],
      ['revision', after.revision],
      ['reason', reason],
    ]);
    const row = Object.assign(new LicenceVersionRow(), version, { state: after.state, stateSince: after.stateSince, revision: after.revision });
    const act = { log: 'acts', name: done.move.name, at: after.stateSince, actor: actorOf(done.caller), subject: version.licenceId, facts } as const;
    await this.recordAct.run(unit, act, touched(LicenceVersionRow, row));
  }
}

function answerOf(identifier: string, reference: string): MovedLicence {
  const [state = '', since = '', revision = ''] = reference.split(' ');
  return { identifier, state, since: isoInstant(Number(since)), revision: Number(revision) };
}
