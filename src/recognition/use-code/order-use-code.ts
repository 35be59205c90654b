import { z } from 'zod';
import type { Clock } from '../../primitives/clock.js';
import { Refusal } from '../../primitives/refusal.js';
import type { Reader } from '../../database/reader.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import { mayOn } from '../../access/authorise.js';
import type { DepartmentCaller } from '../../access/caller.js';
import { purposeSchema } from '../../access/purpose.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import type { LicenceStore } from '../../licence/register/licence-store.js';
import type { MakeUseCodeForDepartment } from '../../presentation/use-code/make-use-code-for-department.js';
import type { MadeUseCode } from '../../presentation/use-code/mint-use-code.js';
import { lifetimeSeconds } from '../../presentation/use-code/use-code.js';
import type { ExamineGround } from '../ground/examine-ground.js';
import { useCodeGround } from '../ground/ground-order.js';
import { seeingOn, tellsAnything, type Seeing } from '../seen/disclosure-choice.js';
import { typeCodeIn } from '../seen/find-versions.js';

/** What is ordered: `POST /v1/recognition/use-codes`. */
export const useCodeOrder = z.strictObject({
  identifier: z.string().max(94),
  purpose: purposeSchema,
  /** On which the licence will be fetched: its proof is used up now, the code carries the ground. */
  ground: useCodeGround,
  lifetimeSeconds: lifetimeSeconds.default(300),
});
export type UseCodeOrder = z.output<typeof useCodeOrder>;

/** As the interface's document shows it. */
export const madeUseCodeShape = z.object({
  id: z.string().describe('by which the log of reads names it'),
  code: z.string().describe('用证码，只显示一次 told once: 7K3Q-0VXM-9TZB'),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodType<MadeUseCode>;

/** One system of a department takes the right to fetch one licence, for another system of it to use: at the window now, in the back office in five minutes. */
export class OrderUseCode {
  constructor(
    private readonly checkPurpose: CheckPurpose,
    private readonly grounds: ExamineGround,
    private readonly catalogue: Catalogue,
    private readonly licences: LicenceStore,
    private readonly make: MakeUseCodeForDepartment,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal LICENCE_UNKNOWN, also for a type that the caller may not look up: for that nothing is searched · PURPOSE_…, and as the ground is refused */
  async run({ identifier, purpose, ground, lifetimeSeconds: lifetime }: UseCodeOrder, caller: DepartmentCaller): Promise<MadeUseCode> {
    const recorded = await this.checkPurpose.run(purpose, caller);
    const serviceItem = purpose.serviceItemCode;
    const proof = await this.grounds.run(ground, { caller, holder: undefined, purpose, recorded });
    // The ground first, then the type, the register last: what would tell nothing is not searched, so that nobody learns what there is.
    const isTold = await this.isTold(typeCodeIn(identifier) as LicenceTypeCode, seeingOn(proof, serviceItem), caller);
    const [version] = isTold ? await this.licences.byIdentifiers(this.reader, [identifier]) : [];
    if (version === undefined) throw new Refusal('notFound', 'LICENCE_UNKNOWN', '没有这张证照，或所持依据不适用于它。There is no such licence, or the ground does not open it.');
    return this.make.run({ versionId: version.id, serviceItem, purpose: recorded, lifetimeSeconds: lifetime, ...(proof === undefined ? {} : { proof }) }, caller);
  }

  private async isTold(typeCode: LicenceTypeCode, seeing: Seeing, caller: DepartmentCaller): Promise<boolean> {
    if (!mayOn(caller, { right: 'recognition:look-up', typeCode, serviceItem: seeing.serviceItem }, this.clock.now())) return false;
    return (await this.catalogue.all()).some((type) => type.code === typeCode && tellsAnything(type, seeing));
  }
}
