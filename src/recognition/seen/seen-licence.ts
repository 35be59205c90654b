import { z } from 'zod';
import type { JsonValue } from '../../primitives/canonical-json.js';
import type { Names } from '../../catalogue/field.js';
import type { RuleAnswer } from '../../catalogue/rule/judge-rule.js';
import type { LicenceType } from '../../catalogue/licence-type.js';
import { licenceSummaryShape, type LicenceSummary } from '../../licence/licence-view.js';
import type { WithheldFact } from './disclosure-choice.js';

/** A yes or no drawn from a licence on the day of the look. */
export interface DerivedAnswer {
  readonly label: Names;
  readonly answer: RuleAnswer;
}

/** A licence as far as ground and purpose let it be seen. */
export interface SeenLicence extends LicenceSummary {
  readonly names: LicenceType['names'];
  /** Face fields and holder facts by name; nothing but what type, ground and service item allow. */
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** Answers that are drawn from the licence where the fields themselves would tell too much, by name: over eighteen, may drive trucks. */
  readonly derived: Readonly<Record<string, DerivedAnswer>>;
  /** What the licence says besides and is not told here, by name and reason, without its value. */
  readonly withheld: readonly WithheldFact[];
  /** The same facts with the issuer's signature still good (SD-JWT). */
  readonly sealedLicence: string;
}

const names = z.object({ zh: z.string(), en: z.string() });

/** As the interface's document shows it. */
export const seenLicenceShape = licenceSummaryShape.extend({
  names,
  facts: z.record(z.string(), z.unknown()).describe('照面与持证人信息，仅限该类型、依据与事项可见的部分 face fields and holder facts that type, ground and service item allow'),
  derived: z
    .record(z.string(), z.object({ label: names, answer: z.enum(['yes', 'no', 'cannotTell']) }))
    .describe('由照面推出的答案，足够时不必看照面 answers drawn from the licence, where they suffice'),
  withheld: z
    .array(z.object({ name: z.string(), label: names, reason: z.enum(['NEEDS_HOLDER', 'NOT_FOR_THIS_ITEM']) }))
    .describe('未提供的信息及原因 what is not told, and why: NEEDS_HOLDER is told where the holder is present or has entrusted somebody'),
  sealedLicence: z.string().describe('同样的信息，签发机构签名仍可核验 the same facts with the issuer’s signature still good (SD-JWT)'),
});

/** What of a licence left, by name and without values: as the log of reads keeps it and the holder sees it. */
export function disclosedNames({ facts, derived }: Pick<SeenLicence, 'facts' | 'derived'>): string[] {
  return [...Object.keys(facts), ...Object.keys(derived).map((name) => `derived/${name}`)];
}
