import { z } from 'zod';
import type { JsonValue } from '../../primitives/canonical-json.js';
import { inflate } from '../../primitives/deflate.js';
import type { Finding } from '../../primitives/verdict.js';
import type { DepartmentCaller } from '../../access/caller.js';
import { readPrintedCode } from '../../licence/code/printed-code.js';
import type { Receipted } from '../answer/receipt.js';
import type { Verdict } from '../verdict/verdict.js';
import type { VerifyLicence } from '../verify.js';
import { headOf, statusOfFindings, type Envelope } from './answer/head.js';
import { elementsOfType, metadataShape, type Background, type Metadata } from './answer/metadata.js';
import type { ReadBackground } from './read-background.js';
import type { CodeQuestion } from './request/requests.js';
import { shownCode } from './request/shown-code.js';

/** 凭码取证: what a code says, once its signature is found good, and how its licence stands. */
export interface CodeAnswer {
  readonly event: string;
  readonly asOf: string;
  readonly verdict: Verdict['verdict'];
  readonly sentence: string;
  readonly findings: readonly Finding[];
  /** Absent where the signature is not good. */
  readonly metadata?: Metadata;
}

/** As the interface's document shows it. */
export const codeAnswerShape = z.object({
  event: z.string().describe('查阅编号 id of this read in the log of reads'),
  asOf: z.iso.datetime(),
  verdict: z.enum(['valid', 'invalid', 'cannotTell']),
  sentence: z.string(),
  findings: z.array(z.object({ check: z.string(), outcome: z.string(), code: z.string().optional(), detail: z.string() })),
  metadata: metadataShape.optional(),
  receipt: z.string().describe('docs/formats/receipt.md'),
});

/** Reads a licence by a code that somebody shows. */
export class ReadByCode {
  constructor(
    private readonly verify: VerifyLicence,
    private readonly background: ReadBackground,
  ) {}

  /** @throws Refusal as `VerifyLicence` */
  async run({ purpose, code }: CodeQuestion, caller: DepartmentCaller): Promise<Envelope<Receipted<CodeAnswer>>> {
    const { evidence } = shownCode(code);
    const data = await this.verify.run({ evidence, purpose }, caller, async (verdict) => this.write(verdict, code));
    return { head: headOf(statusOfFindings(data.findings)), data };
  }

  private async write({ event, asOf, verdict, sentence, findings, licence }: Verdict, code: string): Promise<CodeAnswer> {
    const judged = { event, asOf, verdict, sentence, findings };
    if (licence === undefined) return judged;
    const reading = await readPrintedCode(code, inflate);
    const type = reading.readable ? await this.background.typeIn(licence.typeCode) : undefined;
    if (!reading.readable || type === undefined) return { ...judged, metadata: { certificateIdentifier: licence.identifier } };
    const background = await this.background.run(licence.typeCode, Math.min(reading.code.claims.typeVersion, type.version));
    return { ...judged, metadata: { ...elementsOfType(licence.identifier, background), extendInfo: fieldsOf(licence.facts, background) } };
  }
}

/** A code has its fields by number (its type says which is which). */
function fieldsOf(facts: Readonly<Record<string, unknown>>, { type }: Background): JsonValue {
  const names = new Map(type.fields.map(({ name, codeKey }) => [String(codeKey), name]));
  return Object.fromEntries(Object.entries(facts).map(([number, value]) => [names.get(number) ?? number, value])) as JsonValue;
}
