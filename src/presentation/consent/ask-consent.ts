import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import type { CborValue } from '../../primitives/cbor/cbor.js';
import type { Clock } from '../../primitives/clock.js';
import { hex } from '../../primitives/digest.js';
import type { Random } from '../../primitives/random.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKeys } from '../../holder/data-key.js';
import type { HolderCode } from '../../holder/holder-code.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf, departmentOf, type DepartmentCaller } from '../../access/caller.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { consentOf, consentView, displace, MOST_MINUTES, toDisplace, type AskedConsent, type ConsentView } from './consent.js';
import { ConsentRow } from './consent-row.js';
import type { ConsentStore } from './consent-store.js';

/** What is asked of a holder, by a caller whose rights have been checked. */
export interface ConsentOrder {
  readonly holder: HolderCode;
  /** 1 to 20, each once. */
  readonly licenceTypes: readonly LicenceTypeCode[];
  /** As it was checked. */
  readonly purpose: JsonValue;
  /** 1 to 30: so long the request is open, and so long again an approval is good. */
  readonly validMinutes: number;
}

/**
 * A department asks a holder for consent. Asked for a code that nobody has, everything is as for one that somebody has: the row, the act, the answer,
 * the time that it takes. Past its limit a department's oldest open request to this holder makes room.
 */
export class AskConsent {
  constructor(
    private readonly units: UnitOfWork,
    private readonly consents: ConsentStore,
    private readonly dataKeys: DataKeys,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_PENDING */
  async run(order: ConsentOrder, by: { readonly caller: DepartmentCaller; readonly call: MarkedCall }): Promise<ConsentView> {
    if (order.validMinutes > MOST_MINUTES) throw new RangeError(`a request stands open for ${MOST_MINUTES} minutes at the most`);
    const row = this.row(order, by.caller);
    return this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, by.call);
      if (begun.state === 'replay') return this.asAsked(unit, begun.answerRef);
      const displaced = await this.makeRoom(unit, row);
      await this.consents.add(unit, row);
      const facts = new Map<string, CborValue>([['department', row.department], ['licenceTypes', row.licenceTypes], ['answerUntil', row.answerUntil]]);
      const act = { log: 'acts', name: 'presentation/ask-consent', at: row.askedAt, actor: row.askedBy, subject: row.id, facts } as const;
      await this.recordAct.run(unit, act, touched(ConsentRow, row, ...displaced));
      await this.idempotency.finish(unit, by.call, hex(row.id));
      return viewAsAsked(row);
    });
  }

  private row({ holder, licenceTypes, purpose, validMinutes }: ConsentOrder, caller: DepartmentCaller): ConsentRow {
    const askedAt = this.clock.now();
    return Object.assign(new ConsentRow(), {
      id: this.random.bytes(16),
      holderIndex: this.dataKeys.indexOf(holder),
      indexKey: this.dataKeys.newestIndexKey.generation,
      department: departmentOf(caller),
      askedBy: actorOf(caller),
      licenceTypes: licenceTypes.join(' '),
      purpose: canonicalJson(purpose),
      state: 'asked',
      askedAt,
      answerUntil: askedAt + validMinutes * 60_000,
      goodUntil: null,
      revision: 1,
    });
  }

  private async makeRoom(unit: Unit, { holderIndex, department, askedAt }: ConsentRow): Promise<ConsentRow[]> {
    const oldest = toDisplace(await this.consents.lockOpen(unit, holderIndex, askedAt), department);
    if (oldest === undefined) return [];
    const moved = await this.consents.move(unit, oldest, displace(consentOf(oldest) as AskedConsent));
    return moved === undefined ? [] : [moved];
  }

  /** The first answer again, whatever has become of the request since. */
  private async asAsked(unit: Unit, reference: string): Promise<ConsentView> {
    const row = await this.consents.byId(unit, new Uint8Array(Buffer.from(reference, 'hex')));
    if (row === undefined) throw new RangeError(`consent ${reference} is gone`);
    return viewAsAsked(row);
  }
}

function viewAsAsked(row: ConsentRow): ConsentView {
  return consentView(row.id, consentOf(row), 'asked');
}
