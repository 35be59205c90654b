import { isoInstant } from '../../primitives/clock.js';
import type { JsonObject } from '../../primitives/canonical-json.js';
import type { Unit } from '../../database/unit-of-work.js';
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
    const opened = await this.parts.forStep(id, session);
    await this.first(opened, session, (unit, entry) => this.parts.keepIn(unit, id, { session, add: (content) => withEntry(content, entry) }));
  }

  /** The check of a case that need not be there yet. @param keep puts the entry where it belongs, in the check's own transaction @throws Refusal as `CheckItem` */
  async first({ purpose, holder }: Pick<CaseContent, 'purpose' | 'holder'>, session: OfficerSession, keep: (unit: Unit, entry: CaseEntry) => Promise<void>): Promise<void> {
    const at = isoInstant(this.parts.clock.now());
    const query = { item: purpose.serviceItemCode, holders: [holder], purpose, ground: 'duty' as const };
    await this.checkItem.run(query, session, (unit, told) => keep(unit, { kind: 'item-check', at, answer: told as unknown as JsonObject }));
  }
}
