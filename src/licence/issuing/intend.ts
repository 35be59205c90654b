import type { Clock, Instant } from '../../primitives/clock.js';
import { hex, sha256 } from '../../primitives/digest.js';
import { randomBelow, type Random } from '../../primitives/random.js';
import type { Unit, UnitOfWork } from '../../database/unit-of-work.js';
import type { DataKey, DataKeys } from '../../holder/data-key.js';
import { DataKeyRow } from '../../holder/data-key-row.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import type { SigningIntents } from '../../pki/signing/signing-intent.js';
import type { SigningIntentStore } from '../../pki/signing/signing-intent-store.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { TrustEntry } from '../../trust/trust-entry.js';
import { formatLicenceIdentifier } from '../register/licence-identifier.js';
import { LicenceHolderRow, LicenceRow, LicenceVersionRow } from '../register/licence-row.js';
import { LIST_SIZE } from '../status/status-slot.js';
import type { CheckedOrder } from './order.js';
import { NumberClaimRow, PendingIssueRow, StatusSlotRow } from './pending-row.js';
import type { PendingStore } from './pending-store.js';
import { disclosuresOf, refuseOversize, unsignedCodeOf, unsignedLicence, type IssuePlan } from './prepare.js';
import { encodePrepared, type PreparedLicence } from './prepared.js';

/** Addresses that licences carry: no slash at the end. */
export interface PublicAddress {
  readonly url: string;
  /** Host and optional port. */
  readonly host: string;
}

/** What is known before anything is reserved. */
export interface Intention {
  readonly order: CheckedOrder;
  readonly issuingAuthority: string;
  readonly serial: string;
  /** Which status list the licence gets a place in. */
  readonly statusList: number;
  readonly sealer: TrustEntry;
  readonly codeSigner: TrustEntry;
  readonly codeSignerEnds: Instant;
}

/** Either all is committed and may be sealed, or the call has been answered before. */
export type Intended = { readonly state: 'prepared'; readonly prepared: PreparedLicence; readonly dataKey: DataKey } | { readonly state: 'replay'; readonly answerRef: string };

/** Step 3 of issuing: fixes and commits everything about a licence but its signatures. */
export class IntendIssue {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pending: PendingStore,
    private readonly dataKeys: DataKeys,
    private readonly signingIntents: SigningIntents,
    private readonly intentStore: SigningIntentStore,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly address: PublicAddress,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_PENDING, LICENCE_NUMBER_TAKEN, CODE_CLAIMS_UNFIT */
  run(intention: Intention, call: MarkedCall): Promise<Intended> {
    return this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return begun;
      const dataKey = await this.ensureDataKeys(unit, intention.order, call.client);
      const [licenceId, versionId] = [this.random.bytes(16), this.random.bytes(16)];
      const statusIndex = await this.claimSlot(unit, intention.statusList, versionId);
      const plan = this.plan(intention, versionId, statusIndex);
      const rows = this.rows(intention, plan, { licenceId, statusIndex });
      const { typeCode, issuingAuthority, numberIndex } = rows.licence;
      await this.pending.claimNumber(unit, Object.assign(new NumberClaimRow(), { typeCode, issuingAuthority, numberIndex, licenceId }));
      const prepared = await this.prepare(unit, plan, { ...rows, dataKey, call });
      return { state: 'prepared', prepared, dataKey };
    });
  }

  /** Every holder gets a data key; the body is under the principal holder's, the first. */
  private async ensureDataKeys(unit: Unit, order: CheckedOrder, actor: string): Promise<DataKey> {
    const keys: DataKey[] = [];
    for (const holder of order.holders) {
      const { key, made } = await this.dataKeys.ensure(unit, holder.code);
      keys.push(key);
      if (made === undefined) continue;
      const facts = new Map([['wrappedBy', made.wrappedBy]]);
      await this.recordAct.run(unit, { log: 'acts', name: 'holder/make-data-key', at: made.createdAt, actor, subject: made.id, facts }, touched(DataKeyRow, made));
    }
    const [principal] = keys;
    if (principal === undefined) throw new RangeError('a licence has a holder');
    return principal;
  }

  /** A random place of the list, so that neighbours in the list have nothing to do with each other. */
  private async claimSlot(unit: Unit, statusList: number, versionId: Uint8Array): Promise<number> {
    for (;;) {
      const statusIndex = randomBelow(this.random, LIST_SIZE);
      if (await this.pending.claimSlot(unit, Object.assign(new StatusSlotRow(), { statusList, statusIndex, versionId }))) return statusIndex;
    }
  }

  private plan(intention: Intention, versionId: Uint8Array, statusIndex: number): IssuePlan {
    const { order, issuingAuthority, serial, sealer, codeSigner, codeSignerEnds } = intention;
    const { type } = order;
    const identifier = formatLicenceIdentifier({ typeCode: type.code as never, issuingAuthority, serial, version: 1 });
    return {
      order,
      identifier,
      number: order.number ?? serial,
      issuingAuthority,
      versionId,
      status: { uri: `${this.address.url}/status-lists/${intention.statusList}`, idx: statusIndex },
      typeUrl: `${this.address.url}/v/types/${type.code}/${type.version}`,
      issuedAt: this.clock.now(),
      sealer,
      codeSigner,
      codeSignerEnds,
    };
  }

  private rows(intention: Intention, plan: IssuePlan, ids: { licenceId: Uint8Array; statusIndex: number }): Pick<PreparedLicence, 'licence' | 'version' | 'holders'> {
    const { order, issuingAuthority, serial, statusList } = intention;
    const { type, validFrom, validUntil } = order;
    const common = { typeCode: type.code, issuingAuthority };
    const indexKey = this.dataKeys.newestIndexKey.generation;
    const numberIndex = this.dataKeys.numberIndexOf(type.code, plan.number);
    const licence = Object.assign(new LicenceRow(), { id: ids.licenceId, ...common, serial, numberIndex, indexKey, currentVersion: 1 });
    const version = Object.assign(new LicenceVersionRow(), {
      id: plan.versionId,
      licenceId: ids.licenceId,
      version: 1,
      identifier: plan.identifier,
      ...common,
      typeVersion: type.version,
      trustLevel: 'A',
      validFrom,
      validUntil,
      issuedAt: plan.issuedAt,
      statusList,
      statusIndex: ids.statusIndex,
      sealedBy: plan.sealer.kid,
      codeSignedBy: plan.codeSigner.kid,
      sealedDigest: sha256(),
      state: 'inForce',
      stateSince: plan.issuedAt,
      revision: 1,
    });
    const holders = order.holders.map(({ role, code }, ordinal) =>
      Object.assign(new LicenceHolderRow(), { versionId: plan.versionId, ordinal, role, codeType: code.codeType, holderIndex: this.dataKeys.indexOf(code), indexKey }),
    );
    return { licence, version, holders };
  }

  private async prepare(unit: Unit, plan: IssuePlan, parts: Pick<PreparedLicence, 'licence' | 'version' | 'holders'> & { dataKey: DataKey; call: MarkedCall }): Promise<PreparedLicence> {
    const { licence, version, holders, dataKey, call } = parts;
    const disclosures = disclosuresOf(plan, () => this.random.bytes(16));
    const token = unsignedLicence(plan, disclosures);
    const unsignedCode = unsignedCodeOf(plan);
    refuseOversize({ token, code: unsignedCode }, disclosures, this.address.host);
    const seal = this.signingIntents.make({ kid: plan.sealer.kid, use: 'licence', bytes: token.toBeSigned }, dataKey, plan.issuedAt);
    const code = this.signingIntents.make({ kid: plan.codeSigner.kid, use: 'printed-code', bytes: unsignedCode.toBeSigned }, dataKey, plan.issuedAt);
    await this.intentStore.add(unit, [seal, code]);
    const prepared: PreparedLicence = {
      licence,
      version,
      holders,
      dataKeyId: dataKey.id,
      unsignedToken: token.toBeSigned,
      disclosures,
      unsignedCode,
      intents: [seal.id, code.id],
      call: { client: call.client, key: call.key },
    };
    const sealedBytes = this.dataKeys.encipher(dataKey, preparedPlace(version.id), encodePrepared(prepared));
    await this.pending.add(unit, Object.assign(new PendingIssueRow(), { versionId: version.id, dataKeyId: dataKey.id, prepared: sealedBytes, createdAt: plan.issuedAt }));
    return prepared;
  }
}

/** The cell in which a prepared licence is kept. */
export function preparedPlace(versionId: Uint8Array): { table: string; column: string; row: string } {
  return { table: 'pending_issue', column: 'prepared', row: hex(versionId) };
}
