import { z } from 'zod';
import type { JsonValue } from '../../primitives/canonical-json.js';
import type { Finding } from '../../primitives/verdict.js';
import type { DepartmentCaller } from '../../access/caller.js';
import type { Receipted } from '../answer/receipt.js';
import type { LookUp } from '../look-up.js';
import type { Verdict } from '../verdict/verdict.js';
import type { VerifyLicence } from '../verify.js';
import { headOf, headOfStanding, statusOfFindings, type Envelope } from './answer/head.js';
import { elementsOfType, metadataShape, type Background, type Metadata } from './answer/metadata.js';
import { metadataAnswerShape, metadataForm, type MetadataAnswer } from './metadata-form.js';
import type { ReadBackground } from './read-background.js';
import type { CodeQuestion } from './request/requests.js';
import { shownCode, type ShownCode } from './request/shown-code.js';

/** 凭码取证, of a code on paper: what it says, once its signature is found good, and how its licence stands. */
export interface PaperAnswer {
  readonly event: string;
  readonly asOf: string;
  readonly verdict: Verdict['verdict'];
  readonly sentence: string;
  readonly findings: readonly Finding[];
  /** Absent where the signature is not good. */
  readonly metadata?: Metadata;
}

/** Of a code of a phone, and of a use code: the licence that they open, as far as ground and purpose let it be told. */
export type CodeAnswer = PaperAnswer | MetadataAnswer;

/** As the interface's document shows it. */
export const codeAnswerShape = z.union([
  z.object({
    event: z.string().describe('查阅编号 id of this read in the log of reads'),
    asOf: z.iso.datetime(),
    verdict: z.enum(['valid', 'invalid', 'cannotTell']),
    sentence: z.string(),
    findings: z.array(z.object({ check: z.string(), outcome: z.string(), code: z.string().optional(), detail: z.string() })),
    metadata: metadataShape.optional(),
    receipt: z.string().describe('docs/formats/receipt.md'),
  }),
  metadataAnswerShape,
]);

type Paper = Extract<ShownCode, { kind: 'paper' }>;

/** Reads a licence by a code that somebody shows. */
export class ReadByCode {
  constructor(
    private readonly lookUp: LookUp,
    private readonly verify: VerifyLicence,
    private readonly background: ReadBackground,
  ) {}

  /** @throws Refusal as `LookUp` and as `VerifyLicence` */
  async run({ purpose, code }: CodeQuestion, caller: DepartmentCaller): Promise<Envelope<Receipted<CodeAnswer>>> {
    const shown = await shownCode(code);
    if (shown.kind === 'ground') {
      const data = await this.lookUp.run({ purpose, ground: shown.ground }, caller, metadataForm(this.background, undefined));
      return { head: headOfStanding(data.certificateStatus), data };
    }
    const data = await this.verify.run({ evidence: { printedCode: code }, purpose }, caller, (verdict) => this.write(verdict, shown));
    return { head: headOf(statusOfFindings(data.findings)), data };
  }

  private async write({ event, asOf, verdict, sentence, findings, licence }: Verdict, { printed }: Paper): Promise<PaperAnswer> {
    const judged = { event, asOf, verdict, sentence, findings };
    if (licence === undefined || printed === undefined) return judged;
    const type = await this.background.typeIn(licence.typeCode);
    if (type === undefined) return { ...judged, metadata: { certificateIdentifier: licence.identifier } };
    const background = await this.background.run(licence.typeCode, Math.min(printed.claims.typeVersion, type.version));
    return { ...judged, metadata: { ...elementsOfType(licence.identifier, background), extendInfo: fieldsOf(licence.facts, background) } };
  }
}

/** A code has its fields by number; its type, in the version that it names, says which is which. */
function fieldsOf(facts: Readonly<Record<string, unknown>>, { type }: Background): JsonValue {
  const names = new Map(type.fields.map(({ name, codeKey }) => [String(codeKey), name]));
  return Object.fromEntries(Object.entries(facts).map(([number, value]) => [names.get(number) ?? number, value])) as JsonValue;
}
