import { z } from 'zod';
import type { Clock } from '../../primitives/clock.js';
import { authorise } from '../../access/authorise.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { MarkedCall } from '../../access/idempotency/idempotency-key.js';
import { purposeSchema } from '../../access/purpose.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { licenceTypeCode } from '../../catalogue/licence-type.js';
import type { CheckPurpose } from '../../catalogue/service-item/check-purpose.js';
import type { AskConsent } from '../../presentation/consent/ask-consent.js';
import { MOST_MINUTES, type ConsentView } from '../../presentation/consent/consent.js';
import { holderOrder, parseHolderAt } from '../ground/ground-order.js';

/** What is asked: `POST /v1/recognition/consents`. */
export const consentRequest = z.strictObject({
  holder: holderOrder,
  licenceTypes: z.array(licenceTypeCode).min(1).max(20).refine((codes) => new Set(codes).size === codes.length, 'each licence type once'),
  purpose: purposeSchema,
  /** So long the holder may answer, and so long again the approval is good. */
  validMinutes: z.int().min(1).max(MOST_MINUTES).default(10),
});
export type ConsentRequest = z.output<typeof consentRequest>;

/** A clerk asks a holder on the phone to let the department see licences: only such types as the department may look up for this service item. */
export class RequestConsent {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly checkPurpose: CheckPurpose,
    private readonly askConsent: AskConsent,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RIGHT_MISSING, LICENCE_TYPE_UNKNOWN, HOLDER_CODE_…, PURPOSE_…, IDEMPOTENCY_… */
  async run({ holder, licenceTypes, purpose, validMinutes }: ConsentRequest, by: { readonly caller: DepartmentCaller; readonly call: MarkedCall }): Promise<ConsentView> {
    const now = this.clock.now();
    for (const typeCode of licenceTypes) {
      authorise(by.caller, { right: 'recognition:look-up', typeCode, serviceItem: purpose.serviceItemCode }, now);
      await this.catalogue.current(typeCode);
    }
    const code = parseHolderAt(holder, '/holder');
    const checked = await this.checkPurpose.run(purpose, by.caller);
    return this.askConsent.run({ holder: code, licenceTypes, purpose: checked, validMinutes }, by);
  }
}
