import type { Clock } from '../primitives/clock.js';
import { sha256 } from '../primitives/digest.js';
import { Refusal } from '../primitives/refusal.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { LicenceTypeCode } from '../holder/licence-type-code.js';
import { touched, type RecordAct } from '../ledger/record/record-act.js';
import { authorise } from '../access/authorise.js';
import { actorOf, type ClientCaller } from '../access/caller.js';
import type { Idempotency } from '../access/idempotency/idempotency.js';
import type { MarkedCall } from '../access/idempotency/idempotency-key.js';
import type { Catalogue } from './catalogue.js';
import { LicenceTypeRow } from './licence-type-row.js';
import type { LicenceTypeStore } from './licence-type-store.js';

/** The defining authority retires a licence type: none is issued any more, those issued stay what they are. */
export class RetireLicenceType {
  constructor(
    private readonly units: UnitOfWork,
    private readonly types: LicenceTypeStore,
    private readonly catalogue: Catalogue,
    private readonly recordAct: RecordAct,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_TYPE_UNKNOWN, LICENCE_TYPE_RETIRED, RIGHT_MISSING, DEFINING_AUTHORITY_OTHER */
  async run(code: LicenceTypeCode, caller: ClientCaller, call: MarkedCall): Promise<void> {
    authorise(caller, { right: 'licence-types:publish', typeCode: code }, this.clock.now());
    if (!code.startsWith(caller.client.department)) {
      throw new Refusal('forbidden', 'DEFINING_AUTHORITY_OTHER', '只有证照定义机构可以停用该类型。Only the defining authority retires a licence type.');
    }
    await this.units.run(async (unit) => {
      const begun = await this.idempotency.begin(unit, call);
      if (begun.state === 'replay') return;
      const before = await this.types.header(unit, code);
      if (before === undefined) throw new Refusal('notFound', 'LICENCE_TYPE_UNKNOWN', '目录中没有该证照类型。The catalogue has no such licence type.');
      const after = Object.assign(new LicenceTypeRow(), before, { isEnabled: 0 });
      if (before.isEnabled === 0 || !(await this.types.change(unit, before, after))) {
        throw new Refusal('conflict', 'LICENCE_TYPE_RETIRED', '该证照类型已停用。This licence type is retired already.');
      }
      const facts = new Map([['code', code]]);
      const order = { log: 'acts', name: 'catalogue/retire', at: this.clock.now(), actor: actorOf(caller), subject: sha256(code).subarray(0, 16), facts } as const;
      await this.recordAct.run(unit, order, touched(LicenceTypeRow, after));
      await this.idempotency.finish(unit, call, code);
    });
    this.catalogue.forget(code);
  }
}
