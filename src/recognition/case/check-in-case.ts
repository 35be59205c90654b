import { isoInstant } from '../../primitives/clock.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import type { OfficerSession } from '../../access/sign-in/session.js';
import type { CheckItem } from '../item-check/check-item.js';
import type { CaseParts } from './kept/case-parts.js';
import { withEntry, type CaseContent, type CaseEntry } from './kept/counter-case.js';

/** What the service item needs is held against the register 免提交, when the case begins and whenever the clerk asks again. */
export class CheckInCase {
  constructor(
    private readonly parts: CaseParts,
    private readonly checkItem: CheckItem,
  ) {}

  /** @throws Refusal CASE_UNKNOWN, CASE_FULL, and as `CheckItem` */
  async run(id: Uint8Array, session: OfficerSession): Promise<void> {
    const entry = await this.entry(await this.parts.forStep(id, session), session);
    await this.parts.keep(id, session, (content) => withEntry(content, entry));
  }

  /** The check as an entry of a case that may not be kept yet. @throws Refusal as `CheckItem` */
  async entry({ purpose, holder }: Pick<CaseContent, 'purpose' | 'holder'>, session: OfficerSession): Promise<CaseEntry> {
    const answer = await this.checkItem.run({ item: purpose.serviceItemCode, holders: [holder], purpose, ground: 'duty' }, session);
    return { kind: 'item-check', at: isoInstant(this.parts.clock.now()), answer: answer as unknown as JsonObject };
  }
}
