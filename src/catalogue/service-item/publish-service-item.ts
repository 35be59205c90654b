import { dateInChina } from '../../primitives/calendar-date.js';
import { canonicalJson, type JsonValue } from '../../primitives/canonical-json.js';
import type { Clock } from '../../primitives/clock.js';
import { hex, sha256 } from '../../primitives/digest.js';
import { Refusal } from '../../primitives/refusal.js';
import { isDuplicate, type Unit, type UnitOfWork } from '../../database/unit-of-work.js';
import { touched, type RecordAct } from '../../ledger/record/record-act.js';
import { actorOf, type ClientCaller } from '../../access/caller.js';
import type { FindReplay } from '../../access/idempotency/find-replay.js';
import type { Idempotency } from '../../access/idempotency/idempotency.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import type { CheckServiceItem } from './check-service-item.js';
import { failedExamples } from './flaws-in-item.js';
import { ServiceItemRow, ServiceItemVersionRow } from './service-item-row.js';
import type { ServiceItemStore } from './service-item-store.js';
import type { ServiceItemDefinition } from './service-item.js';
import type { ServiceItems } from './service-items.js';

/** What publishing answers. */
export interface PublishedItem {
  readonly code: string;
  readonly version: number;
}

/** A department publishes a service item of its own, or the next version of one. Its examples are run first: an item that does not do what they say is refused. */
export class PublishServiceItem {
  constructor(
    private readonly units: UnitOfWork,
    private readonly store: ServiceItemStore,
    private readonly items: ServiceItems,
    private readonly check: CheckServiceItem,
    private readonly recordAct: RecordAct,
    private readonly replays: FindReplay,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RIGHT_MISSING, SERVICE_ITEM_DEPARTMENT_OTHER, SERVICE_ITEM_INVALID, SERVICE_ITEM_EXAMPLE_FAILED, SERVICE_ITEM_UNCHANGED, SERVICE_ITEM_DATE_PAST, SERVICE_ITEM_CONFLICT */
  async run(definition: ServiceItemDefinition, caller: ClientCaller, call: MarkedCall): Promise<PublishedItem> {
    const { code } = definition;
    // A repeated call is answered as the first time, whatever has become of the catalogue since.
    const before = await this.replays.run(call);
    if (before !== undefined) return { code, version: Number(before) };
    const failed = failedExamples(definition, await this.check.run(definition, caller));
    if (failed.length > 0) throw new Refusal('unprocessable', 'SERVICE_ITEM_EXAMPLE_FAILED', '示例结果与预期不符，未发布。Examples do not come out as expected: nothing was published.', failed);
    const published = await this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return { code, version: Number(begun.answerRef) };
      const version = await this.addVersion(unit, definition, caller);
      await this.idempotency.finish(unit, call, String(version));
      return { code, version };
    });
    this.items.forget(code);
    return published;
  }

  private async addVersion(unit: Unit, definition: ServiceItemDefinition, caller: ClientCaller): Promise<number> {
    const at = this.clock.now();
    const { code, department, effectiveFrom } = definition;
    const text = canonicalJson(definition as unknown as JsonValue);
    const before = await this.store.header(unit, code);
    const header = Object.assign(new ServiceItemRow(), { code, department, newestVersion: (before?.newestVersion ?? 0) + 1 });
    const version = Object.assign(new ServiceItemVersionRow(), { code, version: header.newestVersion, effectiveFrom, definition: text, digest: sha256(text), publishedAt: at });
    if (before === undefined) await this.store.addHeader(unit, header).catch((error: unknown) => Promise.reject(isDuplicate(error) ? conflict() : (error as Error)));
    else await this.succeed(unit, { before, header, version }, dateInChina(at));
    await this.store.addVersion(unit, version);
    const facts = new Map<string, string | number>([['code', code], ['version', version.version], ['effectiveFrom', effectiveFrom]]);
    const order = { log: 'acts', name: 'catalogue/service-item/publish', at, actor: actorOf(caller), subject: sha256(code).subarray(0, 16), facts } as const;
    await this.recordAct.run(unit, order, [...touched(ServiceItemRow, header), ...touched(ServiceItemVersionRow, version)]);
    return version.version;
  }

  /** A later version begins today or later: what was asked on a past day stays what it was. */
  private async succeed(unit: Unit, { before, header, version }: Succession, today: string): Promise<void> {
    const newest = await this.store.version(unit, before.code, before.newestVersion);
    if (newest !== undefined && hex(newest.digest) === hex(version.digest)) {
      throw new Refusal('conflict', 'SERVICE_ITEM_UNCHANGED', '内容与最新版本相同。This is the newest version already: nothing to publish.');
    }
    if (version.effectiveFrom < today) {
      const flaws = [{ pointer: '/effectiveFrom', detail: `must be ${today} or later` }];
      throw new Refusal('unprocessable', 'SERVICE_ITEM_DATE_PAST', '新版本的生效日期不得早于今日。A later version cannot take effect in the past.', flaws);
    }
    if (!(await this.store.advance(unit, header))) {
      throw conflict();
    }
  }
}

interface Succession {
  readonly before: ServiceItemRow;
  readonly header: ServiceItemRow;
  readonly version: ServiceItemVersionRow;
}

function conflict(): Refusal {
  return new Refusal('conflict', 'SERVICE_ITEM_CONFLICT', '该事项刚被他人修改，请重新读取。Someone else has just published this service item: read it again.');
}
