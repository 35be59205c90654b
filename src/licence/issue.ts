import { dateInChina } from '../primitives/calendar-date.js';
import type { Clock } from '../primitives/clock.js';
import { hex } from '../primitives/digest.js';
import { OutcomeUnknown } from '../primitives/outcome-unknown.js';
import { Refusal } from '../primitives/refusal.js';
import { authorise } from '../access/authorise.js';
import type { ClientCaller } from '../access/caller.js';
import type { FindReplay } from '../access/idempotency/find-replay.js';
import type { MarkedCall } from '../access/idempotency/idempotency-key.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { LicenceType } from '../catalogue/licence-type.js';
import type { SignIntents } from '../pki/signing/sign.js';
import type { TrustedKeys } from '../trust/trusted-keys.js';
import { checkOrder, type CheckedOrder, type IssueOrder } from './issuing/order.js';
import type { Intended, Intention, IntendIssue } from './issuing/intend.js';
import type { RecordIssue } from './issuing/record-issue.js';
import type { Series } from './issuing/series.js';
import { listOf } from './status/status-slot.js';

/**
 * Issues a licence, in the five numbered steps of ARCHITECTURE.md. Up to and with step 3 a failure leaves nothing; between 3 and 5 it leaves a
 * pending licence that `FinishPending` finishes or abandons; after 5 the licence is.
 */
export class IssueLicence {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keys: TrustedKeys,
    private readonly series: Series,
    private readonly intend: IntendIssue,
    private readonly sign: SignIntents,
    private readonly record: RecordIssue,
    private readonly replays: FindReplay,
    private readonly clock: Clock,
  ) {}

  /**
   * A repeated call is answered before anything is checked: the type may be retired by now, the answer stays the same.
   * @returns the version's id, hexadecimal: the answer is made from what is stored, for the first call and its repetitions alike
   * @throws Refusal RIGHT_MISSING, LICENCE_TYPE_UNKNOWN, LICENCE_TYPE_RETIRED, ISSUING_AUTHORITY_OTHER, LICENCE_ORDER_INVALID, HOLDER_CODE_…,
   * SIGNER_MISSING, LICENCE_NUMBER_TAKEN, IDEMPOTENCY_…
   */
  async run(order: IssueOrder, caller: ClientCaller, call: MarkedCall): Promise<string> {
    const before = await this.replays.run(call);
    if (before !== undefined) return before;
    // 1 authorise
    authorise(caller, { right: 'licences:issue', typeCode: order.licenceType }, this.clock.now());
    // 2 check
    const type = await this.catalogue.forIssue(order.licenceType);
    refuseOtherAuthority(type, caller);
    const checked = checkOrder(order, type, this.clock.now());
    // 3 intend
    const intended = await this.intend.run(await this.intention(checked, caller.client.department), call);
    if (intended.state === 'replay') return intended.answerRef;
    return this.seal(intended);
  }

  /** Steps 4 and 5. What fails here has been intended: the licence may yet come to be, so the caller is told to ask again with the same key. */
  private async seal({ prepared, dataKey }: Extract<Intended, { state: 'prepared' }>): Promise<string> {
    try {
      // 4 seal. A crash from here on leaves a pending licence whose bytes are fixed: sealing it again at the next start does no harm.
      const signatures = await this.sign.run(prepared.intents);
      // 5 record
      await this.record.run(prepared, dataKey, signatures);
    } catch (cause) {
      throw new OutcomeUnknown('the licence is intended and not recorded yet', { cause });
    }
    return hex(prepared.version.id);
  }

  private async intention(order: CheckedOrder, issuingAuthority: string): Promise<Intention> {
    const { code } = order.type;
    const [sealer, codeSigner] = await Promise.all([this.keys.signing(issuingAuthority, 'licence', code), this.keys.signing(issuingAuthority, 'printed-code', code)]);
    const judged = this.keys.judgeChain(codeSigner, this.clock.now());
    if (judged?.ok !== true) throw new Refusal('conflict', 'SIGNER_MISSING', '该机构的签发密钥证书链无效。The certificate chain of this authority’s key does not hold.');
    const year = dateInChina(this.clock.now()).slice(0, 4);
    const number = await this.series.next(`${issuingAuthority}/${code}/${year}`);
    const statusList = listOf(await this.series.next('status-list'));
    const serial = `${year}${String(number).padStart(7, '0')}`;
    return { order, issuingAuthority, serial, statusList, sealer, codeSigner, codeSignerEnds: judged.signer.notAfter };
  }
}

function refuseOtherAuthority(type: LicenceType, caller: ClientCaller): void {
  if (type.issuingAuthorities.includes('*') || type.issuingAuthorities.includes(caller.client.department)) return;
  throw new Refusal('forbidden', 'ISSUING_AUTHORITY_OTHER', '贵机构不是该类型的证照颁发机构。Your department is not an issuing authority of this licence type.');
}
