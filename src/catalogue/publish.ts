import { canonicalJson, type JsonValue } from '../primitives/canonical-json.js';
import type { Clock } from '../primitives/clock.js';
import { hex, sha256 } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import { isDuplicate, type Unit, type UnitOfWork } from '../database/unit-of-work.js';
import { touched, type RecordAct } from '../ledger/record/record-act.js';
import { authorise } from '../access/authorise.js';
import { actorOf, type ClientCaller } from '../access/caller.js';
import type { Idempotency } from '../access/idempotency/idempotency.js';
import type { MarkedCall } from '../access/idempotency/idempotency-key.js';
import type { Catalogue } from './catalogue.js';
import type { LicenceTypeDefinition } from './licence-type.js';
import { LicenceTypeRow, LicenceTypeVersionRow } from './licence-type-row.js';
import type { LicenceTypeStore } from './licence-type-store.js';

/** What publishing answers. */
export interface PublishedType {
  readonly code: string;
  readonly version: number;
}

/** The defining authority publishes a licence type, or the next version of one. */
export class PublishLicenceType {
  constructor(
    private readonly units: UnitOfWork,
    private readonly types: LicenceTypeStore,
    private readonly catalogue: Catalogue,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal DEFINING_AUTHORITY_OTHER, RIGHT_MISSING, LICENCE_TYPE_UNCHANGED, LICENCE_TYPE_CONFLICT */
  async run(definition: LicenceTypeDefinition, caller: ClientCaller, call: MarkedCall): Promise<PublishedType> {
    authorise(caller, { right: 'licence-types:publish', typeCode: definition.code }, this.clock.now());
    if (caller.client.department !== definition.definingAuthority.code) {
      throw new Refusal('forbidden', 'DEFINING_AUTHORITY_OTHER', '只有证照定义机构可以发布该类型。Only the defining authority publishes a licence type.');
    }
    const published = await this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return { code: definition.code, version: Number(begun.answerRef) };
      const version = await this.addVersion(unit, definition, caller);
      await this.idempotency.finish(unit, call, String(version));
      return { code: definition.code, version };
    });
    this.catalogue.forget(definition.code);
    return published;
  }

  private async addVersion(unit: Unit, definition: LicenceTypeDefinition, caller: ClientCaller): Promise<number> {
    const at = this.clock.now();
    const text = canonicalJson(definition as unknown as JsonValue);
    const before = await this.types.header(unit, definition.code);
    const version = (before?.currentVersion ?? 0) + 1;
    const digest = sha256(text);
    if (before !== undefined) {
      const current = await this.types.version(unit, definition.code, before.currentVersion);
      if (current !== undefined && hex(current.digest) === hex(digest)) {
        throw new Refusal('conflict', 'LICENCE_TYPE_UNCHANGED', '内容与现行版本相同。This is the current version already: nothing to publish.');
      }
    }
    const header = Object.assign(new LicenceTypeRow(), { code: definition.code, currentVersion: version, isEnabled: 1 });
    const row = Object.assign(new LicenceTypeVersionRow(), { code: definition.code, version, definition: text, digest, publishedAt: at });
    if (before === undefined) await this.types.addHeader(unit, header).catch((error: unknown) => Promise.reject(isDuplicate(error) ? conflict() : (error as Error)));
    else if (!(await this.types.change(unit, before, header))) throw conflict();
    await this.types.addVersion(unit, row);
    const facts = new Map([['code', definition.code], ['version', version]] as [string, string | number][]);
    const order = { log: 'acts', name: 'catalogue/publish', at, actor: actorOf(caller), subject: sha256(definition.code).subarray(0, 16), facts } as const;
    await this.recordAct.run(unit, order, [...touched(LicenceTypeRow, header), ...touched(LicenceTypeVersionRow, row)]);
    return version;
  }
}

function conflict(): Refusal {
  return new Refusal('conflict', 'LICENCE_TYPE_CONFLICT', '该类型刚被他人修改，请重新读取。Someone else has just published this type: read it again.');
}
