import type { CborValue } from '../../primitives/cbor/cbor.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKey, DataKeys } from '../../holder/data-key.js';
import { DataKeyRow } from '../../holder/data-key-row.js';
import { maskHolderCode, parseHolderCode, type HolderCode } from '../../holder/holder-code.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { HolderSession } from '../../access/sign-in/session.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import type { OwnLicences } from '../own-licences.js';
import { checkTerm, MOST_GIVEN, scopeText, type EntrustmentOrder } from './entrustment.js';
import { sealParties, type Party } from './entrustment-parties.js';
import { EntrustmentRow } from './entrustment-row.js';
import type { EntrustmentStore } from './entrustment-store.js';

/** A holder entrusts somebody with the use of licences: a person or an organisation, known by the holder code that a clerk will ask for. */
export class Entrust {
  constructor(
    private readonly units: UnitOfWork,
    private readonly entrustments: EntrustmentStore,
    private readonly own: OwnLicences,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @returns its id, the same for each repetition @throws Refusal HOLDER_CODE_…, ENTRUSTMENT_TERM, ENTRUSTMENT_TO_SELF, ENTRUSTMENT_TOO_MANY, IDEMPOTENCY_… */
  async run(session: HolderSession, order: EntrustmentOrder, call: MarkedCall): Promise<Uint8Array> {
    const delegate = parsedDelegate(order.delegate);
    const madeAt = this.clock.now();
    checkTerm(order.validUntil, madeAt);
    if (this.dataKeys.indexesOf(delegate).some((index) => hex(index) === hex(session.holderIndex))) throw toSelf();
    const grantor = await this.grantor(session);
    const id = this.random.bytes(16);
    return this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return new Uint8Array(Buffer.from(begun.answerRef, 'hex'));
      if ((await this.entrustments.countInForce(unit, session.holderIndex, madeAt)) >= MOST_GIVEN) throw tooMany();
      const dataKey = await this.ensureDataKey(unit, session);
      const parties = { grantor, delegate: { name: order.delegate.name, maskedCode: maskHolderCode(delegate) }, ...(order.note === undefined ? {} : { note: order.note }) };
      const row = this.row({ id, madeAt, session, order, delegate });
      Object.assign(row, { dataKeyId: dataKey.id, parties: sealParties(this.dataKeys, dataKey, id, parties) });
      await this.entrustments.add(unit, row);
      await this.record(unit, row, session);
      await this.idempotency.finish(unit, call, hex(id));
      return id;
    });
  }

  /** The grantor as the own licences call them: what a holder says of themselves proves nothing to a delegate. */
  private async grantor(session: HolderSession): Promise<Party> {
    const [licence] = await this.own.list(session);
    if (licence === undefined) return {};
    const facts = disclosedFields(licence.body.sealed);
    const [name, codeType, code] = ['name', 'codeType', 'code'].map((fact) => String(facts.get(`holder/${licence.ordinal}/${fact}`)));
    return { name: name ?? '', maskedCode: maskHolderCode(parseHolderCode(codeType ?? '', code ?? '')) };
  }

  private row({ id, madeAt, session, order, delegate }: { id: Uint8Array; madeAt: number; session: HolderSession; order: EntrustmentOrder; delegate: HolderCode }): EntrustmentRow {
    return Object.assign(new EntrustmentRow(), {
      id,
      grantorIndex: session.holderIndex,
      delegateIndex: this.dataKeys.indexOf(delegate),
      grantorIndexKey: session.indexKey,
      delegateIndexKey: this.dataKeys.newestIndexKey.generation,
      relation: order.relation,
      licenceTypes: scopeText(order.licenceTypes),
      serviceItems: scopeText(order.serviceItems),
      usesAllowed: order.uses,
      usesMade: 0,
      madeAt,
      validUntil: order.validUntil,
      state: 'given',
      revokedAt: null,
    });
  }

  private async ensureDataKey(unit: Unit, session: HolderSession): Promise<DataKey> {
    const { key, made } = await this.dataKeys.ensureOf(unit, session);
    if (made !== undefined) {
      const facts = new Map([['wrappedBy', made.wrappedBy]]);
      const act = { log: 'acts', name: 'holder/make-data-key', at: made.createdAt, actor: actorOf(session), subject: made.id, facts } as const;
      await this.recordAct.run(unit, act, touched(DataKeyRow, made));
    }
    return key;
  }

  private async record(unit: Unit, row: EntrustmentRow, session: HolderSession): Promise<void> {
    const facts = new Map<string, CborValue>([['relation', row.relation], ['licenceTypes', row.licenceTypes], ['serviceItems', row.serviceItems], ['uses', row.usesAllowed], ['validUntil', row.validUntil]]);
    const act = { log: 'acts', name: 'presentation/entrust', at: row.madeAt, actor: actorOf(session), subject: row.id, facts } as const;
    await this.recordAct.run(unit, act, touched(EntrustmentRow, row));
  }
}

/** @throws Refusal HOLDER_CODE_…, pointing into `/delegate` */
function parsedDelegate({ codeType, code }: EntrustmentOrder['delegate']): HolderCode {
  try {
    return parseHolderCode(codeType, code);
  } catch (error) {
    throw error instanceof Refusal ? error.at('/delegate') : error;
  }
}

function toSelf(): Refusal {
  return new Refusal('unprocessable', 'ENTRUSTMENT_TO_SELF', '受托人不能是本人。You cannot entrust yourself: name somebody else.', [{ pointer: '/delegate/code', detail: 'somebody else’s' }]);
}

function tooMany(): Refusal {
  return new Refusal('conflict', 'ENTRUSTMENT_TOO_MANY', `生效中的委托已达 ${MOST_GIVEN} 项，请先撤销不再需要的。You have given as many entrustments as one may: revoke one that is no longer needed.`);
}
