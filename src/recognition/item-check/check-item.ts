import { dateInChina } from '../../primitives/calendar-date.js';
import type { Clock, Instant } from '../../primitives/clock.js';
import type { JsonValue } from '../../primitives/canonical-json.js';
import { hex } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Unit } from '../../database/unit-of-work.js';
import type { DataKeys } from '../../holder/data-key.js';
import { holderCategory, type HolderCode } from '../../holder/holder-code.js';
import { departmentOf, type DepartmentCaller } from '../../access/caller.js';
import { departmentReader } from '../../access/event/department-reader.js';
import type { PreparedAccess, RecordAccess } from '../../access/event/record-access.js';
import type { HolderQuota } from '../../access/quota/holder-quota.js';
import type { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import { comparedLicence, type ComparedLicence } from '../../catalogue/service-item/held-licence.js';
import type { Need } from '../../catalogue/service-item/need.js';
import type { Reason } from '../../catalogue/service-item/reason.js';
import type { ServiceItem } from '../../catalogue/service-item/service-item.js';
import type { ServiceItems } from '../../catalogue/service-item/service-items.js';
import { settleNeed } from '../../catalogue/service-item/settle-need.js';
import { licenceOf, standingAt } from '../../licence/register/licence.js';
import type { LicenceVersionRow } from '../../licence/register/licence-row.js';
import type { SealedBodies } from '../../licence/sealed-body.js';
import { disclosedFields } from '../../licence/sealed/sealed-licence.js';
import type { Receipted } from '../answer/receipt.js';
import type { SignAnswer } from '../answer/sign-answer.js';
import { parseHolderAt } from '../ground/ground-order.js';
import { MOST_LICENCES, type FindVersions } from '../seen/find-versions.js';
import { checkedNeed, itemCheckAnswer, type ItemCheckAnswer, type ItemCheckQuery } from './item-check.js';
import type { OpenTypes, SortTypes } from './sort-types.js';

const ACT = 'recognition/item-check';

export type KeepCheck = (unit: Unit, told: Receipted<ItemCheckAnswer>) => Promise<void>;

/** Somebody whom the item concerns. */
interface Concerned {
  readonly code: HolderCode;
  readonly role: string | undefined;
}

/** Somebody with what the register holds of them, as far as the caller may look for it. */
interface LookedUp extends Concerned {
  readonly versions: readonly LicenceVersionRow[];
  readonly licences: readonly ComparedLicence[];
}

/**
 * Checks what a service item needs against the register 免提交: for each need whether it is met, by which licence, and what the citizen can do where it is
 * not. Nothing that is on a licence leaves, only how it stands and whether it does.
 */
export class CheckItem {
  constructor(
    private readonly items: ServiceItems,
    private readonly checkPurpose: CheckPurpose,
    private readonly quota: HolderQuota,
    private readonly sortTypes: SortTypes,
    private readonly find: FindVersions,
    private readonly bodies: SealedBodies,
    private readonly dataKeys: DataKeys,
    private readonly recordAccess: RecordAccess,
    private readonly sign: SignAnswer,
    private readonly clock: Clock,
  ) {}

  /**
   * @param keep keeps the answer, in the transaction that records the reads: where it cannot be kept, none of it has happened
   * @throws Refusal HOLDER_CODE_…, PURPOSE_…, ITEM_OTHER_THAN_PURPOSE, HOLDER_QUOTA
   */
  async run(query: ItemCheckQuery, caller: DepartmentCaller, keep?: KeepCheck): Promise<Receipted<ItemCheckAnswer>> {
    const now = this.clock.now();
    const concerned = query.holders.map((holder, index): Concerned => ({ code: parseHolderAt(holder, `/holders/${index}`), role: holder.role }));
    const purpose = await this.checkPurpose.run(query.purpose, caller);
    if (query.item !== query.purpose.serviceItemCode) {
      const flaws = [{ pointer: '/item', detail: 'must be the service item of the purpose' }];
      throw new Refusal('unprocessable', 'ITEM_OTHER_THAN_PURPOSE', '核对的事项须与用证事由一致。The item to be checked must be the one that the purpose names.', flaws);
    }
    const item = await this.items.one(query.item);
    for (const { code } of concerned) await this.quota.take(caller, this.dataKeys.indexOf(code));
    const open = await this.sortTypes.run(item, caller, now);
    const lookedUp = await Promise.all(concerned.map((each) => this.lookUp(each, { item, open, now })));
    const needs = item.needs.map((need) => checkedNeed(need, settleNeed(need, groundsOf(need, lookedUp, open))));
    const reads = lookedUp.map((each) => this.prepare(each, { caller, purpose }));
    const answer = itemCheckAnswer(item, needs, { events: reads.map(({ id }) => hex(id)), at: now });
    return this.record(reads, (access) => this.sign.run(answer, { access, act: ACT, department: departmentOf(caller), ground: 'duty', purpose }), keep);
  }

  private async lookUp(concerned: Concerned, { item, open, now }: { item: ServiceItem; open: OpenTypes; now: Instant }): Promise<LookedUp> {
    const typeCodes = [...open.types.keys()];
    // No types would mean every type.
    const versions = typeCodes.length === 0 ? [] : await this.find.run({ holder: concerned.code }, { typeCodes, proof: undefined });
    const bodies = await this.bodies.open(versions.map(({ id }) => id));
    const day = { item: item.code, today: dateInChina(now) };
    const holder = { category: holderCategory(concerned.code.codeType), role: concerned.role };
    const licences = versions.flatMap((version) => {
      const type = open.types.get(version.typeCode);
      const sealed = bodies.get(hex(version.id))?.sealed;
      const fields = new Map([...(sealed === undefined ? [] : disclosedFields(sealed))].map(([name, value]) => [name.replace(/^face\//, ''), value]));
      const { identifier, validFrom, validUntil } = version;
      return type === undefined ? [] : [comparedLicence(type, { identifier, validFrom, validUntil, standing: standingAt(licenceOf(version), now), fields, holder }, day)];
    });
    return { ...concerned, versions, licences };
  }

  private prepare({ code, versions }: LookedUp, { caller, purpose }: { caller: DepartmentCaller; purpose: JsonValue }): PreparedAccess {
    const subjects = versions.map(({ id }) => ({ versionId: id, disclosed: ['standing', 'derived'] }));
    return this.recordAccess.prepare({ act: ACT, reader: departmentReader(caller), ground: 'duty', purpose, holderIndex: this.dataKeys.indexOf(code), subjects });
  }

  /** Signed first, all reads recorded then in one transaction, told last: if one cannot be recorded, nothing leaves. */
  private async record([first, ...others]: readonly PreparedAccess[], signed: (access: PreparedAccess) => Promise<Receipted<ItemCheckAnswer>>, keep?: KeepCheck): Promise<Receipted<ItemCheckAnswer>> {
    if (first === undefined) throw new RangeError('a check concerns at least one holder');
    const answer = await signed(first);
    await first.commit(async (unit) => {
      for (const other of others) await other.record(unit);
      await keep?.(unit, answer);
    });
    return answer;
  }
}

/** What there is to settle a need by: licences of those whom it concerns, and what hindered the look. */
function groundsOf({ licenceTypes, holderRole }: Need, lookedUp: readonly LookedUp[], { obstacles }: OpenTypes): Parameters<typeof settleNeed>[1] {
  const concerned = lookedUp.filter(({ role }) => holderRole === undefined || role === holderRole);
  const ofTypes = licenceTypes.flatMap((code) => obstacles.get(code) ?? []);
  const nobody: Reason[] = concerned.length === 0 ? ['HOLDER_NOT_NAMED'] : [];
  const tooMany: Reason[] = concerned.some(({ versions }) => versions.length >= MOST_LICENCES) ? ['TOO_MANY'] : [];
  return { licences: concerned.flatMap(({ licences }) => licences.filter(({ typeCode }) => licenceTypes.includes(typeCode as Need['licenceTypes'][number]))), obstacles: [...ofTypes, ...nobody, ...tooMany] };
}
