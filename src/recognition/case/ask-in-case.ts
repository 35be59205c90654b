import { hex, sha256 } from '../../primitives/digest.js';
import { actorOf } from '../../access/caller.js';
import { requestDigest } from '../../access/idempotency/idempotency-key.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { LicenceTypeCode } from '../../holder/licence-type-code.js';
import type { RequestConsent } from '../consent/request-consent.js';
import type { CaseParts } from './kept/case-parts.js';
import { withConsent } from './kept/counter-case.js';

/** What the clerk asks the holder's phone for. */
export interface CaseAsk {
  readonly licenceTypes: readonly LicenceTypeCode[];
  /** 1 to 30. */
  readonly validMinutes: number;
  /** Of the form that asked, 32 hexadecimal digits: sent twice, it asks once. */
  readonly key: string;
}

/** The clerk asks the holder on the phone: the request is kept with the case, and its approval opens one look. */
export class AskInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly requestConsent: RequestConsent,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `RequestConsent` */
  async run(id: Uint8Array, { licenceTypes, validMinutes, key }: CaseAsk, session: OfficerSession): Promise<void> {
    const { purpose, holder: { codeType, code } } = await this.parts.forStep(id, session);
    const request = { holder: { codeType, code }, licenceTypes: [...licenceTypes], purpose, validMinutes };
    const digest = requestDigest('POST', `case ${hex(id)}`, { licenceTypes: [...licenceTypes], validMinutes });
    // A key of this case and form: another call of the officer's can never be taken for it.
    const call = { client: actorOf(session), key: `case-${hex(sha256('zhengku case ask v1\0', id, key)).slice(0, 48)}`, digest };
    const { consent } = await this.requestConsent.run(request, { caller: session, call });
    await this.parts.keep(id, session, (content) => withConsent(content, { consent, licenceTypes }));
  }
}
